import { Temporal } from 'temporal-polyfill';

/**
 * The only door to the time zone data. Everything is a function of its arguments; no clock is asked here.
 * Offsets are looked up once a zone and UTC year and kept as a short list, so that a question costs a comparison or two.
 */

/** A stretch of UTC time in which a zone keeps one offset: from `fromMs` until the next stretch begins. */
export interface OffsetStretch {
  readonly fromMs: number;
  readonly offsetMs: number;
}

const NS_PER_MS = 1_000_000;
const years = new Map<string, Map<number, readonly OffsetStretch[]>>();

/** Whether the name is a zone of the IANA database, such as `Asia/Tokyo`. Fixed offsets are not: they have no rules. */
export function isZone(zone: string): boolean {
  if (/^[+-]/.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** The UTC year of a moment in ms. */
export function utcYear(ms: number): number {
  return new Date(ms).getUTCFullYear();
}

/** The first moment of a UTC year. */
export function utcYearStartMs(year: number): number {
  return Date.UTC(year, 0, 1);
}

/** The zone's stretches of one UTC year, the first beginning with the year. Throws RangeError on an unknown zone. */
export function offsetStretches(zone: string, year: number): readonly OffsetStretch[] {
  let known = years.get(zone);
  if (known === undefined) {
    known = new Map();
    years.set(zone, known);
  }
  const found = known.get(year);
  if (found !== undefined) return found;
  const stretches = readStretches(zone, year);
  known.set(year, stretches);
  return stretches;
}

/** Local time minus UTC, in ms, at a moment. */
export function offsetMsAt(ms: number, zone: string): number {
  let offset = 0;
  for (const stretch of offsetStretches(zone, utcYear(ms))) {
    if (stretch.fromMs > ms) break;
    offset = stretch.offsetMs;
  }
  return offset;
}

function readStretches(zone: string, year: number): readonly OffsetStretch[] {
  const endMs = utcYearStartMs(year + 1);
  let at = Temporal.Instant.fromEpochMilliseconds(utcYearStartMs(year)).toZonedDateTimeISO(zone);
  const stretches: OffsetStretch[] = [];
  for (;;) {
    stretches.push({ fromMs: at.epochMilliseconds, offsetMs: Math.round(at.offsetNanoseconds / NS_PER_MS) });
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds >= endMs) return stretches;
    at = next;
  }
}
