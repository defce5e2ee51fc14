import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, play, SECOND_MS, START_MS, task, World } from './stepfunctions-fixtures.ts';

const YEAR_MS = 365 * DAY_MS;

/** Waits of so many seconds, one after the other. */
function waits(seconds: readonly number[]): Record<string, object> {
  const names = seconds.map((_, at) => `W${at}`);
  return Object.fromEntries(
    seconds.map((each, at) => [
      `W${at}`,
      { Type: 'Wait', Seconds: each, ...(names[at + 1] === undefined ? { End: true } : { Next: names[at + 1] }) },
    ]),
  );
}

function branchOf(seconds: readonly number[]): object {
  return { StartAt: 'W0', States: waits(seconds) };
}

const someWaits = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 8 });
const sum = (seconds: readonly number[]): number => seconds.reduce((total, each) => total + each, 0);

describe('virtual time', () => {
  it('an execution takes the sum of its waits, to the millisecond', async () => {
    await fc.assert(
      fc.asyncProperty(someWaits, async (seconds) => {
        const { record, tookMs } = await play(waits(seconds));
        expect(record.status).toBe('SUCCEEDED');
        expect(tookMs).toBe(sum(seconds) * SECOND_MS);
      }),
      { numRuns: 60 },
    );
  });

  it('a Parallel takes the longest of its branches', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someWaits, { minLength: 1, maxLength: 5 }), async (branches) => {
        const { tookMs } = await play({ P: { Type: 'Parallel', Branches: branches.map(branchOf), End: true } });
        expect(tookMs).toBe(Math.max(...branches.map(sum)) * SECOND_MS);
      }),
      { numRuns: 40 },
    );
  });

  it('a Map never works on more items at a time than it may', async () => {
    const graph = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 10, End: true } } };
    const map = (limit: object): object => ({ M: { Type: 'Map', ItemProcessor: graph, ...limit, End: true } });
    const items = Array.from({ length: 100 }, (_, at) => at);
    expect((await play(map({}), items)).tookMs).toBe(30 * SECOND_MS);
    expect((await play(map({ MaxConcurrency: 7 }), items)).tookMs).toBe(150 * SECOND_MS);
    expect((await play(map({ MaxConcurrency: 1 }), items)).output).toEqual(items);
    expect((await play(map({}), [])).output).toEqual([]);
  });

  it.each<[string, object, number]>([
    ['Seconds', { Seconds: 90 }, 90],
    ['SecondsPath', { SecondsPath: '$.s' }, 45],
    ['Timestamp', { Timestamp: '2026-04-24T18:50:00+09:00' }, 3600],
    ['TimestampPath', { TimestampPath: '$.at' }, 5.25],
    ['a timestamp that is past', { Timestamp: '2020-01-01T00:00:00Z' }, 0],
  ])('a Wait by %s', async (_what, fields, seconds) => {
    const input = { s: 45, at: '2026-04-24T08:50:05.250Z' };
    expect((await play({ W: { Type: 'Wait', ...fields, End: true } }, input)).tookMs).toBe(seconds * SECOND_MS);
  });

  it.each<[string, object]>([
    ['seconds below 0', { SecondsPath: '$.below' }],
    ['half a second', { SecondsPath: '$.half' }],
    ['a timestamp that is none', { TimestampPath: '$.text' }],
  ])('%s fail the execution', async (_what, fields) => {
    const input = { below: -1, half: 0.5, text: 'tomorrow' };
    const { record } = await play({ W: { Type: 'Wait', ...fields, End: true } }, input);
    expect(record).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });

  it('72 hours in four branches, looking every 15 minutes, cost as the rounds do, not as their square', async () => {
    const few = await playedIn(72);
    const many = await playedIn(72 * 4);
    expect(many).toBeLessThan(12 * Math.max(few, 50));
  });

  /** Milliseconds of processor time for so many rounds in each of four branches. */
  async function playedIn(rounds: number): Promise<number> {
    const graph = {
      StartAt: 'Look',
      States: {
        Look: task({ 'n.$': '$.n' }, { ResultSelector: { 'n.$': '$.Payload' }, Next: 'More' }),
        More: {
          Type: 'Choice',
          Choices: [{ Variable: '$.n', NumericLessThan: rounds, Next: 'Wait' }],
          Default: 'Done',
        },
        Wait: { Type: 'Wait', Seconds: 900, Next: 'Look' },
        Done: { Type: 'Succeed' },
      },
    };
    const states = { P: { Type: 'Parallel', Branches: [graph, graph, graph, graph], End: true } };
    const before = process.cpuUsage();
    const { record, tookMs, world } = await play(states, { n: 0 }, ({ n }: { n: number }) => n + 1);
    const used = process.cpuUsage(before);
    expect(record.status).toBe('SUCCEEDED');
    expect(tookMs).toBe((rounds - 1) * 900 * SECOND_MS);
    expect(world.calls).toHaveLength(4 * rounds);
    return (used.user + used.system) / 1000;
  }

  it('waits far over 24.8 days; nothing lives longer than a year', async () => {
    expect((await play({ W: { Type: 'Wait', Seconds: 300 * 86_400, End: true } })).tookMs).toBe(300 * DAY_MS);
    const { record, tookMs } = await play(
      { W: { Type: 'Wait', Seconds: 99_999_999, End: true } },
      {},
      undefined,
      4 * YEAR_MS,
    );
    expect(record.status).toBe('TIMED_OUT');
    expect(tookMs).toBe(YEAR_MS);
  });

  it('500 executions beside one another, in the order of their names at each instant', async () => {
    const order: string[] = [];
    const world = new World(({ name }: { name: string }) => {
      order.push(name);
      return {};
    });
    const stateMachineArn = world.machine({
      W: { Type: 'Wait', Seconds: 3600, Next: 'T' },
      T: task({ 'name.$': '$$.Execution.Name' }),
    });
    const names = Array.from({ length: 500 }, (_, at) => `e-${String((at * 137) % 500).padStart(3, '0')}`);
    for (const name of names) world.states.startExecution({ stateMachineArn, name });
    await world.clock.advanceTo(START_MS + HOUR_MS);
    expect(order).toEqual([...names].sort());
    expect(world.states.records().every((record) => record.status === 'SUCCEEDED')).toBe(true);
  });
});
