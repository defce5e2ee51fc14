import { describe, expect, it } from 'vitest';
import { play, START, task } from './stepfunctions-fixtures.ts';

const end = { End: true };
const pass = (more: object): object => ({ P: { Type: 'Pass', ...end, ...more } });
const input = { a: { b: [10, 20, { c: 'x' }] }, name: 'n', list: [3, 1, 3], 'odd key': 1, nothing: null };

describe('the flow of data', () => {
  it.each<[string, object, unknown]>([
    ['nothing: the input', {}, input],
    ['InputPath', { InputPath: '$.a' }, input.a],
    ['InputPath null: an empty object', { InputPath: null }, {}],
    ['InputPath of the context', { InputPath: '$$.Execution.Input.name' }, 'n'],
    ['OutputPath', { OutputPath: '$.a.b[2].c' }, 'x'],
    ['OutputPath null: an empty object', { OutputPath: null }, {}],
    ['Result', { Result: { r: 1 } }, { r: 1 }],
    ['Result null', { Result: null, ResultPath: '$.name' }, { ...input, name: null }],
    ['ResultPath null: the result is dropped', { Result: 5, ResultPath: null }, input],
    [
      'ResultPath: into the raw input, not the selected',
      { InputPath: '$.a', Result: 5, ResultPath: '$.a.d.e' },
      {
        ...input,
        a: { b: input.a.b, d: { e: 5 } },
      },
    ],
    ['ResultPath into a list', { Result: 5, ResultPath: '$.list[1]' }, { ...input, list: [3, 5, 3] }],
    [
      'Parameters: constants, paths, nested, in lists',
      {
        Parameters: { k: 1, 'p.$': '$.a.b[0]', in: { 'q.$': '$.name' }, of: [{ 'r.$': "$['odd key']" }, '$.name'] },
      },
      { k: 1, p: 10, in: { q: 'n' }, of: [{ r: 1 }, '$.name'] },
    ],
    ['a place counted from the end', { InputPath: '$.list[-1]' }, 3],
    ['everything of a list', { Parameters: { 'all.$': '$.a.b[*].c' } }, { all: ['x'] }],
    ['everything of an object', { Parameters: { 'all.$': '$.a.*' } }, { all: [input.a.b] }],
    ['a null that is there', { Parameters: { 'n.$': '$.nothing' } }, { n: null }],
    [
      'the context object',
      {
        Parameters: {
          'id.$': '$$.Execution.Id',
          'name.$': '$$.Execution.Name',
          'start.$': '$$.Execution.StartTime',
          'state.$': '$$.State.Name',
          'entered.$': '$$.State.EnteredTime',
          'tries.$': '$$.State.RetryCount',
          'role.$': '$$.Execution.RoleArn',
        },
      },
      {
        id: expect.stringMatching(/^arn:aws:states:ap-northeast-1:000000000000:execution:machine-.*:one$/),
        name: 'one',
        start: START,
        state: 'P',
        entered: START,
        tries: 0,
        role: 'arn:aws:iam::000000000000:role/machine',
      },
    ],
  ])('%s', async (_what, fields, expected) => {
    const { record, output } = await play(pass(fields), input);
    expect(record.cause).toBe(null);
    expect(output).toEqual(expected);
  });

  it.each<[string, object, string, string]>([
    [
      'a path to nothing in Parameters',
      { Parameters: { 'x.$': '$.none' } },
      'States.Runtime',
      "The JSONPath '$.none' specified for the field 'x.$' could not be found in the input",
    ],
    ['a path to nothing as InputPath', { InputPath: '$.none' }, 'States.Runtime', "'InputPath' could not be found"],
    [
      'a path to nothing as OutputPath',
      { OutputPath: '$.none.deep' },
      'States.Runtime',
      "'OutputPath' could not be found",
    ],
    [
      'a ResultPath through a text',
      { Result: 1, ResultPath: '$.name.inner' },
      'States.ResultPathMatchFailure',
      '$.name.inner',
    ],
    [
      'a ResultPath beyond a list',
      { Result: 1, ResultPath: '$.list[9]' },
      'States.ResultPathMatchFailure',
      '$.list[9]',
    ],
    [
      'an intrinsic that fails',
      { Parameters: { 'x.$': 'States.ArrayGetItem($.list, 9)' } },
      'States.IntrinsicFailure',
      'no item 9',
    ],
    [
      'an intrinsic on nothing',
      { Parameters: { 'x.$': 'States.ArrayLength($.none)' } },
      'States.IntrinsicFailure',
      '$.none',
    ],
  ])('%s fails the execution and says where', async (_what, fields, error, cause) => {
    const { record } = await play(pass(fields), input);
    expect(record).toMatchObject({ status: 'FAILED', error });
    expect(record.cause).toContain(cause);
    expect(record.cause).toContain("An error occurred while executing the state 'P' (entered at the event id #2).");
  });

  it('a task: Parameters, then ResultSelector, then ResultPath on the raw input, then OutputPath', async () => {
    const states = {
      T: task(
        { 'v.$': '$.b[0]' },
        {
          InputPath: '$.a',
          ResultSelector: { 'next.$': '$.Payload.v', 'code.$': '$.StatusCode' },
          ResultPath: '$.out',
          OutputPath: '$.out',
          End: true,
        },
      ),
    };
    const { output, world } = await play(states, input);
    expect(world.calls).toEqual([{ payload: { v: 10 }, atMs: Date.parse(START) }]);
    expect(output).toEqual({ next: 10, code: 200 });
  });

  it('the input of the execution is the same inside branches and items', async () => {
    const tell = { Type: 'Pass', Parameters: { 'in.$': '$$.Execution.Input.name' }, OutputPath: '$.in', End: true };
    const graph = { StartAt: 'Tell', States: { Tell: tell } };
    const states = {
      Both: { Type: 'Parallel', Branches: [graph, graph], ResultPath: '$.both', Next: 'Each' },
      Each: { Type: 'Map', ItemsPath: '$.list', ItemProcessor: graph, ResultPath: '$.each', End: true },
    };
    const { output } = await play(states, input);
    expect(output).toEqual({ ...input, both: ['n', 'n'], each: ['n', 'n', 'n'] });
  });
});
