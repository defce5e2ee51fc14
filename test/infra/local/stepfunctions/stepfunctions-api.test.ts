import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../../infra/local/services/stepfunctions/api/api-error.ts';
import type { ExecutionRecord } from '../../../../infra/local/services/stepfunctions/execution-record.ts';
import { DAY_MS, SECOND_MS, START_MS, World } from './stepfunctions-fixtures.ts';

const wait = { W: { Type: 'Wait', Seconds: 60, End: true } };
const ROLE = 'arn:aws:iam::000000000000:role/machine';

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'none';
  } catch (thrown) {
    return thrown instanceof ApiError ? thrown.code : String(thrown);
  }
}

describe('the API of Step Functions', () => {
  it('a name that runs with the same input starts nothing new', async () => {
    const world = new World();
    const stateMachineArn = world.machine(wait);
    const first = world.states.startExecution({ stateMachineArn, name: 'n', input: '{"a":1}' });
    await world.clock.advanceTo(START_MS + SECOND_MS);
    const again = world.states.startExecution({ stateMachineArn, name: 'n', input: '{ "a": 1 }' });
    expect(again).toEqual(first);
    expect(world.states.records()).toHaveLength(1);
  });

  it('a name is refused with another input, and for 90 days after its end with any input', async () => {
    const world = new World();
    const stateMachineArn = world.machine(wait);
    const start = (input: string): unknown => world.states.startExecution({ stateMachineArn, name: 'n', input });
    start('{"a":1}');
    expect(codeOf(() => start('{"a":2}'))).toBe('ExecutionAlreadyExists');
    await world.clock.advanceTo(START_MS + 60 * SECOND_MS);
    expect(codeOf(() => start('{"a":1}'))).toBe('ExecutionAlreadyExists');
    await world.clock.advanceTo(START_MS + 91 * DAY_MS);
    expect(codeOf(() => start('{"a":1}'))).toBe('none');
  });

  it.each<[string, string, (world: World) => unknown]>([
    [
      'a machine that is not there',
      'StateMachineDoesNotExist',
      (w) => w.states.startExecution({ stateMachineArn: 'arn:aws:states:r:a:stateMachine:none' }),
    ],
    [
      'an execution that is not there',
      'ExecutionDoesNotExist',
      (w) => w.states.describeExecution({ executionArn: 'arn:aws:states:r:a:execution:m:none' }),
    ],
    ['an ARN that is none', 'InvalidArn', (w) => w.states.describeExecution({ executionArn: 'none' })],
    ['no ARN at all', 'InvalidArn', (w) => w.states.stopExecution({})],
    [
      'a name with a slash',
      'InvalidName',
      (w) => w.states.startExecution({ stateMachineArn: w.machine(wait), name: 'a/b' }),
    ],
    [
      'a name of 81 characters',
      'InvalidName',
      (w) => w.states.startExecution({ stateMachineArn: w.machine(wait), name: 'a'.repeat(81) }),
    ],
    [
      'an input that is no JSON',
      'InvalidExecutionInput',
      (w) => w.states.startExecution({ stateMachineArn: w.machine(wait), input: '{' }),
    ],
    [
      'an input that is too large',
      'InvalidExecutionInput',
      (w) => w.states.startExecution({ stateMachineArn: w.machine(wait), input: JSON.stringify('x'.repeat(262_144)) }),
    ],
    [
      'a machine of the express type',
      'StateMachineTypeNotSupported',
      (w) => w.states.createStateMachine({ name: 'm', definition: '{}', type: 'EXPRESS' }),
    ],
    [
      'a definition that is none',
      'InvalidDefinition',
      (w) => w.states.createStateMachine({ name: 'm', definition: 'x', roleArn: ROLE }),
    ],
    ['a token of a page that is none', 'InvalidToken', (w) => w.states.listStateMachines({ nextToken: '%%' })],
  ])('%s is %s', (_what, code, act) => {
    expect(codeOf(() => act(new World()))).toBe(code);
  });

  it('the same machine twice is one; another one under its name is refused; an update reaches new executions only', async () => {
    const world = new World();
    const definition = (seconds: number): string =>
      JSON.stringify({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: seconds, End: true } } });
    const create = (seconds: number): { stateMachineArn: string } =>
      world.states.createStateMachine({ name: 'm', definition: definition(seconds), roleArn: ROLE });
    const { stateMachineArn } = create(10);
    expect(create(10)).toMatchObject({ stateMachineArn });
    expect(codeOf(() => create(20))).toBe('StateMachineAlreadyExists');
    const { executionArn: old } = world.states.startExecution({ stateMachineArn, name: 'old' });
    world.states.updateStateMachine({ stateMachineArn, definition: definition(20) });
    const { executionArn: young } = world.states.startExecution({ stateMachineArn, name: 'young' });
    await world.clock.advanceTo(START_MS + DAY_MS);
    expect(world.record(old).stopMs).toBe(START_MS + 10 * SECOND_MS);
    expect(world.record(young).stopMs).toBe(START_MS + 20 * SECOND_MS);
    expect(world.states.describeStateMachine({ stateMachineArn })).toMatchObject({
      status: 'ACTIVE',
      type: 'STANDARD',
      roleArn: ROLE,
      definition: definition(20),
    });
  });

  it('describes, lists newest first, filters and pages', async () => {
    const world = new World();
    const stateMachineArn = world.machine(wait);
    for (const name of ['a', 'b', 'c']) {
      world.states.startExecution({ stateMachineArn, name, input: '{"x":1}' });
      await world.clock.advanceTo(world.clock.now() + SECOND_MS);
    }
    await world.clock.advanceTo(START_MS + 60 * SECOND_MS);
    const first = world.states.listExecutions({ stateMachineArn, maxResults: 2 });
    const rest = world.states.listExecutions({ stateMachineArn, nextToken: first.nextToken });
    expect([...first.executions, ...rest.executions].map((row) => [row.name, row.status])).toEqual([
      ['c', 'RUNNING'],
      ['b', 'RUNNING'],
      ['a', 'SUCCEEDED'],
    ]);
    expect(rest.nextToken).toBe(undefined);
    const done = world.states.listExecutions({ stateMachineArn, statusFilter: 'SUCCEEDED' }).executions[0];
    expect(world.states.describeExecution({ executionArn: done?.executionArn })).toEqual({
      executionArn: done?.executionArn,
      stateMachineArn,
      name: 'a',
      status: 'SUCCEEDED',
      startDate: START_MS / 1000,
      stopDate: START_MS / 1000 + 60,
      input: '{"x":1}',
      inputDetails: { included: true },
      output: '{"x":1}',
      outputDetails: { included: true },
    });
  });

  it('a history comes in pages, forwards and backwards', async () => {
    const world = new World();
    const executionArn = world.start(wait);
    await world.clock.advanceTo(START_MS + 60 * SECOND_MS);
    const page = world.states.getExecutionHistory({ executionArn, maxResults: 2 });
    const next = world.states.getExecutionHistory({ executionArn, maxResults: 2, nextToken: page.nextToken });
    const back = world.states.getExecutionHistory({ executionArn, reverseOrder: true, maxResults: 1 });
    expect(page.events.map((event) => event.id)).toEqual([1, 2]);
    expect(next.events.map((event) => event.type)).toEqual(['WaitStateExited', 'ExecutionSucceeded']);
    expect(back.events[0]?.type).toBe('ExecutionSucceeded');
  });

  it('a stopped execution does nothing any more', async () => {
    const world = new World();
    const executionArn = world.start({
      ...wait,
      W: { Type: 'Wait', Seconds: 60, Next: 'X' },
      X: { Type: 'Pass', End: true },
    });
    await world.clock.advanceTo(START_MS + 10 * SECOND_MS);
    expect(world.states.stopExecution({ executionArn, error: 'E', cause: 'C' })).toEqual({
      stopDate: START_MS / 1000 + 10,
    });
    await world.clock.advanceTo(START_MS + DAY_MS);
    const record = world.record(executionArn);
    expect(record).toMatchObject({ status: 'ABORTED', error: 'E', cause: 'C', stopMs: START_MS + 10 * SECOND_MS });
    expect(record.history.at(-1)?.type).toBe('ExecutionAborted');
    expect(world.clock.idle).toBe(true);
  });

  it('the time limit of a machine ends its executions', async () => {
    const world = new World();
    const stateMachineArn = world.machine(wait, { TimeoutSeconds: 30 });
    const { executionArn } = world.states.startExecution({ stateMachineArn });
    await world.clock.advanceTo(START_MS + DAY_MS);
    expect(world.record(executionArn)).toMatchObject({ status: 'TIMED_OUT', stopMs: START_MS + 30 * SECOND_MS });
  });
});

describe('the end of the system', () => {
  it('what ran is ABORTED, and the journal hears of each start and each end', async () => {
    const journal: ExecutionRecord[] = [];
    const world = new World(undefined, { record: (record) => void journal.push(record) });
    world.start(wait, {}, 'a');
    world.start({ P: { Type: 'Pass', End: true } }, {}, 'b');
    await world.clock.advanceTo(START_MS);
    world.states.abortAll();
    await world.clock.advanceTo(START_MS + DAY_MS);
    expect(journal.map((record) => [record.name, record.status])).toEqual([
      ['a', 'RUNNING'],
      ['b', 'RUNNING'],
      ['b', 'SUCCEEDED'],
      ['a', 'ABORTED'],
    ]);
  });

  it('a new life sees the old executions, and those that ran as ABORTED', async () => {
    const journal = new Map<string, ExecutionRecord>();
    const record = (entry: ExecutionRecord): void =>
      void journal.set(entry.executionArn, JSON.parse(JSON.stringify(entry)));
    const before = new World(undefined, { record });
    const executionArn = before.start(wait, {}, 'a');
    await before.clock.advanceTo(START_MS);
    const after = new World(undefined, { record, previous: [...journal.values()] });
    expect(after.states.describeExecution({ executionArn })).toMatchObject({ status: 'ABORTED', name: 'a' });
    expect(journal.get(executionArn)?.status).toBe('ABORTED');
    expect(codeOf(() => after.start(wait, {}, 'a'))).toBe('ExecutionAlreadyExists');
    const token = Buffer.alloc(32).toString('base64');
    expect(codeOf(() => after.states.sendTaskSuccess({ taskToken: token, output: '{}' }))).toBe('TaskTimedOut');
  });
});
