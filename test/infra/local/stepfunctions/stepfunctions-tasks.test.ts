import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../../infra/local/services/stepfunctions/api/api-error.ts';
import { failing, OUTSIDE, play, SECOND_MS, START_MS, task, World, waitingTask } from './stepfunctions-fixtures.ts';

const caught = { Caught: { Type: 'Pass', End: true } };
const catchAll = { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }], End: true };

/** The token that the function was given first. */
function firstToken(world: World): string {
  const payload = world.calls[0]?.payload;
  return (payload as { token?: string } | undefined)?.token ?? '';
}

/** A world in which a task waits for its token. */
async function waiting(
  more: object = { End: true },
  states: object = {},
): Promise<{ world: World; arn: string; token: string }> {
  const world = new World(() => 'taken');
  const arn = world.start({ T: waitingTask({}, more), ...states });
  await world.clock.advanceTo(START_MS);
  return { world, arn, token: firstToken(world) };
}

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'none';
  } catch (thrown) {
    return thrown instanceof ApiError ? thrown.code : String(thrown);
  }
}

describe('tasks that wait for a token', () => {
  it('go on with the output that its holder sends', async () => {
    const { world, arn, token } = await waiting({ ResultPath: '$.answer', End: true });
    await world.clock.advanceTo(START_MS + 60 * SECOND_MS);
    expect(world.record(arn).status).toBe('RUNNING');
    world.states.sendTaskSuccess({ taskToken: token, output: '{"yes":1}' });
    await world.clock.advanceTo(START_MS + 60 * SECOND_MS);
    const record = world.record(arn);
    expect(record).toMatchObject({ status: 'SUCCEEDED', output: '{"answer":{"yes":1}}' });
    expect(record.stopMs).toBe(START_MS + 60 * SECOND_MS);
    expect(record.history.map((event) => event.type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('fail with the error that its holder sends', async () => {
    const { world, arn, token } = await waiting(catchAll, caught);
    world.states.sendTaskFailure({ taskToken: token, error: 'Refused', cause: 'no' });
    await world.clock.advanceTo(START_MS);
    expect(world.record(arn).output).toBe('{"Error":"Refused","Cause":"no"}');
  });

  it('may be answered before the function has returned', async () => {
    const { output, types } = await play({ T: waitingTask({}) }, {}, ({ token }: { token: string }, world) => {
      world.states.sendTaskSuccess({ taskToken: token, output: '"early"' });
      return 'late';
    });
    expect(output).toBe('early');
    expect(types).not.toContain('TaskSubmitted');
  });

  it('fail when their function fails', async () => {
    const { record } = await play({ T: waitingTask({}) }, {}, () => failing('Broken'));
    expect(record).toMatchObject({ status: 'FAILED', error: 'Broken' });
  });

  it('time out, and the token is refused afterwards', async () => {
    const { world, arn, token } = await waiting({ TimeoutSeconds: 30, ...catchAll }, caught);
    await world.clock.advanceTo(START_MS + 31 * SECOND_MS);
    const record = world.record(arn);
    expect(record.output).toBe('{"Error":"States.Timeout","Cause":""}');
    expect(record.stopMs).toBe(START_MS + 30 * SECOND_MS);
    expect(codeOf(() => world.states.sendTaskSuccess({ taskToken: token, output: '{}' }))).toBe('TaskTimedOut');
  });

  it('a heartbeat keeps them alive, and its absence ends them', async () => {
    const limits = { HeartbeatSeconds: 10, TimeoutSeconds: 1000, ...catchAll };
    const { world, arn, token } = await waiting(limits, caught);
    for (const second of [8, 16, 24]) {
      await world.clock.advanceTo(START_MS + second * SECOND_MS);
      world.states.sendTaskHeartbeat({ taskToken: token });
    }
    await world.clock.advanceTo(START_MS + 33 * SECOND_MS);
    expect(world.record(arn).status).toBe('RUNNING');
    await world.clock.advanceTo(START_MS + 100 * SECOND_MS);
    expect(world.record(arn).output).toBe('{"Error":"States.HeartbeatTimeout","Cause":""}');
    expect(world.record(arn).stopMs).toBe(START_MS + 34 * SECOND_MS);
  });

  it('a token that never was is refused by name, and so is an output that is no JSON', async () => {
    const { world, token } = await waiting();
    const unknown = Buffer.alloc(32).toString('base64');
    expect(codeOf(() => world.states.sendTaskSuccess({ taskToken: 'x', output: '{}' }))).toBe('InvalidToken');
    expect(codeOf(() => world.states.sendTaskHeartbeat({ taskToken: unknown }))).toBe('TaskDoesNotExist');
    expect(codeOf(() => world.states.sendTaskSuccess({ taskToken: token, output: '{' }))).toBe('InvalidOutput');
  });

  it('a token counts once', async () => {
    const { world, token } = await waiting();
    world.states.sendTaskSuccess({ taskToken: token, output: '1' });
    await world.clock.advanceTo(START_MS);
    expect(codeOf(() => world.states.sendTaskSuccess({ taskToken: token, output: '2' }))).toBe('TaskTimedOut');
  });

  it('tokens follow from the seed, and differ from one another', async () => {
    const [one, two] = [await waiting(), await waiting()];
    const other = new World(() => 'taken', { seed: 'seed-2' });
    other.start({ T: waitingTask({}) });
    await other.clock.advanceTo(START_MS);
    expect(one.token).toBe(two.token);
    expect(firstToken(other)).not.toBe(one.token);
  });
});

describe('tasks that wait for their function', () => {
  it('time out while the function sleeps on; what it returns later is dropped', async () => {
    const states = { T: task({}, { TimeoutSeconds: 5, ...catchAll }), ...caught };
    const { output, types, tookMs } = await play(states, {}, async (_payload, world) => {
      const parked = world.clock.park<string>(OUTSIDE);
      world.clock.schedule(START_MS + 20 * SECOND_MS, OUTSIDE, () => void parked.wake('too late'));
      return await parked.waited;
    });
    expect(output).toEqual({ Error: 'States.Timeout', Cause: '' });
    expect(tookMs).toBe(5 * SECOND_MS);
    expect(types).toContain('TaskTimedOut');
  });

  it('take their timeout from the data', async () => {
    const states = { T: { ...waitingTask({}), TimeoutSecondsPath: '$.limit' } };
    const { record, tookMs } = await play(states, { limit: 7 });
    expect(record).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect(tookMs).toBe(7 * SECOND_MS);
  });

  it('an error of the Lambda service has a plain cause', async () => {
    const { record } = await play({ T: task({}) }, {}, () => failing('Lambda.ServiceException', 'service down'));
    expect(record).toMatchObject({ error: 'Lambda.ServiceException', cause: 'service down' });
  });
});

describe('[difference: invoke] a payload that is given as text', () => {
  const texted = (more: object = { End: true }): object => ({
    ...task({}, more),
    Parameters: { FunctionName: 'worker', 'Payload.$': '$.text' },
  });

  it('reaches the function as what it says', async () => {
    const { world } = await play({ T: texted() }, { text: '{"a":[1,2]}' });
    expect(world.calls[0]?.payload).toEqual({ a: [1, 2] });
  });

  it('fails the task when it is no JSON', async () => {
    const { output } = await play({ T: texted(catchAll), ...caught }, { text: 'no JSON' });
    expect(output).toMatchObject({ Error: 'Lambda.InvalidRequestContentException' });
  });
});
