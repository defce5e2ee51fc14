import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Clock } from '../../../../infra/local/clock/clock.ts';
import { RealClock } from '../../../../infra/local/clock/real-clock.ts';
import { VirtualClock } from '../../../../infra/local/clock/virtual-clock.ts';
import type { InvokeResult } from '../../../../infra/local/settings/function-spec.ts';
import { functionOf, hostOf } from './lambda-fixtures.ts';

const TURN = { machine: 'delivery', execution: 'one' };
const IDLE_MS = 60_000;
const START_MS = Date.parse('2026-04-24T08:50:00.000Z');
const HOUR_MS = 3_600_000;
/** Says which thread served, how often it did, and lasts as long as it is told. */
const SOURCE = `
  import { threadId } from 'node:worker_threads';
  let calls = 0;
  export const handler = async ({ lastsMs = 0 }) => {
    calls += 1;
    await new Promise((go) => setTimeout(go, lastsMs));
    return { thread: threadId, calls };
  };`;
const cleanups: (() => Promise<unknown>)[] = [];

// Those of the process alone: what a function waits for passes in its thread.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));

afterEach(async () => {
  vi.useRealTimers();
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

interface Served {
  readonly thread: number;
  readonly calls: number;
}

/** A function whose workers may be idle for `IDLE_MS`, and how to invoke it. */
function world(clock: Clock, more: object = {}) {
  const host = hostOf(clock, [functionOf('f', SOURCE)], { idleMs: IDLE_MS, ...more });
  cleanups.push(() => host.stop());
  return async (payload: object = {}): Promise<Served> => {
    const result: InvokeResult = await clock.perform(TURN, () => host.invoke('f', payload, TURN));
    return (result as InvokeResult & { readonly payload: Served }).payload;
  };
}

function onWallClock(more: object = {}) {
  const clock = new RealClock();
  cleanups.push(async () => clock.stop());
  return world(clock, more);
}

describe('workers that have nothing to do', () => {
  it('end after a while on the wall clock, so that the next invocation has a new one', async () => {
    const invoke = onWallClock();
    const first = await invoke();
    vi.advanceTimersByTime(IDLE_MS - 1);
    expect(await invoke()).toEqual({ ...first, calls: 2 });
    vi.advanceTimersByTime(IDLE_MS - 1);
    expect(await invoke()).toEqual({ ...first, calls: 3 });
    vi.advanceTimersByTime(IDLE_MS);
    const next = await invoke();
    expect(next.calls).toBe(1);
    expect(next.thread).not.toBe(first.thread);
  });

  it('are none of those that work, however long they take', async () => {
    const invoke = onWallClock();
    const first = await invoke();
    const slow = invoke({ lastsMs: 100 });
    vi.advanceTimersByTime(2 * IDLE_MS);
    expect(await slow).toEqual({ ...first, calls: 2 });
    expect(await invoke()).toEqual({ ...first, calls: 3 });
  });

  it('serve the newest first, so that what a rush left over ends', async () => {
    const invoke = onWallClock();
    const rush = await Promise.all([invoke({ lastsMs: 10 }), invoke({ lastsMs: 10 }), invoke({ lastsMs: 400 })]);
    expect(new Set(rush.map(({ thread }) => thread)).size).toBe(3);
    const newest = rush[2]?.thread;
    for (const calls of [2, 3, 4]) {
      vi.advanceTimersByTime(IDLE_MS / 2);
      expect(await invoke()).toEqual({ thread: newest, calls });
    }
    const again = await Promise.all([invoke({ lastsMs: 50 }), invoke({ lastsMs: 50 })]);
    expect(again.map(({ calls }) => calls).toSorted()).toEqual([1, 5]);
  });

  it('end but for one where people wait for the answers', async () => {
    const invoke = onWallClock({ keptArn: 'arn:aws:lambda:ap-northeast-1:000000000000:function:f' });
    const rush = await Promise.all([invoke({ lastsMs: 10 }), invoke({ lastsMs: 400 })]);
    vi.advanceTimersByTime(HOUR_MS);
    const again = await Promise.all([invoke({ lastsMs: 50 }), invoke({ lastsMs: 50 })]);
    expect(again.map(({ calls }) => calls).toSorted()).toEqual([1, 2]);
    expect(again.map(({ thread }) => thread)).toContain(rush[1]?.thread);
  });

  it('stay on virtual time however long nobody wants them', async () => {
    const clock = new VirtualClock(START_MS);
    const invoke = world(clock);
    expect(await invoke()).toMatchObject({ calls: 1 });
    await clock.advanceTo(START_MS + HOUR_MS);
    vi.advanceTimersByTime(HOUR_MS);
    expect(await invoke()).toMatchObject({ calls: 2 });
  });
});
