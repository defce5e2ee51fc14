import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromMs, type Instant, instant } from '../../../../functions/domain/base/time/instant.ts';
import {
  type AccountPause,
  lookAgainAt,
  quotaSuffices,
  retryMs,
} from '../../../../functions/domain/channels/delivery/circuit-breaker.ts';
import { standingOf } from '../../../../functions/domain/channels/delivery/counts.ts';
import { ClaimLead } from '../../../../functions/domain/channels/delivery/lead.ts';
import { nextForDelivery } from '../../../../functions/domain/channels/delivery/plan.ts';
import { forecast } from '../../../../functions/domain/channels/mail/forecast.ts';
import {
  backOffMs,
  intervalMs,
  slotMs,
  slotsInSlice,
  takeSlots,
} from '../../../../functions/domain/channels/mail/pacing.ts';

const taking = fc.record({ waitMs: fc.nat(3_000), count: fc.integer({ min: 1, max: 60 }) });

describe('the slots of the account’s rate', () => {
  it('never exceed the rate in any sliding second, whoever takes them and whenever', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 14, 50, 500),
        fc.constantFrom(0.5, 0.8, 1),
        fc.array(taking, { maxLength: 20 }),
        (rate, share, takings) => {
          const interval = intervalMs(rate, share);
          let free = 0;
          let now = 0;
          const slots: number[] = [];
          for (const { waitMs, count } of takings) {
            now += waitMs;
            const taken = takeSlots(free, now, interval, count);
            free = taken.freeFromMs;
            for (let n = 0; n < count; n += 1) slots.push(slotMs(taken.slots, n));
          }
          for (const [index, slot] of slots.entries()) {
            const behind = slots[index + rate];
            if (behind !== undefined) expect(behind - slot).toBeGreaterThanOrEqual(1_000 - 1e-6);
          }
        },
      ),
    );
  });

  it('leave no gap between two takings of one sender', () => {
    const first = takeSlots(0, 1_000, 100, 5);
    expect(takeSlots(first.freeFromMs, 1_050, 100, 5).slots.fromMs).toBe(1_500);
    expect(slotsInSlice(100)).toBe(100);
    expect(slotsInSlice(60_000)).toBe(1);
  });

  it('cannot be taken from an account without a rate', () => {
    expect(() => intervalMs(0, 0.8)).toThrow(RangeError);
  });

  it('are held back longer with each trouble, never for ever', () => {
    expect([1, 2, 3, 20].map(backOffMs)).toEqual([1_000, 2_000, 4_000, 300_000]);
    expect([1, 2, 50, 200].map((tries) => retryMs('account', tries))).toEqual([120_000, 240_000, 600_000, 3_600_000]);
  });

  it('looks at a paused account again soon after somebody has tried it', () => {
    const at = (seconds: number) => fromMs(1_777_000_000_000 + seconds * 1_000);
    const pause: AccountPause = { kind: 'account', detail: '', since: at(0), tries: 1, until: at(600) };
    expect(lookAgainAt(pause, at(0))).toBe(at(600));
    expect(lookAgainAt({ ...pause, triedAt: at(0) }, at(1))).toBe(at(60));
    expect(lookAgainAt({ ...pause, triedAt: at(0) }, at(60))).toBe(at(600));
    expect(lookAgainAt({ ...pause, triedAt: at(590) }, at(591))).toBe(at(600));
  });
});

describe('the lead of a claim', () => {
  it('follows a slow store at once and a fast one slowly', () => {
    const lead = new ClaimLead();
    lead.learn(400);
    expect(lead.ms).toBe(400);
    for (let n = 0; n < 60; n += 1) lead.learn(5);
    expect(lead.ms).toBeLessThan(10);
  });
});

describe('the forecast before approval', () => {
  const account = { ratePerSecond: 14, perDay: 50_000, sentLastDay: 0, sandbox: false, sendingEnabled: true };
  const question = {
    account,
    share: 0.8,
    recipients: 1_000,
    startAt: instant('2026-04-24T09:00:00.000Z'),
    deadline: instant('2026-04-24T09:50:00.000Z'),
  };
  const warnings = (more: Partial<typeof question>) => forecast({ ...question, ...more }).warnings.map(({ en }) => en);

  it('says nothing when all is well', () => {
    expect(forecast(question)).toEqual({ lastMailAt: instant('2026-04-24T09:01:29.196Z'), warnings: [] });
  });

  it('tells of the sandbox, a small quota, a switched-off account, nobody, and lateness', () => {
    expect(warnings({ account: { ...account, sandbox: true } })).toEqual([expect.stringContaining('sandbox')]);
    expect(warnings({ account: { ...account, sentLastDay: 49_500 } })).toEqual([
      expect.stringContaining('500 messages left for 1000'),
      expect.stringContaining('after the deadline'),
    ]);
    expect(warnings({ account: { ...account, sendingEnabled: false } })).toEqual([
      expect.stringContaining('switched off'),
    ]);
    expect(warnings({ recipients: 0 })).toEqual([expect.stringContaining('empty')]);
    expect(warnings({ recipients: 100_000, account: { ...account, perDay: 500_000 } })).toEqual([
      expect.stringMatching(/about 99 minutes/),
    ]);
  });
});

describe('what a delivery does next', () => {
  const at = instant('2026-04-24T09:00:00.000Z');
  const idle = { at, settlesAt: null, standing: null, pause: null, freeFromMs: 0 };
  const pause = {
    kind: 'account',
    detail: 'x',
    since: at,
    until: instant('2026-04-24T09:05:00.000Z'),
    tries: 1,
  } as const;

  it.each([
    ['finishes when nobody waits', { ...idle, standing: standingOf([]) }, 'FinishDelivery'],
    ['waits for claims that live', { ...idle, standing: { ...standingOf([]), claimed: 1 } }, 'WaitUntil'],
    ['stays paused', { ...idle, pause }, 'Paused'],
    ['tries again when the pause has run out', { ...idle, at: pause.until, pause }, 'Try'],
    ['waits while others have the rate', { ...idle, freeFromMs: Date.parse(at) + 60_000 }, 'WaitUntil'],
    ['waits while a writer of the audience may live', { ...idle, settlesAt: pause.until }, 'WaitUntil'],
    ['sends', idle, 'SendSlice'],
  ] as const)('%s', (_, view, action) => {
    expect(nextForDelivery(view).do).toBe(action);
  });

  it('never waits for a moment that has come, and asks again within five minutes however far the rate is taken', () => {
    const longestMs = 5 * 60_000;
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (aheadMs) => {
        const freeFromMs = Date.parse(at) + aheadMs;
        let now: Instant = at;
        let next = nextForDelivery({ ...idle, freeFromMs });
        for (let asked = 0; next.do === 'WaitUntil' && asked <= aheadMs / longestMs + 1; asked += 1) {
          const waitMs = Date.parse(next.until) - Date.parse(now);
          expect(waitMs).toBeGreaterThan(0);
          expect(waitMs).toBeLessThan(longestMs + 1_000);
          now = next.until;
          next = nextForDelivery({ ...idle, at: now, freeFromMs });
        }
        expect(next.do).toBe('SendSlice');
      }),
    );
  });

  it('goes on after a used-up quota when enough is free, or after an hour when anything is', () => {
    expect(quotaSuffices(800, 800, 1_000, 11, 0)).toBe(true);
    expect(quotaSuffices(10, 800, 1_000, 11, 0)).toBe(false);
    expect(quotaSuffices(10, 800, 1_000, 11, 3_600_000)).toBe(true);
    expect(quotaSuffices(0, 800, 1_000, 11, 9_600_000)).toBe(false);
  });
});
