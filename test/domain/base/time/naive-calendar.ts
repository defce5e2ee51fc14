import type { CalendarRule } from '../../../../functions/domain/base/time/calendar-rule.ts';
import { japaneseHoliday } from '../../../../functions/domain/base/time/holidays.ts';

export const MINUTE_MS = 60_000;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/**
 * A calendar that looks at every minute by itself: what does the wall clock show, is that inside a span, is the day a closed one.
 * Slow and plain, so that the fast one can be held against it. Good for moments on whole minutes only.
 */
export class NaiveCalendar {
  private readonly rule: CalendarRule;
  private readonly wall: Intl.DateTimeFormat;

  constructor(rule: CalendarRule, zone: string) {
    this.rule = rule;
    this.wall = new Intl.DateTimeFormat('en-US-u-hc-h23', {
      ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', weekday: 'short' },
    });
  }

  isOpen(ms: number): boolean {
    const parts = Object.fromEntries(this.wall.formatToParts(ms).map(({ type, value }) => [type, value]));
    const date = `${parts.year}-${parts.month}-${parts.day}`;
    const weekday = WEEKDAYS.find((name) => name === parts.weekday?.toLowerCase());
    if (weekday === undefined || this.isClosed(date)) return false;
    const time = `${parts.hour}:${parts.minute}`;
    return (this.rule.hours[weekday] ?? []).some((span) => {
      const [from = '', to = ''] = span.split('-');
      return from <= time && time < to;
    });
  }

  /** Null when no minute of the days looked at is open. */
  nextOpening(ms: number, days: number): number | null {
    for (let at = ms; at < ms + days * 1440 * MINUTE_MS; at += MINUTE_MS) if (this.isOpen(at)) return at;
    return null;
  }

  /** Null when the days looked at hold less open time. */
  addOpenTime(ms: number, minutes: number, days: number): number | null {
    if (minutes === 0) return this.nextOpening(ms, days);
    let passed = 0;
    for (let at = ms; at < ms + days * 1440 * MINUTE_MS; at += MINUTE_MS) {
      if (this.isOpen(at)) passed += 1;
      if (passed === minutes) return at + MINUTE_MS;
    }
    return null;
  }

  private isClosed(date: string): boolean {
    if (this.rule.holidays === 'japan' && japaneseHoliday(date) !== null) return true;
    return this.rule.closures.some(({ from, to }) => {
      if (from.length === date.length) return from <= date && date <= to;
      const day = date.slice(5);
      return from <= to ? from <= day && day <= to : from <= day || day <= to;
    });
  }
}
