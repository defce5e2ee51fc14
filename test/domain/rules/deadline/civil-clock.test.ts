import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wallClockMs } from '../../../../functions/domain/base/time/civil.ts';
import { fromMs, instant } from '../../../../functions/domain/base/time/instant.ts';
import { inZone, partsAtMs } from '../../../../functions/domain/base/time/zoned.ts';
import type { Policy, PolicyClock } from '../../../../functions/domain/policy/shape/schema.ts';
import type { IncidentTimes } from '../../../../functions/domain/rules/deadline/moments.ts';
import { reckon } from '../../../../functions/domain/rules/deadline/reckon.ts';
import { shipped } from '../../../policies/shipped.ts';

const policy = shipped('template');
const SEED = 20_261_126;

function at(local: string): IncidentTimes {
  const moment = instant(`${local}:00+09:00`);
  return {
    detectedAt: moment,
    openedAt: moment,
    occurredAt: null,
    knownAt: moment,
    contractEndAt: moment,
    plannedAt: moment,
  };
}

function due(
  clock: PolicyClock,
  times: IncidentTimes,
  under: Policy = policy,
): [string | null, ...(readonly string[])] {
  const { at: moment, derivation } = reckon(under, clock, times);
  expect(derivation.ja).toHaveLength(derivation.en.length);
  return [moment === null ? null : inZone(moment, under.zone), ...derivation.en];
}

const ja = (clock: PolicyClock, times: IncidentTimes) => reckon(policy, clock, times).derivation.ja;
const government = { to: 'next-open-day', calendar: 'government' } as const;

describe('calendar days', () => {
  const thirty: PolicyClock = {
    kind: 'calendar-days',
    from: 'knowledge',
    days: 30,
    firstDay: 'counted',
    rollOver: government,
  };

  it('given the day of the start counts, then day 30 that is a Saturday moves to Monday', () => {
    expect(due(thirty, at('2026-04-24T17:50'))).toEqual([
      '2026-05-26T00:00:00+09:00',
      'known Fri 24 Apr 2026, 17:50',
      'day 30, that day being day 1: Sat 23 May 2026',
      'closed on that day (weekend): moved to Mon 25 May 2026',
      'until the end of Mon 25 May 2026',
    ]);
    expect(ja(thirty, at('2026-04-24T17:50'))).toEqual([
      '2026年4月24日（金）17時50分に覚知',
      '当日を1日目として30日目：2026年5月23日（土）',
      'その日は休業（土日）のため2026年5月25日（月）に繰り下げ',
      '2026年5月25日（月）の終わりまで',
    ]);
  });

  it('given the start does not count, then it is a day later; nothing moves without roll-over', () => {
    const clock: PolicyClock = { kind: 'calendar-days', from: 'detection', days: 7, firstDay: 'not-counted' };
    expect(due(clock, at('2026-04-25T00:00'))[0]).toBe('2026-05-03T00:00:00+09:00');
    expect(due(clock, at('2026-04-24T23:59'))[0]).toBe('2026-05-02T00:00:00+09:00');
  });

  it('given knowledge is not recorded, then detection stands in, and it is said', () => {
    const { knownAt: _, ...unknown } = at('2026-04-24T17:50');
    expect(due(thirty, unknown)[1]).toBe(
      'detected Fri 24 Apr 2026, 17:50 (time of knowing not recorded: counted from detection)',
    );
  });

  it('given a roll-over to the day before, then a holiday moves back, over New Year too', () => {
    const clock: PolicyClock = { ...thirty, days: 1, rollOver: { to: 'previous-open-day', calendar: 'government' } };
    expect(due(clock, at('2027-01-02T09:00'))[0]).toBe('2026-12-29T00:00:00+09:00');
    expect(due({ ...clock, rollOver: government }, at('2026-12-30T09:00'))[0]).toBe('2027-01-05T00:00:00+09:00');
  });

  it('given a year whose holidays are only predicted, then it says so', () => {
    expect(due(thirty, at('2028-03-01T09:00')).join('; ')).toMatch(/holidays of 2028 are predicted/);
  });
});

describe('months', () => {
  const month: PolicyClock = { kind: 'calendar-months', from: 'contract-end', months: 1 };

  it.each([
    ['2026-01-31T12:00', '2026-03-01T00:00:00+09:00', '+ 1 month: Sat 28 Feb 2026'],
    ['2028-01-31T12:00', '2028-03-01T00:00:00+09:00', '+ 1 month: Tue 29 Feb 2028'],
    ['2026-03-15T12:00', '2026-04-16T00:00:00+09:00', '+ 1 month: Wed 15 Apr 2026'],
    ['2026-12-31T23:59', '2027-02-01T00:00:00+09:00', '+ 1 month: Sun 31 Jan 2027'],
  ])('given a contract ends %s, then a month on is %s', (end, moment, step) => {
    expect(due(month, at(end)).slice(0, 3)).toEqual([moment, expect.stringMatching(/^contract ended /), step]);
  });

  it('[SY-10] given the 7th of the next month, then it is that day whatever the day of the end', () => {
    const seventh: PolicyClock = { kind: 'day-of-month', from: 'contract-end', months: 1, day: 7 };
    expect(due(seventh, at('2026-04-01T00:00'))[0]).toBe('2026-05-08T00:00:00+09:00');
    expect(due(seventh, at('2026-12-31T23:59'))).toEqual([
      '2027-01-08T00:00:00+09:00',
      'contract ended Thu 31 Dec 2026, 23:59',
      'the 7th of the next month: Thu 7 Jan 2027',
      'until the end of Thu 7 Jan 2027',
    ]);
    expect(ja(seventh, at('2026-12-31T23:59'))[1]).toBe('翌月7日：2027年1月7日（木）');
    expect(due({ ...seventh, day: 31 }, at('2026-01-05T00:00'))[0]).toBe('2026-03-01T00:00:00+09:00');
  });
});

describe('business days', () => {
  const next: PolicyClock = {
    kind: 'business-days',
    from: 'detection',
    days: 1,
    firstDay: 'not-counted',
    calendar: 'office',
    until: 'closing',
  };

  it('[SY-7] given the next business day, then weekends, holidays and closures are passed over', () => {
    expect(due(next, at('2026-04-24T17:50'))).toEqual([
      '2026-04-27T17:30:00+09:00',
      'detected Fri 24 Apr 2026, 17:50',
      'business day 1, from the day after: Mon 27 Apr 2026',
      'until closing at 17:30',
    ]);
    expect(due(next, at('2026-05-01T09:00'))[0]).toBe('2026-05-07T17:30:00+09:00');
    expect(due(next, at('2026-12-28T09:00'))[0]).toBe('2027-01-04T17:30:00+09:00');
    expect(ja(next, at('2026-04-24T17:50')).slice(1)).toEqual([
      '翌日から数えて1営業日目：2026年4月27日（月）',
      '営業終了の17時30分まで',
    ]);
  });

  it('given the day itself counts, then an open one is day 1, a closed one is not', () => {
    const today: PolicyClock = { ...next, firstDay: 'counted', until: 'end-of-day' };
    expect(due(today, at('2026-04-24T17:50'))[0]).toBe('2026-04-25T00:00:00+09:00');
    expect(due(today, at('2026-04-25T17:50'))[0]).toBe('2026-04-28T00:00:00+09:00');
  });
});

describe('before a time', () => {
  it('[SY-12] given two weeks before a planned start, then it is the same time of day', () => {
    const clock: PolicyClock = { kind: 'before', by: { weeks: 2 }, of: 'planned-start' };
    expect(due(clock, at('2026-05-20T02:00'))).toEqual([
      '2026-05-06T02:00:00+09:00',
      'planned to begin Wed 20 May 2026, 02:00',
      '2 weeks before: Wed 6 May 2026',
    ]);
    expect(ja(clock, at('2026-05-20T02:00'))[1]).toBe('その2週間前：2026年5月6日（水）');
  });

  it('[SY-13] given six months before, then the day is clipped to its month', () => {
    const clock: PolicyClock = { kind: 'before', by: { months: 6 }, of: 'planned-start' };
    expect(due(clock, at('2026-08-31T10:00'))[0]).toBe('2026-02-28T10:00:00+09:00');
  });

  it('[FL-1] given eight days before a month has passed since the contract, then both steps are told', () => {
    const clock: PolicyClock = {
      kind: 'before',
      by: { days: 8 },
      of: { kind: 'calendar-months', from: 'contract-end', months: 1 },
    };
    expect(due(clock, at('2026-03-31T10:00'))).toEqual([
      '2026-04-23T00:00:00+09:00',
      'contract ended Tue 31 Mar 2026, 10:00',
      '+ 1 month: Thu 30 Apr 2026',
      'until the end of Thu 30 Apr 2026',
      '8 days before: Wed 22 Apr 2026',
    ]);
  });

  it('given nothing is planned, nothing has ended and no stage was done, then it waits and says for what', () => {
    const nothing = {
      detectedAt: instant('2026-04-24T00:00:00.000Z'),
      openedAt: instant('2026-04-24T00:00:00.000Z'),
      occurredAt: null,
    };
    expect(due({ kind: 'before', by: { weeks: 1 }, of: 'planned-start' }, nothing)).toEqual([
      null,
      'counts from the planned start',
    ]);
    expect(due({ kind: 'calendar-months', from: 'contract-end', months: 1 }, nothing)).toEqual([
      null,
      'counts from the end of the contract',
    ]);
    expect(due({ kind: 'elapsed', from: 'previous-stage', within: 'PT1H' }, nothing)).toEqual([
      null,
      'counts once the previous step is done',
    ]);
  });
});

describe('the wall clock of any zone', () => {
  it('given midnight is skipped, then the day begins with the change', () => {
    // São Paulo, 15 October 2017: 00:00 became 01:00.
    const skipped = Date.UTC(2017, 9, 15);
    expect(fromMs(wallClockMs(skipped, 'America/Sao_Paulo'))).toBe('2017-10-15T03:00:00.000Z');
  });

  it('given a time that comes twice, then the first of the two is taken', () => {
    expect(fromMs(wallClockMs(Date.UTC(2026, 9, 25, 2, 30), 'Europe/Berlin'))).toBe('2026-10-25T00:30:00.000Z');
    expect(fromMs(wallClockMs(Date.UTC(2026, 10, 1, 1, 30), 'America/New_York'))).toBe('2026-11-01T05:30:00.000Z');
  });

  it(`a day ends where the next begins, in every zone (seed ${SEED})`, () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const moments = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2037, 0, 1) });
    fc.assert(
      fc.property(zones, moments, (zone, ms) => {
        const clock: PolicyClock = { kind: 'calendar-days', from: 'detection', days: 1, firstDay: 'counted' };
        const detectedAt = fromMs(ms);
        const end = reckon({ ...policy, zone }, clock, { detectedAt, openedAt: detectedAt, occurredAt: null }).at ?? '';
        const last = partsAtMs(Date.parse(end) - 1, zone).date;
        expect(last).toBe(partsAtMs(ms, zone).date);
        expect(partsAtMs(Date.parse(end), zone).date > last).toBe(true);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});
