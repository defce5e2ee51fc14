import type { Language, Text } from '../../base/text.ts';
import { type BusinessCalendar, LOOK_AHEAD_YEARS, NeverOpens } from '../../base/time/calendar.ts';
import { addMonths, civilDayAt, dayInMonth, dayStartMs, wallClockMs } from '../../base/time/civil.ts';
import { spansOn } from '../../base/time/closed-days.ts';
import { parseSpan } from '../../base/time/open-spans.ts';
import { spokenDate } from '../../base/time/spoken.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/time/units.ts';
import { partsAtMs, two } from '../../base/time/zoned.ts';
import { calendarOf } from '../../policy/calendar-of.ts';
import type { Policy, PolicyClock } from '../../policy/shape/schema.ts';
import { predictedHolidays } from './business-time.ts';
import { whyClosed } from './closed-words.ts';

/** Clocks that end on a day rather than after a number of hours. */
export type CivilClock = Extract<
  PolicyClock,
  { kind: 'calendar-days' | 'calendar-months' | 'day-of-month' | 'business-days' }
>;

/** A due time and the steps that lead to it, each in every language. */
export interface Reckoned {
  readonly ms: number;
  readonly steps: readonly Text[];
}

const DAYS_LOOKED_AHEAD = LOOK_AHEAD_YEARS * 366;

/**
 * When a clock of days that starts at a moment runs out. A due day lasts until its end in the policy's zone, the first
 * moment of the next day. Throws NeverOpens when a calendar is closed for years.
 */
export function civilDue(policy: Policy, clock: CivilClock, anchorMs: number): Reckoned {
  const from = civilDayAt(anchorMs, policy.zone);
  if (clock.kind === 'business-days') return businessDaysDue(policy, clock, from);
  const day = lastDay(clock, from);
  const rolled = clock.rollOver === undefined ? day : openDay(policy, clock.rollOver, day);
  const steps = [counted(clock, day)];
  if (clock.rollOver !== undefined) {
    const calendar = calendarOf(policy, clock.rollOver.calendar);
    if (rolled !== day) steps.push(movedFrom(calendar, day, rolled));
    const warning = predictedHolidays(calendar, dayStartMs(rolled, policy.zone));
    if (warning !== null) steps.push(warning);
  }
  return { ms: dayStartMs(rolled + 1, policy.zone), steps: [...steps, untilEndOf(rolled)] };
}

function lastDay(clock: Exclude<CivilClock, { kind: 'business-days' }>, from: number): number {
  switch (clock.kind) {
    case 'calendar-days':
      return from + clock.days - (clock.firstDay === 'counted' ? 1 : 0);
    case 'calendar-months':
      return addMonths(from, clock.months);
    case 'day-of-month':
      return dayInMonth(from, clock.months, clock.day);
  }
}

/** The day itself when the calendar is open on it, else the next or previous one on which it is. */
function openDay(
  policy: Policy,
  rollOver: { to: 'next-open-day' | 'previous-open-day'; calendar: string },
  day: number,
): number {
  const calendar = calendarOf(policy, rollOver.calendar);
  const step = rollOver.to === 'next-open-day' ? 1 : -1;
  for (let passed = 0; passed < DAYS_LOOKED_AHEAD; passed += 1) {
    const at = day + passed * step;
    if (calendar.closedOn(at) === null) return at;
  }
  throw new NeverOpens(`no open day within ${LOOK_AHEAD_YEARS} years`);
}

function businessDaysDue(
  policy: Policy,
  clock: Extract<CivilClock, { kind: 'business-days' }>,
  from: number,
): Reckoned {
  const calendar = calendarOf(policy, clock.calendar);
  const day = nthOpenDay(calendar, from + (clock.firstDay === 'counted' ? 0 : 1), clock.days);
  const warning = predictedHolidays(calendar, dayStartMs(day, policy.zone));
  const steps = [businessDayStep(clock, day), ...(warning === null ? [] : [warning])];
  if (clock.until === 'end-of-day') {
    return { ms: dayStartMs(day + 1, policy.zone), steps: [...steps, untilEndOf(day)] };
  }
  const closing = closingOf(calendar, day);
  const ms = wallClockMs(day * DAY_MS + closing, policy.zone);
  return { ms, steps: [...steps, untilClosing(closing)] };
}

function nthOpenDay(calendar: BusinessCalendar, from: number, count: number): number {
  let left = count;
  for (let day = from; day < from + DAYS_LOOKED_AHEAD; day += 1) {
    if (calendar.closedOn(day) !== null) continue;
    left -= 1;
    if (left === 0) return day;
  }
  throw new NeverOpens(`no ${count} open days within ${LOOK_AHEAD_YEARS} years`);
}

/** When the last span of the day closes, in ms after midnight. */
function closingOf(calendar: BusinessCalendar, day: number): number {
  return Math.max(...spansOn(calendar.rule, day).map((span) => parseSpan(span).endMs));
}

function sayDay(day: number, language: Language): string {
  return spokenDate(partsAtMs(day * DAY_MS, 'UTC'), language);
}

function counted(clock: Exclude<CivilClock, { kind: 'business-days' }>, day: number): Text {
  const [en, ja] = [sayDay(day, 'en'), sayDay(day, 'ja')];
  switch (clock.kind) {
    case 'calendar-days': {
      const isFirst = clock.firstDay === 'counted';
      return {
        en: `day ${clock.days}, ${isFirst ? 'that day being day 1' : 'the day after being day 1'}: ${en}`,
        ja: `${isFirst ? '当日を1日目として' : '翌日から起算して'}${clock.days}日目：${ja}`,
      };
    }
    case 'calendar-months':
      return {
        en: `+ ${clock.months} ${clock.months === 1 ? 'month' : 'months'}: ${en}`,
        ja: `＋${clock.months}か月：${ja}`,
      };
    case 'day-of-month':
      return {
        en: `the ${ordinal(clock.day)} of ${clock.months === 1 ? 'the next month' : `the month ${clock.months} months on`}: ${en}`,
        ja: `${clock.months === 1 ? '翌月' : `${clock.months}か月後の月の`}${clock.day}日：${ja}`,
      };
  }
}

function businessDayStep(clock: Extract<CivilClock, { kind: 'business-days' }>, day: number): Text {
  const isFirst = clock.firstDay === 'counted';
  return {
    en: `business day ${clock.days}, ${isFirst ? 'that day counted' : 'from the day after'}: ${sayDay(day, 'en')}`,
    ja: `${isFirst ? '当日を含めて' : '翌日から数えて'}${clock.days}営業日目：${sayDay(day, 'ja')}`,
  };
}

function movedFrom(calendar: BusinessCalendar, day: number, rolled: number): Text {
  const why = whyClosed(calendar, dayStartMs(day, calendar.zone));
  return {
    en: `closed on that day (${why.en}): moved to ${sayDay(rolled, 'en')}`,
    ja: `その日は休業（${why.ja}）のため${sayDay(rolled, 'ja')}に${rolled > day ? '繰り下げ' : '繰り上げ'}`,
  };
}

function untilEndOf(day: number): Text {
  return { en: `until the end of ${sayDay(day, 'en')}`, ja: `${sayDay(day, 'ja')}の終わりまで` };
}

function untilClosing(closingMs: number): Text {
  const [hours, minutes] = [Math.floor(closingMs / HOUR_MS), Math.floor((closingMs % HOUR_MS) / MINUTE_MS)];
  return { en: `until closing at ${two(hours)}:${two(minutes)}`, ja: `営業終了の${hours}時${two(minutes)}分まで` };
}

function ordinal(day: number): string {
  const teen = day >= 11 && day <= 13;
  const suffix = teen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${suffix}`;
}
