import { describe, expect, it } from 'vitest';
import { failing, play, SECOND_MS, START_MS, task } from './stepfunctions-fixtures.ts';

const caught = { Caught: { Type: 'Pass', End: true } };
const catchAll = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];

/** Fails so often, then answers. */
function failingTimes(times: number, errorType: string): () => unknown {
  let left = times;
  return () => {
    left -= 1;
    return left >= 0 ? failing(errorType) : { fine: true };
  };
}

function retrying(retry: object[], more: object = {}): object {
  return { T: task({}, { Retry: retry, ResultSelector: { 'r.$': '$.Payload' }, End: true, ...more }) };
}

describe('retries', () => {
  it.each<[string, object, number, number[]]>([
    ['defaults: after 1, 2 and 4 s', {}, 3, [0, 1, 3, 7]],
    ['interval and rate', { IntervalSeconds: 10, BackoffRate: 1.5 }, 3, [0, 10, 25, 47.5]],
    ['a rate of 1 keeps the interval', { IntervalSeconds: 5, BackoffRate: 1, MaxAttempts: 4 }, 4, [0, 5, 10, 15, 20]],
    ['no delay is longer than MaxDelaySeconds', { IntervalSeconds: 4, MaxDelaySeconds: 6 }, 3, [0, 4, 10, 16]],
  ])('%s', async (_what, fields, failures, expectedSeconds) => {
    const states = retrying([{ ErrorEquals: ['Busy'], ...fields }]);
    const { output, world } = await play(states, {}, failingTimes(failures, 'Busy'));
    expect(output).toEqual({ r: { fine: true } });
    expect(world.calls.map((call) => (call.atMs - START_MS) / SECOND_MS)).toEqual(expectedSeconds);
  });

  it('end after MaxAttempts, with the last error', async () => {
    const { record, world } = await play(
      retrying([{ ErrorEquals: ['Busy'], MaxAttempts: 2 }]),
      {},
      failingTimes(9, 'Busy'),
    );
    expect(record).toMatchObject({ status: 'FAILED', error: 'Busy' });
    expect(world.calls).toHaveLength(3);
  });

  it('MaxAttempts 0 means never', async () => {
    const states = retrying([{ ErrorEquals: ['Busy'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }]);
    expect((await play(states, {}, failingTimes(9, 'Busy'))).world.calls).toHaveLength(1);
  });

  it('each retrier counts by itself, and the state knows how often it was tried', async () => {
    const errors = ['A', 'B', 'A', 'B'];
    const states = {
      T: task(
        { 'tries.$': '$$.State.RetryCount' },
        {
          Retry: [
            { ErrorEquals: ['A'], MaxAttempts: 2 },
            { ErrorEquals: ['B'], MaxAttempts: 2 },
          ],
          End: true,
        },
      ),
    };
    const { record, world } = await play(states, {}, () => {
      const error = errors.shift();
      return error === undefined ? {} : failing(error);
    });
    expect(record.status).toBe('SUCCEEDED');
    expect(world.calls.map((call) => (call.payload as { tries: number }).tries)).toEqual([0, 1, 2, 3, 4]);
  });

  it('full jitter stays inside the delay and repeats with the seed', async () => {
    const states = retrying([{ ErrorEquals: ['Busy'], IntervalSeconds: 100, JitterStrategy: 'FULL' }]);
    const [one, two] = [
      await play(states, {}, failingTimes(1, 'Busy')),
      await play(states, {}, failingTimes(1, 'Busy')),
    ];
    expect(one.tookMs).toBe(two.tookMs);
    expect(one.tookMs).toBeGreaterThan(0);
    expect(one.tookMs).toBeLessThan(100 * SECOND_MS);
  });

  it('a Parallel is tried again as a whole, with every branch', async () => {
    const branch = { StartAt: 'T', States: { T: task({}) } };
    const states = {
      P: { Type: 'Parallel', Branches: [branch, branch], Retry: [{ ErrorEquals: ['Busy'] }], End: true },
    };
    const { record, world } = await play(states, {}, failingTimes(1, 'Busy'));
    expect(record.status).toBe('SUCCEEDED');
    expect(world.calls).toHaveLength(4);
  });
});

describe('catches', () => {
  it.each<[string, string[], string, boolean]>([
    ['the name', ['Mine'], 'Mine', true],
    ['another name', ['Mine'], 'Other', false],
    ['States.ALL', ['States.ALL'], 'Other', true],
    ['States.TaskFailed', ['States.TaskFailed'], 'Other', true],
    ['States.Timeout is not any error', ['States.Timeout'], 'Other', false],
    ['an error of Lambda', ['Lambda.ServiceException'], 'Lambda.ServiceException', true],
  ])('%s', async (_what, names, errorType, isCaught) => {
    const states = { T: task({}, { Catch: [{ ErrorEquals: names, Next: 'Caught' }], End: true }), ...caught };
    const { record, output } = await play(states, {}, () => failing(errorType, 'why'));
    expect(record.status).toBe(isCaught ? 'SUCCEEDED' : 'FAILED');
    if (isCaught) expect(output).toMatchObject({ Error: errorType });
    else expect(record.error).toBe(errorType);
  });

  it('the cause is what Lambda says, as JSON; ResultPath puts it into the input', async () => {
    const catchers = [{ ErrorEquals: ['States.ALL'], Next: 'Caught', ResultPath: '$.failure' }];
    const states = { T: task({}, { Catch: catchers, End: true }), ...caught };
    const { output } = await play(states, { keep: 1 }, () => failing('TypeError', 'x is not a function'));
    expect(output).toEqual({
      keep: 1,
      failure: {
        Error: 'TypeError',
        Cause: JSON.stringify({ errorType: 'TypeError', errorMessage: 'x is not a function', trace: [] }),
      },
    });
  });

  it('are asked after the retries', async () => {
    const states = retrying([{ ErrorEquals: ['Busy'], MaxAttempts: 1 }], { Catch: catchAll });
    const { record, world } = await play({ ...states, ...caught }, {}, failingTimes(9, 'Busy'));
    expect(record.status).toBe('SUCCEEDED');
    expect(world.calls).toHaveLength(2);
  });

  it('a path to nothing in a task is States.Runtime, which nothing catches', async () => {
    const states = { T: task({ 'x.$': '$.none' }, { Catch: catchAll, End: true }), ...caught };
    expect((await play(states)).record).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });

  it('a result of a task that is too large fails the task, and States.ALL or its name catches it', async () => {
    const large = (): unknown => 'x'.repeat(262_144);
    for (const names of [['States.ALL'], ['States.DataLimitExceeded']]) {
      const states = { T: task({}, { Catch: [{ ErrorEquals: names, Next: 'Caught' }], End: true }), ...caught };
      const { record, types } = await play(states, {}, large);
      expect(record.status).toBe('SUCCEEDED');
      expect(JSON.parse(record.output ?? '{}')).toMatchObject({ Error: 'States.DataLimitExceeded' });
      expect(types).toContain('TaskFailed');
      expect(types).not.toContain('TaskSucceeded');
    }
  });

  it('data of a state that is too large is caught by its name only', async () => {
    const half = 'x'.repeat(140_000);
    const large = { Payload: { a: half } };
    const selector = { ResultSelector: { 'a.$': '$.Payload', 'b.$': '$.Payload' } };
    const all = { T: task({}, { ...selector, Catch: catchAll, End: true }), ...caught };
    const named = {
      T: task({}, { ...selector, Catch: [{ ErrorEquals: ['States.DataLimitExceeded'], Next: 'Caught' }], End: true }),
      ...caught,
    };
    expect((await play(all, {}, () => large.Payload)).record.error).toBe('States.DataLimitExceeded');
    expect((await play(named, {}, () => large.Payload)).record.status).toBe('SUCCEEDED');
  });

  it('the limit counts bytes, not characters', async () => {
    const states = (count: number): object => ({ P: { Type: 'Pass', Result: '火'.repeat(count), End: true } });
    expect((await play(states(87_380))).record.status).toBe('SUCCEEDED');
    expect((await play(states(87_381))).record.error).toBe('States.DataLimitExceeded');
  });

  it('Fail gives its error and cause, fixed or from the data', async () => {
    const fixed = { F: { Type: 'Fail', Error: 'E', Cause: 'C' } };
    const found = { F: { Type: 'Fail', ErrorPath: '$.e', CausePath: "States.Format('for {}', $.w)" } };
    expect((await play(fixed)).record).toMatchObject({ status: 'FAILED', error: 'E', cause: 'C' });
    expect((await play(found, { e: 'X', w: 'it' })).record).toMatchObject({ error: 'X', cause: 'for it' });
  });

  it('the first branch that fails cuts the others short, and its error is the one that is caught', async () => {
    const waits = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 100, End: true } } };
    const fails = {
      StartAt: 'V',
      States: { V: { Type: 'Wait', Seconds: 10, Next: 'F' }, F: { Type: 'Fail', Error: 'Boom', Cause: 'c' } },
    };
    const states = { P: { Type: 'Parallel', Branches: [waits, fails], Catch: catchAll, End: true }, ...caught };
    const { output, tookMs, types } = await play(states);
    expect(output).toEqual({ Error: 'Boom', Cause: 'c' });
    expect(tookMs).toBe(10 * SECOND_MS);
    expect(types).toContain('WaitStateAborted');
    expect(types).toContain('ParallelStateFailed');
  });

  it('an item that fails ends the Map', async () => {
    const graph = { StartAt: 'T', States: { T: task({ 'v.$': '$' }) } };
    const states = { M: { Type: 'Map', MaxConcurrency: 1, ItemProcessor: graph, End: true } };
    const { record, world, types } = await play(states, [1, 2, 3], ({ v }: { v: number }) =>
      v === 2 ? failing('Two') : v,
    );
    expect(record).toMatchObject({ status: 'FAILED', error: 'Two' });
    expect(world.calls).toHaveLength(2);
    expect(types.filter((type) => type.startsWith('MapIteration'))).toEqual([
      'MapIterationStarted',
      'MapIterationSucceeded',
      'MapIterationStarted',
      'MapIterationFailed',
    ]);
  });
});
