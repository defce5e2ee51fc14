import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BusinessCalendar } from '../../../../functions/domain/base/time/calendar.ts';
import type { CalendarRule } from '../../../../functions/domain/base/time/calendar-rule.ts';
import { MINUTE_MS, NaiveCalendar } from './naive-calendar.ts';

/** How far the look at every minute goes: it is slow. */
const DAYS = 4;
const RUNS = 20;
const SEED = 20_260_424;

/** Moments near which clocks change somewhere, years turn, or holidays crowd. */
const NEAR: readonly string[] = [
  ...['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z'],
  ...['2026-04-04T15:30:00Z', '2026-10-03T15:30:00Z', '2026-12-31T23:00:00Z', '2028-01-01T00:00:00Z'],
  ...['2028-02-29T12:00:00Z', '2026-05-03T00:00:00Z', '2026-09-21T00:00:00Z', '2011-12-30T10:00:00Z'],
];

const moment = fc
  .tuple(fc.constantFrom(...NEAR), fc.integer({ min: -3 * 1440, max: 3 * 1440 }))
  .map(([near, minutes]) => Date.parse(near) + minutes * MINUTE_MS);

const QUARTERS_A_DAY = 96;
const hours = fc
  .uniqueArray(fc.integer({ min: 0, max: QUARTERS_A_DAY }), { minLength: 0, maxLength: 6 })
  .map((quarters) => {
    const sorted = quarters.sort((a, b) => a - b).map((quarter) => clock(quarter));
    return sorted.flatMap((from, index) =>
      index % 2 === 0 && sorted[index + 1] ? [`${from}-${sorted[index + 1]}`] : [],
    );
  });

function clock(quarter: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`;
}

const closures = fc.subarray([
  { from: '12-28', to: '01-04' },
  { from: '03-29', to: '03-29' },
  { from: '2026-10-25', to: '2026-10-26' },
  { from: '02-29', to: '03-01' },
]);

const rule: fc.Arbitrary<CalendarRule> = fc.record({
  hours: fc.record({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours }),
  holidays: fc.constantFrom('japan' as const, 'none' as const),
  closures,
});

const ZONES = ['Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];

describe.each(ZONES)('the business calendar in %s', (zone) => {
  const settings = { numRuns: RUNS, seed: SEED, verbose: 1 };

  it(`agrees with a look at every minute (seed ${SEED})`, () => {
    fc.assert(
      fc.property(rule, moment, fc.integer({ min: 0, max: 900 }), (given, ms, minutes) => {
        const fast = new BusinessCalendar(given, zone);
        const naive = new NaiveCalendar(given, zone);
        expect(fast.isOpen(ms)).toBe(naive.isOpen(ms));
        const opening = naive.nextOpening(ms, DAYS);
        if (opening !== null) expect(fast.nextOpening(ms)).toBe(opening);
        const sum = naive.addOpenTime(ms, minutes, DAYS);
        if (sum !== null) expect(fast.addOpenTime(ms, minutes * MINUTE_MS)).toBe(sum);
      }),
      settings,
    );
  });

  it(`takes back what it adds, to the millisecond (seed ${SEED})`, () => {
    const openAlways = { holidays: 'none' as const, closures: [], hours: { mon: ['09:00-10:00'] } };
    fc.assert(
      fc.property(rule, moment, fc.integer({ min: 1, max: 400_000_000 }), (given, ms, span) => {
        const calendar = new BusinessCalendar({ ...given, hours: { ...given.hours, mon: openAlways.hours.mon } }, zone);
        const due = calendar.addOpenTime(ms, span);
        expect(calendar.openMsBetween(ms, due)).toBe(span);
        expect(calendar.openMsBetween(ms, due - 1)).toBe(span - 1);
        expect(calendar.nextClosing(calendar.nextOpening(ms))).toBeGreaterThan(calendar.nextOpening(ms));
      }),
      settings,
    );
  });
});
