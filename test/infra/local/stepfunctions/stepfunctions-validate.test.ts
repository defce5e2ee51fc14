import { describe, expect, it } from 'vitest';
import { DefinitionError, readDefinition } from '../../../../infra/local/services/stepfunctions/validate/validate.ts';
import { task } from './stepfunctions-fixtures.ts';

const end = { End: true };
const ok = { P: { Type: 'Pass', ...end } };
const one = (state: object): object => ({ StartAt: 'S', States: { S: state } });

function problems(definition: unknown): string[] {
  try {
    readDefinition(typeof definition === 'string' ? definition : JSON.stringify(definition));
    return [];
  } catch (thrown) {
    if (!(thrown instanceof DefinitionError)) throw thrown;
    return thrown.problems.map(({ path, message }) => `${path}: ${message}`);
  }
}

describe('definitions', () => {
  it('one of every kind is accepted', () => {
    const graph = { StartAt: 'P', States: ok };
    const states = {
      P: { Type: 'Pass', Next: 'T', Comment: 'x' },
      T: task(
        {},
        {
          Retry: [{ ErrorEquals: ['States.ALL'], JitterStrategy: 'NONE' }],
          Catch: [{ ErrorEquals: ['E'], Next: 'F' }],
          Next: 'C',
        },
      ),
      C: { Type: 'Choice', Choices: [{ And: [{ Variable: '$.a', IsPresent: true }], Next: 'W' }], Default: 'S' },
      W: { Type: 'Wait', SecondsPath: '$.s', Next: 'B' },
      B: { Type: 'Parallel', Branches: [graph], Next: 'M' },
      M: { Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...graph }, End: true },
      S: { Type: 'Succeed' },
      F: { Type: 'Fail' },
    };
    expect(problems({ StartAt: 'P', States: states, TimeoutSeconds: 5, QueryLanguage: 'JSONPath' })).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['text that is no JSON', '{', '/: the definition is not a JSON object'],
    ['no states', { StartAt: 'P' }, '/States: States must hold a state'],
    ['a start that is not there', { StartAt: 'X', States: ok }, '/StartAt: there is no state "X" here'],
    ['a next that is not there', one({ Type: 'Pass', Next: 'X' }), '/States/S/Next: there is no state "X" here'],
    [
      'JSONata for all',
      { StartAt: 'P', States: ok, QueryLanguage: 'JSONata' },
      '/QueryLanguage: the query language JSONata is not served here',
    ],
    [
      'JSONata for one',
      one({ Type: 'Pass', QueryLanguage: 'JSONata', ...end }),
      '/States/S/QueryLanguage: the query language JSONata is not served here',
    ],
    ['Arguments', one({ ...task({}), Arguments: {} }), '/States/S/Arguments: JSONata is not served here'],
    ['Assign', one({ Type: 'Pass', Assign: {}, ...end }), '/States/S/Assign: workflow variables are not served here'],
    [
      'a reader of items',
      one({ Type: 'Map', ItemProcessor: { StartAt: 'P', States: ok }, ItemReader: {}, ...end }),
      '/States/S/ItemReader: Distributed Map is not served here',
    ],
    [
      'a distributed Map',
      one({
        Type: 'Map',
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, StartAt: 'P', States: ok },
        ...end,
      }),
      '/States/S/ItemProcessor/ProcessorConfig/Mode: the mode DISTRIBUTED is not served here',
    ],
    [
      'another service',
      one({ Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Parameters: {}, ...end }),
      '/States/S/Resource: the resource arn:aws:states:::sns:publish is not served here',
    ],
    [
      'a function as the resource',
      one({ Type: 'Task', Resource: 'arn:aws:lambda:r:0:function:f', ...end }),
      '/States/S/Resource: the resource arn:aws:lambda:r:0:function:f is not served here',
    ],
    [
      'a substitution that was forgotten',
      one({ ...task({}), Parameters: { FunctionName: '${' + 'DecideArn}' } }),
      '/States/S/Parameters/FunctionName: ${' + 'DecideArn} was not substituted',
    ],
    [
      'no function',
      one({ ...task({}), Parameters: {} }),
      '/States/S/Parameters: the Parameters must name the function',
    ],
    ['a type that is none', one({ Type: 'Loop' }), '/States/S/Type: there is no state type "Loop"'],
    [
      'a field of another type',
      one({ Type: 'Pass', Seconds: 1, ...end }),
      '/States/S/Seconds: the field Seconds is not known here',
    ],
    [
      'both Next and End',
      one({ Type: 'Pass', Next: 'S', ...end }),
      '/States/S: a state needs either Next or "End": true',
    ],
    ['neither Next nor End', one({ Type: 'Pass' }), '/States/S: a state needs either Next or "End": true'],
    [
      'two kinds of wait',
      one({ Type: 'Wait', Seconds: 1, Timestamp: '2026-04-24T08:50:00Z', ...end }),
      '/States/S: a Wait needs one of',
    ],
    [
      'a wait below 0',
      one({ Type: 'Wait', Seconds: -1, ...end }),
      '/States/S/Seconds: Seconds must be a whole number from 0',
    ],
    [
      'a timestamp that is none',
      one({ Type: 'Wait', Timestamp: 'noon', ...end }),
      '/States/S/Timestamp: "noon" is not a timestamp',
    ],
    [
      'a filter in a path',
      one({ Type: 'Pass', InputPath: '$.a[?(@.b)]', ...end }),
      "/States/S/InputPath: '$.a[?(@.b)]'",
    ],
    ['a search in a path', one({ Type: 'Pass', InputPath: '$..a', ...end }), "/States/S/InputPath: '$..a'"],
    [
      'a path in Parameters that is none',
      one({ Type: 'Pass', Parameters: { in: [{ 'x.$': 'a.b' }] }, ...end }),
      "/States/S/Parameters: 'a.b'",
    ],
    ['a ResultPath of the context', one({ Type: 'Pass', ResultPath: '$$.x', ...end }), '/States/S/ResultPath'],
    [
      'an intrinsic that is none',
      one({ Type: 'Pass', Parameters: { 'x.$': 'States.Nothing()' }, ...end }),
      '/States/S/Parameters: States.Nothing is not an intrinsic function',
    ],
    [
      'an intrinsic with too few parts',
      one({ Type: 'Pass', Parameters: { 'x.$': 'States.Hash($.a)' }, ...end }),
      '/States/S/Parameters: States.Hash does not take 1 arguments',
    ],
    [
      'a comparison that is none',
      one({ Type: 'Choice', Choices: [{ Variable: '$.a', StringEndsWith: 'x', Next: 'S' }] }),
      '/States/S/Choices/0: a test needs a Variable and one comparison',
    ],
    [
      'a rule without Next',
      one({ Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true }] }),
      '/States/S/Choices/0/Next: there is no state null',
    ],
    [
      'States.ALL beside others',
      one({ ...task({}), Retry: [{ ErrorEquals: ['States.ALL', 'E'] }] }),
      '/States/S/Retry/0/ErrorEquals: States.ALL must stand alone',
    ],
    [
      'States.ALL before others',
      one({
        ...task({}),
        Catch: [
          { ErrorEquals: ['States.ALL'], Next: 'S' },
          { ErrorEquals: ['E'], Next: 'S' },
        ],
      }),
      '/States/S/Catch/0/ErrorEquals: States.ALL must stand alone and in the last place',
    ],
    [
      'a heartbeat that is too long',
      one({ ...task({}), TimeoutSeconds: 5, HeartbeatSeconds: 5 }),
      '/States/S/HeartbeatSeconds: HeartbeatSeconds must be smaller',
    ],
    [
      'a jitter that is none',
      one({ ...task({}), Retry: [{ ErrorEquals: ['E'], JitterStrategy: 'SOME' }] }),
      '/States/S/Retry/0/JitterStrategy',
    ],
    [
      'a parameter of an invocation that is not served',
      one({ ...task({}), Parameters: { FunctionName: 'f', InvocationType: 'Event' } }),
      '/States/S/Parameters/InvocationType: InvocationType is not served here: only FunctionName and Payload are',
    ],
    [
      'one that is taken from the data',
      one({ ...task({}), Parameters: { FunctionName: 'f', 'Qualifier.$': '$.q' } }),
      '/States/S/Parameters/Qualifier.$: Qualifier.$ is not served here',
    ],
    [
      'a fault inside a branch',
      one({ Type: 'Parallel', Branches: [{ StartAt: 'P', States: { P: { Type: 'Pass' } } }], ...end }),
      '/States/S/Branches/0/States/P: a state needs either',
    ],
  ])('%s is refused by name', (_what, definition, expected) => {
    expect(problems(definition)).toEqual([expect.stringContaining(expected)]);
  });
});
