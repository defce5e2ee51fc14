import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RealClock } from '../../../../infra/local/clock/real-clock.ts';
import { VirtualClock } from '../../../../infra/local/clock/virtual-clock.ts';

const START_MS = Date.parse('2026-04-24T08:50:00.000Z');
const YEAR_MS = 365 * 86_400_000;
/** More than one setTimeout can hold. */
const SIXTY_DAYS_MS = 60 * 86_400_000;
const turn = (machine: string, execution = 'one'): { machine: string; execution: string } => ({ machine, execution });

describe('the virtual clock', () => {
  it('runs what is due in the order of time, machine, execution and arrival', async () => {
    const due = fc.record({
      at: fc.integer({ min: 0, max: 5 }),
      machine: fc.constantFrom('a', 'b', 'c'),
      execution: fc.constantFrom('x', 'y'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(due, { maxLength: 60 }), async (all) => {
        const clock = new VirtualClock(START_MS);
        const ran: number[] = [];
        all.forEach(({ at, machine, execution }, arrival) => {
          clock.schedule(START_MS + at, { machine, execution }, () => {
            ran.push(arrival);
            expect(clock.now()).toBe(START_MS + at);
          });
        });
        await clock.advanceTo(START_MS + 10);
        const key = (arrival: number): string => {
          const entry = all[arrival];
          return `${entry?.at}${entry?.machine}${entry?.execution}${String(arrival).padStart(3, '0')}`;
        };
        expect(ran).toEqual(all.map((_, arrival) => arrival).sort((a, b) => (key(a) < key(b) ? -1 : 1)));
        expect(clock.now()).toBe(START_MS + 10);
      }),
    );
  });

  it('cancelled entries never run, however many there are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(50), fc.boolean()), { maxLength: 400 }), async (all) => {
        const clock = new VirtualClock(START_MS);
        const ran: number[] = [];
        const entries = all.map(([at], index) => clock.schedule(START_MS + at, turn('m'), () => void ran.push(index)));
        all.forEach(([, cancelled], index) => {
          if (cancelled) entries[index]?.cancel();
        });
        await clock.advanceTo(START_MS + 100);
        for (const entry of entries) entry.cancel();
        expect(new Set(ran)).toEqual(new Set(all.flatMap(([, cancelled], index) => (cancelled ? [] : [index]))));
        expect(clock.idle).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('waits for the whole effect of an entry before the next one', async () => {
    const clock = new VirtualClock(START_MS);
    const seen: string[] = [];
    clock.schedule(START_MS, turn('a'), async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      seen.push('a');
    });
    clock.schedule(START_MS, turn('b'), () => void seen.push('b'));
    await clock.advanceTo(START_MS);
    expect(seen).toEqual(['a', 'b']);
  });

  it('what is parked does not stop the clock, and goes on when it is woken, once', async () => {
    const clock = new VirtualClock(START_MS);
    const seen: [string, number][] = [];
    let wake = (_value: string): boolean => false;
    clock.schedule(START_MS, turn('a'), async () => {
      const parked = clock.park<string>(turn('a'));
      wake = parked.wake;
      seen.push([await parked.waited, clock.now() - START_MS]);
    });
    await clock.advanceTo(START_MS + YEAR_MS);
    expect(seen).toEqual([]);
    clock.schedule(clock.now() + 5, turn('b'), () => {
      expect(wake('token')).toBe(true);
      expect(wake('again')).toBe(false);
    });
    await clock.advanceTo(START_MS + 2 * YEAR_MS);
    expect(seen).toEqual([['token', YEAR_MS + 5]]);
  });

  it('work from outside is carried as far as it sleeps, with all that is due on the way', async () => {
    const clock = new VirtualClock(START_MS);
    const seen: string[] = [];
    clock.schedule(START_MS + 5, turn('a'), () => void seen.push('on the way'));
    clock.schedule(START_MS + 50, turn('a'), () => void seen.push('later'));
    const result = await clock.perform(turn('z'), async () => {
      const parked = clock.park<number>(turn('z'));
      clock.schedule(START_MS + 10, turn('z'), () => void parked.wake(7));
      return await parked.waited;
    });
    expect(result).toBe(7);
    expect(seen).toEqual(['on the way']);
    expect(clock.now()).toBe(START_MS + 10);
    expect(clock.nextAtMs).toBe(START_MS + 50);
  });

  it('says when work from outside waits for nothing', async () => {
    const clock = new VirtualClock(START_MS);
    const forever = clock.perform(turn('a'), () => clock.park<never>(turn('a')).waited);
    await expect(forever).rejects.toThrow('nothing scheduled will bring');
  });

  it('tells failures to whom they belong', async () => {
    const clock = new VirtualClock(START_MS);
    await expect(clock.perform(turn('a'), () => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
    clock.schedule(START_MS, turn('a'), () => {
      throw new Error('of an entry');
    });
    await expect(clock.advanceTo(START_MS)).rejects.toThrow('of an entry');
    await clock.advanceTo(START_MS + 1);
  });

  it('refuses what cannot be: to park outside a turn, and times that are none', async () => {
    const clock = new VirtualClock(START_MS);
    expect(() => clock.park(turn('a'))).toThrow('outside a turn');
    expect(() => clock.schedule(Number.NaN, turn('a'), () => undefined)).toThrow(RangeError);
    await expect(clock.advanceTo(Number.POSITIVE_INFINITY)).rejects.toThrow(RangeError);
  });

  it('several drivers take turns', async () => {
    const clock = new VirtualClock(START_MS);
    const seen: number[] = [];
    for (const at of [1, 2, 3]) clock.schedule(START_MS + at, turn('a'), () => void seen.push(at));
    await Promise.all([clock.advanceTo(START_MS + 1), clock.runNext(), clock.advanceTo(START_MS + 9)]);
    expect(seen).toEqual([1, 2, 3]);
  });
});

describe('the real clock', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('runs what is due 60 days away at its time, and not at once', async () => {
    vi.useFakeTimers({ now: START_MS });
    const clock = new RealClock();
    const ran: number[] = [];
    clock.schedule(START_MS + SIXTY_DAYS_MS, turn('a'), () => void ran.push(clock.now()));
    await vi.advanceTimersByTimeAsync(SIXTY_DAYS_MS - 1);
    expect(ran).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(ran).toEqual([START_MS + SIXTY_DAYS_MS]);
  });

  it('is late by a minute at most after the machine has slept', async () => {
    vi.useFakeTimers({ now: START_MS });
    const clock = new RealClock();
    const ran: number[] = [];
    clock.schedule(START_MS + 3_600_000, turn('a'), () => void ran.push(clock.now()));
    vi.setSystemTime(START_MS + 7_200_000);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ran).toHaveLength(1);
  });

  it('stops: nothing runs any more', async () => {
    vi.useFakeTimers({ now: START_MS });
    const clock = new RealClock();
    const ran: string[] = [];
    clock.schedule(START_MS + 10, turn('a'), () => void ran.push('cancelled')).cancel();
    clock.schedule(START_MS + 10, turn('a'), () => void ran.push('stopped'));
    clock.stop();
    await vi.advanceTimersByTimeAsync(1000);
    expect(ran).toEqual([]);
  });

  it('shows failures that nobody waits for', async () => {
    const failures: unknown[] = [];
    const clock = new RealClock((failure) => void failures.push(failure));
    const parked = clock.park<string>(turn('a'));
    clock.schedule(clock.now(), turn('a'), () => Promise.reject(new Error('lost')));
    parked.wake('woken');
    expect(await parked.waited).toBe('woken');
    await vi.waitFor(() => expect(failures).toEqual([new Error('lost')]));
  });
});
