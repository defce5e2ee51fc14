import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { DEFINITIONS } from '../../functions/steps/input/definitions.ts';
import { FUNCTIONS } from '../../infra/app/functions-table.ts';

interface State {
  readonly Type: string;
  readonly Comment?: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Resource?: string;
  readonly Parameters?: { readonly FunctionName: string; readonly Payload: Readonly<Record<string, unknown>> };
  readonly TimeoutSeconds?: number;
  readonly TimeoutSecondsPath?: string;
  readonly Retry?: readonly { readonly ErrorEquals: readonly string[]; readonly MaxAttempts?: number }[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
  readonly Choices?: readonly { readonly StringEquals?: string; readonly Next: string }[];
}

interface Definition {
  readonly Comment: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

type Validate = (definition: unknown) => { isValid: boolean; errorsText: (separator?: string) => string };
const validate = createRequire(import.meta.url)('asl-validator') as Validate;

/** Ids, times, counters and tokens; never a text that somebody wrote. */
const PAYLOAD_KEYS = [
  'stream.$',
  'generation.$',
  'at.$',
  'definition',
  'machine',
  'next.$',
  'rounds.$',
  'startedAt.$',
  'token.$',
  'error.$',
];
/** What the incident's and the deadline's next can answer, and the states around it. */
const WORDS =
  /^(Start|Decide|Take|Arm|Page|Draft|Seal|Wait|Renew|Record|Name|Look|End|Incident|Deadline|Delivery|Counting|Next|Action|Person|Notice|Audience|For|Change|Plan|Send|Slice|Finish|Execution|Failure|Failed|Unknown|At|Duty|Until|Again)+$/;

function load(name: string): Definition {
  return JSON.parse(readFileSync(new URL(`../../workflows/${name}.asl.json`, import.meta.url), 'utf8'));
}

function functionOf({ Parameters }: State) {
  const step = /^\$\{(\w+)Arn\}$/.exec(Parameters?.FunctionName ?? '')?.[1] ?? '';
  return FUNCTIONS.find(({ name }) => name === kebab(step));
}

function kebab(name: string): string {
  return name.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
}

/** What Lambda and its runtime answer when a function could not run, or may not have run to its end. */
const TRANSIENT = [
  ...['StorageUnavailable', 'StreamContended', 'Lambda.ServiceException', 'Lambda.AWSLambdaException'],
  ...['Lambda.SdkClientException', 'Lambda.TooManyRequestsException', 'Lambda.ResourceNotReadyException'],
  ...['Lambda.ClientExecutionTimeoutException', 'Lambda.Unknown', 'Runtime.ExitError', 'Runtime.OutOfMemory'],
  'Sandbox.Timedout',
];

function targetsOf(state: State): string[] {
  const choices = (state.Choices ?? []).map(({ Next }) => Next);
  const caught = (state.Catch ?? []).map(({ Next }) => Next);
  return [state.Next, state.Default, ...choices, ...caught].filter((name) => name !== undefined);
}

describe.each(['incident', 'deadline', 'delivery'] as const)('workflows/%s.asl.json', (name) => {
  const definition = load(name);
  const states = Object.entries(definition.States);
  const tasks = states.filter(([, { Type }]) => Type === 'Task');

  it('is valid Amazon States Language', () => {
    const given = JSON.parse(
      JSON.stringify(definition).replaceAll(/\$\{(\w+)Arn\}/g, 'arn:aws:lambda:x:1:function:$1'),
    );
    const result = validate(given);
    expect(result.errorsText('\n')).toBe('');
    expect(result.isValid).toBe(true);
  });

  it('has a name in the words of the glossary and a comment for every state', () => {
    expect(states.map(([state]) => state).filter((state) => !WORDS.test(state))).toEqual([]);
    expect(states.filter(([, { Comment }]) => Comment === undefined)).toEqual([]);
  });

  it('reaches every state, and names none that does not exist', () => {
    const named = new Set([definition.StartAt, ...states.flatMap(([, state]) => targetsOf(state))]);
    expect([...named].toSorted()).toEqual(states.map(([state]) => state).toSorted());
  });

  it.each(tasks)('%s ends in time, is tried again and fails on record', (state, task) => {
    const timeoutSeconds =
      task.TimeoutSeconds ?? (task.TimeoutSecondsPath === undefined ? 0 : Number.POSITIVE_INFINITY);
    expect(timeoutSeconds).toBeGreaterThan(functionOf(task)?.timeoutSeconds ?? Number.POSITIVE_INFINITY);
    expect(task.Retry?.flatMap(({ ErrorEquals }) => ErrorEquals)).toEqual(expect.arrayContaining([...TRANSIENT]));
    const last = task.Catch?.at(-1);
    expect(last?.ErrorEquals).toEqual(['States.ALL']);
    const isRecorder = state === 'RecordFailure';
    expect(isRecorder ? definition.States[last?.Next ?? '']?.Type : last?.Next).toBe(
      isRecorder ? 'Fail' : 'RecordFailure',
    );
  });

  it.each(tasks)('%s invokes a step that exists, with ids only and its version', (_, task) => {
    const { Resource, Parameters } = task;
    expect(Resource).toMatch(/^arn:aws:states:::lambda:invoke(\.waitForTaskToken)?$/);
    const file = new URL(`../../${functionOf(task)?.entry}`, import.meta.url);
    expect(existsSync(file), file.pathname).toBe(true);
    const payload = Parameters?.Payload ?? {};
    expect(Object.keys(payload).filter((key) => !PAYLOAD_KEYS.includes(key))).toEqual([]);
    expect(payload).toMatchObject({
      'stream.$': '$.stream',
      'generation.$': '$.generation',
      definition: DEFINITIONS[name],
    });
    expect(payload['at.$']).toBe('$$.State.EnteredTime');
  });
});

describe('workflows/incident.asl.json', () => {
  const { States } = load('incident');

  it('has a state for every action, of the same name', () => {
    const actions = ['ArmDeadline', 'PagePerson', 'DraftNotice', 'SealAudience', 'StartDelivery', 'WaitForChange'];
    const expected = [...actions, 'RenewExecution', 'End'];
    const choices = States.TakeAction?.Choices ?? [];
    expect(choices.map(({ StringEquals }) => StringEquals)).toEqual(expected);
    expect(choices.map(({ Next }) => Next)).toEqual(expected);
  });

  it('asks again at the latest after thirty days, where it waits, in six history events', () => {
    const wait = States.WaitForChange;
    expect(wait?.TimeoutSecondsPath).toBe('$.decided.next.waitSeconds');
    // Entered, scheduled, started, submitted, timed out, exited: then the same state again.
    expect(wait?.Catch?.[0]).toEqual({ ErrorEquals: ['States.Timeout'], ResultPath: null, Next: 'WaitForChange' });
    expect(wait?.Retry?.flatMap(({ ErrorEquals }) => ErrorEquals)).not.toContain('States.Timeout');
  });
});
