import { describe, expect, it } from 'vitest';
import { BusinessCalendar } from '../../../../functions/domain/base/time/calendar.ts';
import type { CalendarRule } from '../../../../functions/domain/base/time/calendar-rule.ts';
import { businessDueMs } from '../../../../functions/domain/rules/deadline/business-time.ts';
import { MINUTE_MS, openMinutes, stepMinutes, type ZoneYears, zoneYears } from './minute-oracle.ts';

/** How many questions are asked; `npm run oracle` asks a million, over every zone. */
const QUESTIONS = Number(process.env.HIKESHI_ORACLE ?? 10_000);
const SEED = Number(process.env.HIKESHI_SEED ?? 20_261_126);
const ZONES = Intl.supportedValuesOf('timeZone');
/** A zone's two years take a moment to read from the machine, so fewer questions ask fewer zones. */
const ZONES_FEW = 12;
const CALENDARS_A_ZONE = 3;
const RUN_TIMEOUT_MS = 3_600_000;
const MANY = 100_000;
const YEAR_MINUTES = 365 * 1_440;
/** Up to two days of open time. */
const SPAN_MINUTES = 2_880;
const FIRST_YEAR = 2000;
const YEARS = 37;

/** mulberry32: the same seed asks the same questions. */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

function randomRule(next: (below: number) => number): CalendarRule {
  const time = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const hours: Record<string, string[]> = {};
  for (const day of ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']) {
    if (day !== 'wed' && next(4) === 0) continue;
    const marks = Array.from({ length: 2 * (1 + next(3)) }, () => next(289) * 5).sort((a, b) => a - b);
    const spans: string[] = [];
    for (let at = 0; at < marks.length; at += 2) {
      const [from = 0, to = 0] = [marks[at], marks[at + 1]];
      if (from < to && from < 1_440) spans.push(`${time(from)}-${time(to)}`);
    }
    hours[day] = spans.length === 0 ? ['10:00-12:00'] : spans;
  }
  const month = String(1 + next(12)).padStart(2, '0');
  return {
    hours,
    holidays: next(2) === 0 ? 'japan' : 'none',
    closures: [
      { from: '12-28', to: '01-04' },
      { from: `${month}-05`, to: `${month}-11` },
    ],
  };
}

interface Question {
  readonly from: number;
  readonly span: number;
  readonly atClosing: 'runs-on' | 'carries-over';
}

function randomQuestion(next: (below: number) => number): Question {
  return {
    from: next(YEAR_MINUTES),
    span: 1 + next(SPAN_MINUTES),
    atClosing: next(2) === 0 ? 'runs-on' : 'carries-over',
  };
}

/** The answers to so many questions about one calendar that differ from stepping through the minutes. */
function wrongAnswers(next: (below: number) => number, years: ZoneYears, zone: string, count: number): unknown[] {
  const rule = randomRule(next);
  const bits = openMinutes(rule, years);
  const calendar = new BusinessCalendar(rule, zone);
  return Array.from({ length: count }, () => randomQuestion(next)).flatMap((question) => {
    const { from, span, atClosing } = question;
    const clock = {
      kind: 'business-hours',
      from: 'detection',
      within: `PT${span}M`,
      calendar: 'c',
      atClosing,
    } as const;
    const ours = businessDueMs(calendar, clock, years.startMs + from * MINUTE_MS);
    const theirs = years.startMs + stepMinutes(bits, from, span, atClosing) * MINUTE_MS;
    return ours === theirs ? [] : [{ zone, rule, ...question, ours, theirs }];
  });
}

describe('business hours against stepping through the minutes', () => {
  const name = `[FC-6] ${QUESTIONS} random questions: every answer the same (seed ${SEED})`;
  it(name, { timeout: RUN_TIMEOUT_MS }, () => {
    const next = numbers(SEED);
    const few = Array.from({ length: ZONES_FEW }, () => ZONES[next(ZONES.length)] ?? 'UTC');
    const zones = QUESTIONS < MANY ? few : ZONES;
    const turns = zones.length * CALENDARS_A_ZONE;
    const wrong: unknown[] = [];
    for (const [index, zone] of zones.entries()) {
      const years = zoneYears(zone, FIRST_YEAR + next(YEARS));
      for (let turn = index * CALENDARS_A_ZONE; turn < (index + 1) * CALENDARS_A_ZONE; turn += 1) {
        const count = Math.floor(((turn + 1) * QUESTIONS) / turns) - Math.floor((turn * QUESTIONS) / turns);
        wrong.push(...wrongAnswers(next, years, zone, count));
      }
    }
    expect(wrong).toEqual([]);
  });
});
