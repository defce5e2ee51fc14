import { DAY_MS } from './units.ts';
import { offsetMsAt, offsetStretches, utcYear } from './zone.ts';

/** A civil day, counted from 1970-01-01, and what stands on the calendar for it. */
interface CivilDate {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}

/** The civil day on which a moment falls in a zone. */
export function civilDayAt(ms: number, zone: string): number {
  return Math.floor((ms + offsetMsAt(ms, zone)) / DAY_MS);
}

/** The first moment of a civil day. Where a clock change skips midnight, the day begins after it. */
export function dayStartMs(civilDay: number, zone: string): number {
  return wallClockMs(civilDay * DAY_MS, zone);
}

/**
 * The moment at which the wall clock of a zone shows a time (ms since 1970-01-01 as if that were UTC). A time that comes
 * twice is the first of the two; one that is skipped is the moment of the change.
 */
export function wallClockMs(localMs: number, zone: string): number {
  const around = [localMs - DAY_MS, localMs + DAY_MS];
  const offsets = [...new Set(around.map((ms) => offsetMsAt(ms, zone)))];
  const shown = offsets.map((offset) => localMs - offset).filter((ms) => ms + offsetMsAt(ms, zone) === localMs);
  return shown.length > 0 ? Math.min(...shown) : changeOver(localMs, zone);
}

/** The change of the clock that skips a time of the wall. */
function changeOver(localMs: number, zone: string): number {
  const year = utcYear(localMs);
  const stretches = [year - 1, year, year + 1].flatMap((each) => offsetStretches(zone, each));
  const after = stretches.find(({ fromMs, offsetMs }) => fromMs + offsetMs > localMs && fromMs > localMs - 2 * DAY_MS);
  return after?.fromMs ?? localMs;
}

/** The date of a civil day. */
function civilDate(civilDay: number): CivilDate {
  const date = new Date(civilDay * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The civil day a number of months later (earlier, if negative) on a day of the month; a month without that day ends on its last. */
export function dayInMonth(civilDay: number, months: number, day: number): number {
  const { year, month } = civilDate(civilDay);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return Date.UTC(year, month - 1 + months, Math.min(day, last)) / DAY_MS;
}

/** The same day of the month a number of months later, or that month's last. */
export function addMonths(civilDay: number, months: number): number {
  return dayInMonth(civilDay, months, civilDate(civilDay).day);
}
