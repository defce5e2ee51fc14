import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { alarm } from '../intake/signals.ts';
import { minutes, reported, type Stage, setStage, T0 } from '../stage.ts';

let stage: Stage;
let sweep: typeof import('../../../functions/steps/sweep/sweep.ts').handler;
let take: typeof import('../../../functions/application/intake/take-event.ts').takeEvent;

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(T0) });
  stage = await setStage();
  sweep = (await import('../../../functions/steps/sweep/sweep.ts')).handler;
  take = (await import('../../../functions/application/intake/take-event.ts')).takeEvent;
});

afterEach(async () => {
  vi.useRealTimers();
  await stage.aws.stop();
});

/** How often an operation is asked for, about this text, while something is done. */
async function counted(operation: string, about: string, act: () => Promise<unknown>): Promise<number> {
  const MANY = 1_000_000;
  const fault = { operation, how: 'passed', times: MANY, about } as const;
  const index = stage.aws.faults.push({ ...fault }) - 1;
  await act();
  const left = stage.aws.faults.splice(index, 1)[0]?.times ?? 0;
  return MANY - left;
}

/** Sweeps until a run finds nothing to repair. */
async function settled(): Promise<void> {
  for (let n = 0; n < 5; n += 1) if ((await sweep({ time: minutes(1) })).repaired.length === 0) return;
}

describe('what the sweep reads', () => {
  it('given incidents with their sources, all well, then each stream is read once and no execution is asked for by itself', async () => {
    for (let n = 0; n < 12; n += 1) await take(alarm(`e-${n}`, `leak-${n}`, T0));
    await settled();
    let looked = 0;
    const queries = await counted('Query', 'hikeshi-ledger', async () => {
      stage.aws.seen.length = 0;
      looked = (await sweep({ time: minutes(2) })).looked;
    });
    expect(looked).toBe(24);
    expect(queries).toBe(24);
    expect(stage.aws.seen.filter((operation) => operation === 'DescribeExecution')).toEqual([]);
    expect(stage.aws.seen.filter((operation) => operation === 'ListExecutions').length).toBeLessThanOrEqual(3);
  });

  it('given an incident with several things to mend, then its stream is read once all the same', async () => {
    await reported(stage, 'I-overdue00001');
    await settled();
    for (const name of stage.aws.outside.started.keys()) stage.aws.outside.statuses.set(name, 'ABORTED');
    let repaired: readonly string[] = [];
    const queries = await counted('Query', 'hikeshi-ledger', async () => {
      repaired = (await sweep({ time: minutes(240) })).repaired;
    });
    expect(repaired.length).toBeGreaterThan(2);
    expect(queries).toBe(1);
  });

  it('given a list of executions that cannot be had, then each is asked for, and nothing is started anew', async () => {
    const stream = await reported(stage, 'I-unlisted0001');
    await settled();
    stage.aws.faults.push({ operation: 'ListExecutions', how: 'refused', times: 100 });
    const { repaired } = await sweep({ time: minutes(3) });
    expect([stream, repaired]).toEqual([stream, []]);
    expect(stage.aws.seen).toContain('DescribeExecution');
  });

  it('given time for some streams of a page only, then the next sweeps go on behind them: each is looked at once', async () => {
    for (let n = 10; n < 60; n += 1) await reported(stage, `I-page000000${n}`);
    await settled();
    const looked: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      let checks = 14;
      const context = {
        getRemainingTimeInMillis: () => {
          checks -= 1;
          return checks > 0 ? 60_000 : 1_000;
        },
      };
      looked.push((await sweep({ time: minutes(2) }, turn < 3 ? context : undefined)).looked);
    }
    expect(looked.reduce((sum, each) => sum + each, 0)).toBe(50);
    expect(looked.slice(0, 3).every((each) => each > 0 && each < 50)).toBe(true);
  });
});
