import { createRequire } from 'node:module';
import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';
import type { CalendarRule } from '../../functions/domain/base/time/calendar-rule.ts';
import { WEEKDAYS } from '../../functions/domain/base/time/closed-days.ts';
import { japaneseHoliday } from '../../functions/domain/base/time/holidays.ts';

/** A library that adds business hours. It holds one calendar for all, in the machine's own zone. */
export interface BusinessLibrary {
  readonly name: string;
  /** Takes over the calendar; the process's zone must be the calendar's. */
  prepare(rule: CalendarRule, year: number): void;
  addHours(ms: number, hours: number): number;
}

interface BusinessMoment {
  addWorkingTime(count: number, unit: 'hours'): { valueOf(): number };
}

interface MomentLibrary {
  (ms: number): BusinessMoment;
  updateLocale(name: string, values: object): void;
}

const DAY_MS = 86_400_000;
/** Sunday first, as both libraries count. */
const SUNDAY_FIRST = ['sun', ...WEEKDAYS.slice(0, -1)] as const;
const LONG_NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

export function dayjsLibrary(): BusinessLibrary {
  dayjs.extend(businessTime);
  return {
    name: 'dayjs-business-time',
    prepare: (rule, year) => {
      const week = LONG_NAMES.map(
        (name, index) => [name, spansOf(rule, index).map(([start, end]) => ({ start, end }))] as const,
      );
      dayjs.setBusinessTime(
        Object.fromEntries(week.map(([name, spans]) => [name, spans.length === 0 ? null : spans])) as never,
      );
      dayjs.setHolidays(closedDates(rule, year));
    },
    addHours: (ms, hours) => dayjs(ms).addBusinessHours(hours).valueOf(),
  };
}

export function momentLibrary(): BusinessLibrary {
  const moment = createRequire(import.meta.url)('moment-business-time') as MomentLibrary;
  return {
    name: 'moment-business-time',
    prepare: (rule, year) => {
      const week = LONG_NAMES.map((_, index) => [index, spansOf(rule, index).flat()] as const);
      const workinghours = Object.fromEntries(week.map(([day, marks]) => [day, marks.length === 0 ? null : marks]));
      moment.updateLocale('en', { workinghours, holidays: closedDates(rule, year) });
    },
    addHours: (ms, hours) => moment(ms).addWorkingTime(hours, 'hours').valueOf(),
  };
}

function spansOf(rule: CalendarRule, weekday: number): [string, string][] {
  const spans = rule.hours[SUNDAY_FIRST[weekday] ?? 'sun'] ?? [];
  return spans.map((span) => {
    const [start = '', end = ''] = span.split('-');
    return [`${start}:00`, `${end}:00`];
  });
}

/** Every closed date of the year and the weeks after it, as the libraries want them: one by one. */
function closedDates(rule: CalendarRule, year: number): string[] {
  const days = Array.from({ length: 400 }, (_, index) =>
    new Date(Date.UTC(year, 0, 1) + index * DAY_MS).toISOString().slice(0, 10),
  );
  return days.filter((date) => isClosed(rule, date));
}

function isClosed(rule: CalendarRule, date: string): boolean {
  if (rule.holidays === 'japan' && japaneseHoliday(date) !== null) return true;
  const day = date.slice('2026-'.length);
  return rule.closures.some(({ from, to }) => (from <= to ? day >= from && day <= to : day >= from || day <= to));
}
