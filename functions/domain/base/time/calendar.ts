import type { CalendarRule } from './calendar-rule.ts';
import { type DayClosed, dayClosed } from './closed-days.ts';
import { HOLIDAYS_CONFIRMED_THROUGH } from './holidays.ts';
import { type OpenYear, openYear } from './open-spans.ts';
import { DAY_MS } from './units.ts';
import { offsetMsAt, utcYear, utcYearStartMs } from './zone.ts';
import { dateOf } from './zoned.ts';

/** How far ahead an opening is looked for. A calendar closed for longer opens never. */
export const LOOK_AHEAD_YEARS = 10;

/** The calendar has no opening within the years looked ahead. A compiled policy holds no such calendar. */
export class NeverOpens extends Error {
  override readonly name = 'NeverOpens';
}

/**
 * Business hours of one zone, answering in about a microsecond once a year has been laid out. All moments are UTC ms.
 * A span holds its opening moment and not its closing moment.
 */
export class BusinessCalendar {
  readonly rule: CalendarRule;
  readonly zone: string;
  /** Holidays of later years are predicted; null when the calendar keeps no holidays. */
  readonly holidaysConfirmedThrough: number | null;
  private readonly years = new Map<number, OpenYear>();

  constructor(rule: CalendarRule, zone: string) {
    this.rule = rule;
    this.zone = zone;
    this.holidaysConfirmedThrough = rule.holidays === 'japan' ? HOLIDAYS_CONFIRMED_THROUGH : null;
  }

  isOpen(ms: number): boolean {
    const year = this.year(utcYear(ms));
    const index = lastStart(year, ms);
    return index >= 0 && ms < (year.ends[index] ?? 0);
  }

  /** The moment itself when open, else the next opening. Throws NeverOpens. */
  nextOpening(ms: number): number {
    const first = utcYear(ms);
    const year = this.year(first);
    const index = lastStart(year, ms);
    if (index >= 0 && ms < (year.ends[index] ?? 0)) return ms;
    const next = year.starts[index + 1];
    if (next !== undefined) return next;
    for (let number = first + 1; number <= first + LOOK_AHEAD_YEARS; number += 1) {
      const opening = this.year(number).starts[0];
      if (opening !== undefined) return opening;
    }
    throw new NeverOpens(`no opening within ${LOOK_AHEAD_YEARS} years`);
  }

  /** The first moment, at or after `ms`, at which the calendar is closed. Open without end: the end of the look-ahead. */
  nextClosing(ms: number): number {
    if (!this.isOpen(ms)) return ms;
    const first = utcYear(ms);
    for (let number = first; ; number += 1) {
      const year = this.year(number);
      const endMs = year.ends[number === first ? lastStart(year, ms) : 0] ?? ms;
      // A span cut at the turn of the UTC year goes on in the next.
      const nextYear = utcYearStartMs(number + 1);
      if (endMs < nextYear || this.year(number + 1).starts[0] !== nextYear) return endMs;
      if (number - first >= LOOK_AHEAD_YEARS) return endMs;
    }
  }

  /** The moment by which so much open time has passed since `ms`; no open time: the next opening. Throws NeverOpens, RangeError if negative. */
  addOpenTime(ms: number, spanMs: number): number {
    if (spanMs < 0) throw new RangeError(`open time cannot be taken away: ${spanMs}`);
    if (spanMs === 0) return this.nextOpening(ms);
    let number = utcYear(ms);
    let rest = spanMs + this.openUntil(ms);
    for (let shut = 0; shut <= LOOK_AHEAD_YEARS; number += 1) {
      const year = this.year(number);
      if (rest <= year.openMs) return momentAfter(year, rest);
      rest -= year.openMs;
      shut = year.openMs === 0 ? shut + 1 : 0;
    }
    throw new NeverOpens(`no open hours in ${LOOK_AHEAD_YEARS} years`);
  }

  /** Open ms from one moment to a later one. */
  openMsBetween(fromMs: number, untilMs: number): number {
    if (untilMs <= fromMs) return 0;
    let sum = this.openUntil(untilMs) - this.openUntil(fromMs);
    for (let number = utcYear(fromMs); number < utcYear(untilMs); number += 1) sum += this.year(number).openMs;
    return sum;
  }

  /** Why a civil day (counted from 1970-01-01) is closed; null when it has hours. */
  closedOn(civilDay: number): DayClosed | null {
    return dayClosed(this.rule, civilDay, dateOf(civilDay));
  }

  /** The civil day of a moment, counted from 1970-01-01. */
  civilDay(ms: number): number {
    return Math.floor((ms + offsetMsAt(ms, this.zone)) / DAY_MS);
  }

  /** Open ms of the moment's UTC year that lie before it. */
  private openUntil(ms: number): number {
    const year = this.year(utcYear(ms));
    const index = lastStart(year, ms);
    if (index < 0) return 0;
    const startMs = year.starts[index] ?? 0;
    return (year.openBefore[index] ?? 0) + Math.min(ms, year.ends[index] ?? startMs) - startMs;
  }

  private year(number: number): OpenYear {
    const known = this.years.get(number);
    if (known !== undefined) return known;
    const year = openYear(this.rule, this.zone, number);
    this.years.set(number, year);
    return year;
  }
}

/** The index of the last span that begins at or before the moment; -1 when none does. */
function lastStart(year: OpenYear, ms: number): number {
  let low = 0;
  let high = year.starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((year.starts[middle] ?? 0) <= ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The moment at which the year's open time reaches `openMs` (more than 0): a closing moment counts as reached. */
function momentAfter(year: OpenYear, openMs: number): number {
  let low = 0;
  let high = year.openBefore.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((year.openBefore[middle] ?? 0) < openMs) low = middle + 1;
    else high = middle;
  }
  return (year.starts[low - 1] ?? 0) + openMs - (year.openBefore[low - 1] ?? 0);
}
