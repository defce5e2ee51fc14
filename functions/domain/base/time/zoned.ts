import { type DateText, type Instant, toMs } from './instant.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './units.ts';
import { offsetMsAt } from './zone.ts';

/** A moment as the clock and calendar on the wall show it. */
export interface ZonedParts {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 is Monday. */
  readonly weekday: number;
  readonly offsetMs: number;
  /** `2026-04-24`. */
  readonly date: DateText;
}

const MONDAY_OF_EPOCH = 3;

/** Two digits. */
export function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** The wall clock of a zone at a moment. Throws RangeError on a bad moment or zone. */
export function zonedParts(at: Instant, zone: string): ZonedParts {
  return partsAtMs(toMs(at), zone);
}

/** As `zonedParts`, for a moment in ms. */
export function partsAtMs(ms: number, zone: string): ZonedParts {
  const offsetMs = offsetMsAt(ms, zone);
  const local = new Date(ms + offsetMs);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    weekday: weekdayOf(Math.floor((ms + offsetMs) / DAY_MS)),
    offsetMs,
    date: local.toISOString().slice(0, 10),
  };
}

/** The weekday, 0 for Monday, of a day counted from 1970-01-01. */
export function weekdayOf(epochDay: number): number {
  return (((epochDay + MONDAY_OF_EPOCH) % 7) + 7) % 7;
}

/** The date, `2026-04-24`, of a day counted from 1970-01-01. */
export function dateOf(epochDay: number): DateText {
  return new Date(epochDay * DAY_MS).toISOString().slice(0, 10);
}

/** `+09:00`. */
export function offsetText(offsetMs: number): string {
  const size = Math.abs(offsetMs);
  return `${offsetMs < 0 ? '-' : '+'}${two(Math.floor(size / HOUR_MS))}:${two(Math.floor((size % HOUR_MS) / MINUTE_MS))}`;
}

/** A moment for reports and screens: the zone's time, whole seconds (cut, not rounded), offset: `2026-04-24T17:50:00+09:00`. */
export function inZone(at: Instant, zone: string): string {
  const parts = zonedParts(at, zone);
  return `${parts.date}T${two(parts.hour)}:${two(parts.minute)}:${two(parts.second)}${offsetText(parts.offsetMs)}`;
}
