import type { CalendarRule } from './calendar-rule.ts';
import { dayClosed, WEEKDAYS } from './closed-days.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './units.ts';
import { offsetStretches, utcYearStartMs } from './zone.ts';
import { dateOf, weekdayOf } from './zoned.ts';

/** The open spans of one UTC year, in order, apart from each other, as UTC ms. */
export interface OpenYear {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Open ms of the year before each span. */
  readonly openBefore: readonly number[];
  readonly openMs: number;
}

/**
 * Lays a year's hours out in UTC. A moment is open when the wall clock stands inside a span, so an hour that a clock
 * change skips is not open and one that it repeats is open twice.
 */
export function openYear(rule: CalendarRule, zone: string, year: number): OpenYear {
  const starts: number[] = [];
  const ends: number[] = [];
  const add = (startMs: number, endMs: number): void => {
    if (startMs >= endMs) return;
    if (ends.at(-1) === startMs) ends.pop();
    else starts.push(startMs);
    ends.push(endMs);
  };
  const stretches = offsetStretches(zone, year);
  stretches.forEach(({ fromMs, offsetMs }, index) => {
    const untilMs = stretches[index + 1]?.fromMs ?? utcYearStartMs(year + 1);
    for (const span of localSpans(rule, fromMs + offsetMs, untilMs + offsetMs)) {
      add(Math.max(fromMs, span.startMs - offsetMs), Math.min(untilMs, span.endMs - offsetMs));
    }
  });
  return withSums(starts, ends);
}

/** The hours of every civil day between two wall-clock times, closed days left out. */
function* localSpans(rule: CalendarRule, fromMs: number, untilMs: number): Generator<LocalSpan> {
  const hours = WEEKDAYS.map((weekday) => (rule.hours[weekday] ?? []).map(parseSpan));
  for (let day = Math.floor(fromMs / DAY_MS); day * DAY_MS < untilMs; day += 1) {
    const spans = hours[weekdayOf(day)] ?? [];
    if (spans.length === 0 || dayClosed(rule, day, dateOf(day)) !== null) continue;
    for (const { startMs, endMs } of spans) yield { startMs: day * DAY_MS + startMs, endMs: day * DAY_MS + endMs };
  }
}

/** From an opening to a closing, in ms of the wall clock. */
interface LocalSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/** `10:00-12:00` as ms after midnight. */
export function parseSpan(span: string): LocalSpan {
  const [startMs = 0, endMs = 0] = span.split('-').map((time) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return hours * HOUR_MS + minutes * MINUTE_MS;
  });
  return { startMs, endMs };
}

function withSums(starts: readonly number[], ends: readonly number[]): OpenYear {
  let openMs = 0;
  const openBefore = starts.map((startMs, index) => {
    const before = openMs;
    openMs += (ends[index] ?? startMs) - startMs;
    return before;
  });
  return { starts, ends, openBefore, openMs };
}
