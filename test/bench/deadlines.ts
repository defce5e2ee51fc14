import { BusinessCalendar } from '../../functions/domain/base/time/calendar.ts';
import type { CalendarRule } from '../../functions/domain/base/time/calendar-rule.ts';
import { type BusinessClock, businessDueMs } from '../../functions/domain/rules/deadline/business-time.ts';
import { MINUTE_MS, openMinutes, stepMinutes, zoneYears } from '../domain/base/time/minute-oracle.ts';
import { type BusinessLibrary, dayjsLibrary, momentLibrary } from './business-libraries.ts';
import type { BenchOptions, Row } from './row.ts';

const QUESTIONS = 20_000;
const QUESTIONS_SHORT = 4_000;
/** The libraries are asked fewer times, in as many turns: they take long. */
const SHARE_OF_THEIRS = 20;
const TURNS = 5;
const YEAR = 2026;
const YEAR_MINUTES = 365 * 1_440;
const HOURS = 6;

const weekdays = (spans: string[]): CalendarRule['hours'] => ({
  mon: spans,
  tue: spans,
  wed: spans,
  thu: spans,
  fri: spans,
});
const always = (spans: string[]): CalendarRule['hours'] => ({ ...weekdays(spans), sat: spans, sun: spans });

interface Place {
  readonly zone: string;
  readonly rule: CalendarRule;
  /** Minutes of the year between which questions are asked. */
  readonly between: readonly [number, number];
}

const OFFICE: CalendarRule = {
  hours: weekdays(['10:00-12:00', '13:00-18:00']),
  holidays: 'japan',
  closures: [{ from: '12-28', to: '01-04' }],
};
/** Open at night, so that the hour the clocks change counts. */
const NIGHT: CalendarRule = { hours: always(['00:00-12:00', '13:00-22:00']), holidays: 'none', closures: [] };

function week(month: number, day: number): readonly [number, number] {
  const start = (Date.UTC(YEAR, month - 1, day) - Date.UTC(YEAR, 0, 1)) / MINUTE_MS;
  return [start, start + 7 * 1_440];
}

const PLACES: readonly Place[] = [
  { zone: 'Asia/Tokyo', rule: OFFICE, between: [5 * 1_440, YEAR_MINUTES] },
  // The weeks in which summer time ends.
  { zone: 'Europe/Berlin', rule: NIGHT, between: week(10, 21) },
  { zone: 'America/New_York', rule: NIGHT, between: week(10, 28) },
];

/** Six hours of open time from moments of 2026: time a question and wrong answers, ours and two libraries'. */
export function deadlineRows({ short }: BenchOptions): Row[] {
  const count = short ? QUESTIONS_SHORT : QUESTIONS;
  return PLACES.flatMap((place) => [dayjsLibrary(), momentLibrary()].map((library) => compare(place, library, count)));
}

function compare({ zone, rule, between }: Place, library: BusinessLibrary, count: number): Row {
  process.env.TZ = zone;
  library.prepare(rule, YEAR);
  const calendar = new BusinessCalendar(rule, zone);
  const clock: BusinessClock = {
    ...{ kind: 'business-hours', from: 'detection', within: `PT${HOURS}H`, calendar: 'c', atClosing: 'carries-over' },
  };
  const moments = momentsBetween(between, count);
  const fewer = moments.filter((_, index) => index % SHARE_OF_THEIRS === 0);
  const ask = {
    ours: (ms: number) => businessDueMs(calendar, clock, ms),
    theirs: (ms: number) => library.addHours(ms, HOURS),
  };
  // Both know the calendar and are warm before anything is measured.
  for (const ms of fewer) [ask.ours(ms), ask.theirs(ms)];
  const [ours, theirs] = [best(moments, ask.ours), best(fewer, ask.theirs)];
  const expected = oracle(zone, rule);
  const wrongIn = (answers: (ms: number) => number) => fewer.filter((ms) => answers(ms) !== expected(ms)).length;
  const wrong = { ours: wrongIn(ask.ours), theirs: wrongIn(ask.theirs) };
  process.env.TZ = 'UTC';
  return {
    what: `deadlines in ${zone}`,
    ours: `${(ours * 1_000).toFixed(2)} µs, ${wrong.ours} of ${fewer.length} wrong`,
    compared: `${library.name}: ${(theirs * 1_000).toFixed(0)} µs, ${wrong.theirs} wrong`,
    ratio: theirs / ours,
  };
}

function momentsBetween([from, until]: readonly [number, number], count: number): number[] {
  const start = Date.UTC(YEAR, 0, 1);
  return Array.from(
    { length: count },
    (_, index) => start + Math.floor(from + (index * (until - from)) / count) * MINUTE_MS,
  );
}

/** Milliseconds a question in the best of a few turns. */
function best(moments: readonly number[], ask: (ms: number) => number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const begin = process.hrtime.bigint();
    for (const ms of moments) ask(ms);
    least = Math.min(least, Number(process.hrtime.bigint() - begin) / 1e6 / moments.length);
  }
  return least;
}

function oracle(zone: string, rule: CalendarRule): (ms: number) => number {
  const years = zoneYears(zone, YEAR);
  const bits = openMinutes(rule, years);
  return (ms) =>
    years.startMs + stepMinutes(bits, (ms - years.startMs) / MINUTE_MS, HOURS * 60, 'carries-over') * MINUTE_MS;
}
