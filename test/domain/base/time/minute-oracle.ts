import holidays from '@holiday-jp/holiday_jp';
import type { CalendarRule } from '../../../../functions/domain/base/time/calendar-rule.ts';

export const MINUTE_MS = 60_000;
const QUARTER_MINUTES = 15;
const DAY_MINUTES = 1_440;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Two years of one zone: what the wall clock shows at each minute of UTC, by the machine's own time zone data. */
export interface ZoneYears {
  readonly startMs: number;
  /** Wall-clock minutes since 1970. */
  readonly localMinutes: Float64Array;
}

/**
 * Reads the wall clock from Intl; none of the product's code takes part. It is read every quarter of an hour, and minute by
 * minute where it does not advance by one: clocks have been changed at 00:01.
 */
export function zoneYears(zone: string, year: number): ZoneYears {
  const startMs = Date.UTC(year, 0, 1);
  const minutes = (Date.UTC(year + 2, 0, 1) - startMs) / MINUTE_MS;
  const read = wallClock(zone);
  const localMinutes = new Float64Array(minutes);
  let local = read(startMs);
  for (let quarter = 0; quarter < minutes; quarter += QUARTER_MINUTES) {
    const next = read(startMs + (quarter + QUARTER_MINUTES) * MINUTE_MS);
    const isSteady = next - local === QUARTER_MINUTES;
    for (let minute = 0; minute < QUARTER_MINUTES; minute += 1) {
      localMinutes[quarter + minute] = isSteady ? local + minute : read(startMs + (quarter + minute) * MINUTE_MS);
    }
    local = next;
  }
  return { startMs, localMinutes };
}

function wallClock(zone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric' },
  });
  return (ms) => {
    // en-US, h23: 4/24/2026, 17:50
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0] = format
      .format(ms)
      .split(/[/,: ]+/)
      .map(Number);
    return Date.UTC(year, month - 1, day, hour, minute) / MINUTE_MS;
  };
}

/** One bit a minute: whether the calendar is open. */
export function openMinutes(rule: CalendarRule, years: ZoneYears): Uint8Array {
  const bits = new Uint8Array(years.localMinutes.length);
  const byDay = new Map<number, Uint8Array>();
  for (let minute = 0; minute < bits.length; minute += 1) {
    const local = years.localMinutes[minute] ?? 0;
    const day = Math.floor(local / DAY_MINUTES);
    let open = byDay.get(day);
    if (open === undefined) {
      open = dayMinutes(rule, day);
      byDay.set(day, open);
    }
    bits[minute] = open[local - day * DAY_MINUTES] ?? 0;
  }
  return bits;
}

function dayMinutes(rule: CalendarRule, day: number): Uint8Array {
  const open = new Uint8Array(DAY_MINUTES);
  const date = new Date(day * DAY_MINUTES * MINUTE_MS);
  const text = date.toISOString().slice(0, 10);
  if (rule.holidays === 'japan' && text in holidays.holidays) return open;
  if (rule.closures.some(({ from, to }) => isClosed(from, to, text))) return open;
  for (const span of rule.hours[WEEKDAYS[date.getUTCDay()] ?? 'sun'] ?? []) {
    const [from = 0, to = 0] = span.split('-').map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
    open.fill(1, from, to);
  }
  return open;
}

function isClosed(from: string, to: string, date: string): boolean {
  const day = from.length === 5 ? date.slice(5) : date;
  return from <= to ? day >= from && day <= to : day >= from || day <= to;
}

/** Steps minute by minute until so many open ones have passed (`carries-over`), or so many after the first open one. */
export function stepMinutes(
  bits: Uint8Array,
  from: number,
  span: number,
  atClosing: 'runs-on' | 'carries-over',
): number {
  let at = from;
  if (atClosing === 'runs-on') {
    while (bits[at] === 0) at += 1;
    return at + span;
  }
  for (let left = span; left > 0 && at < bits.length; at += 1) left -= bits[at] ?? 0;
  return at;
}
