import { describe, expect, it } from 'vitest';
import { BusinessCalendar, NeverOpens } from '../../../../functions/domain/base/time/calendar.ts';
import type { CalendarRule } from '../../../../functions/domain/base/time/calendar-rule.ts';

const HOUR_MS = 3_600_000;
const allDay = ['00:00-24:00'];
const always: CalendarRule['hours'] = {
  ...{ mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
};

function calendar(
  hours: CalendarRule['hours'],
  zone: string,
  closures: CalendarRule['closures'] = [],
): BusinessCalendar {
  return new BusinessCalendar({ hours, holidays: 'none', closures }, zone);
}

describe('hours across a clock change', () => {
  it('given the night on which Berlin loses an hour, then 01:00–04:00 is two hours of open time', () => {
    const berlin = calendar({ sun: ['01:00-04:00'] }, 'Europe/Berlin');
    const from = Date.parse('2026-03-28T23:00:00Z');
    expect(berlin.openMsBetween(from, from + 24 * HOUR_MS)).toBe(2 * HOUR_MS);
    expect(berlin.addOpenTime(from, 1.5 * HOUR_MS)).toBe(Date.parse('2026-03-29T01:30:00Z'));
  });

  it('given the night on which New York repeats an hour, then 01:00–02:00 is two hours, and an opening at 01:30 comes twice', () => {
    const newYork = calendar({ sun: ['01:00-02:00'] }, 'America/New_York');
    const from = Date.parse('2026-11-01T04:00:00Z');
    expect(newYork.openMsBetween(from, from + 24 * HOUR_MS)).toBe(2 * HOUR_MS);
    const half = calendar({ sun: ['01:30-02:00'] }, 'America/New_York');
    expect(half.nextOpening(from)).toBe(Date.parse('2026-11-01T05:30:00Z'));
    expect(half.nextOpening(Date.parse('2026-11-01T06:00:00Z'))).toBe(Date.parse('2026-11-01T06:30:00Z'));
  });
});

describe('the ends of a calendar', () => {
  it('a span ending at 24:00 joins the next one', () => {
    const night = calendar({ mon: ['22:00-24:00'], tue: ['00:00-02:00'] }, 'Asia/Tokyo');
    const monday = Date.parse('2026-04-27T22:30:00+09:00');
    expect(night.nextClosing(monday)).toBe(Date.parse('2026-04-28T02:00:00+09:00'));
  });

  it('a run of open time over the turn of the year has one closing', () => {
    const open = calendar(always, 'UTC', [{ from: '01-03', to: '01-03' }]);
    expect(open.nextClosing(Date.parse('2026-12-31T12:00:00Z'))).toBe(Date.parse('2027-01-03T00:00:00Z'));
  });

  it('given a calendar that is never open, then it says so instead of looking for ever', () => {
    const never = calendar({}, 'UTC');
    expect(() => never.nextOpening(0)).toThrow(NeverOpens);
    expect(() => never.addOpenTime(0, 1)).toThrow(NeverOpens);
  });

  it('open time cannot be taken away', () => {
    expect(() => calendar(always, 'UTC').addOpenTime(0, -1)).toThrow(RangeError);
  });

  it('tells through which year its holidays are official', () => {
    expect(calendar(always, 'UTC').holidaysConfirmedThrough).toBeNull();
    const japan = new BusinessCalendar({ hours: always, holidays: 'japan', closures: [] }, 'Asia/Tokyo');
    expect(japan.holidaysConfirmedThrough).toBe(2027);
  });
});
