import { HOUR_MS, MINUTE_MS } from '../../../../functions/domain/base/time/units.ts';
import { ToldError } from '../../../terminal/told-error.ts';

const UNIT_MS: Readonly<Record<string, number>> = {
  minute: MINUTE_MS,
  minutes: MINUTE_MS,
  hour: 60 * MINUTE_MS,
  hours: 60 * MINUTE_MS,
  day: 1440 * MINUTE_MS,
  days: 1440 * MINUTE_MS,
};
/** A cron expression that never comes in this time never comes. */
const SEARCH_DAYS = 366 * 5;

/** A schedule expression that cannot be read. */
export class ScheduleError extends ToldError {
  override readonly name = 'ScheduleError';

  constructor(expression: string) {
    super({
      ja: `${expression}：rate(n minutes|hours|days) または cron(分 時 日 月 曜日 年) の形で指定してください`,
      en: `${expression}: neither rate(n minutes|hours|days) nor cron(minutes hours day month weekday year)`,
    });
  }
}

/** Gives the first moment after the given one (ms since the epoch), or null when there is none. */
export type Schedule = (afterMs: number) => number | null;

/** Reads `rate(…)` (in step with the epoch, so that it does not depend on when it was loaded) and `cron(…)` (UTC). */
export function readSchedule(expression: string): Schedule {
  const rate = /^rate\((\d+) (\w+)\)$/.exec(expression);
  const unit = UNIT_MS[rate?.[2] ?? ''];
  if (rate && unit) {
    const step = Number(rate[1]) * unit;
    if (step > 0) return (afterMs) => Math.floor(afterMs / step) * step + step;
  }
  const cron = /^cron\((.+)\)$/.exec(expression);
  const fields = cron?.[1]?.split(/\s+/) ?? [];
  if (fields.length !== 6) throw new ScheduleError(expression);
  return cronSchedule(fields, expression);
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

function cronSchedule(fields: readonly string[], expression: string): Schedule {
  const [minute = '', hour = '', day = '', month = '', weekday = '', year = ''] = fields;
  const read = (text: string, low: number, high: number, names: readonly string[] = []): ReadonlySet<number> =>
    fieldValues(text, { low, high, names, expression });
  const minutes = [...read(minute, 0, 59)].sort((a, b) => a - b);
  const hours = [...read(hour, 0, 23)].sort((a, b) => a - b);
  const days = read(day, 1, 31);
  const months = read(month, 1, 12, MONTHS);
  const weekdays = read(weekday, 1, 7, WEEKDAYS);
  const years = read(year, 1970, 2199);
  const comes = (date: Date): boolean =>
    days.has(date.getUTCDate()) &&
    months.has(date.getUTCMonth() + 1) &&
    weekdays.has(date.getUTCDay() + 1) &&
    years.has(date.getUTCFullYear());
  return (afterMs) => firstMoment(afterMs, comes, hours, minutes);
}

function firstMoment(
  afterMs: number,
  comes: (day: Date) => boolean,
  hours: readonly number[],
  minutes: readonly number[],
): number | null {
  const dayMs = 1440 * MINUTE_MS;
  const first = Math.floor(afterMs / dayMs) * dayMs;
  for (let index = 0; index < SEARCH_DAYS; index += 1) {
    const start = first + index * dayMs;
    if (!comes(new Date(start))) continue;
    for (const hour of hours) {
      const found = minutes.map((minute) => start + hour * HOUR_MS + minute * MINUTE_MS).find((each) => each > afterMs);
      if (found !== undefined) return found;
    }
  }
  return null;
}

interface Field {
  readonly low: number;
  readonly high: number;
  readonly names: readonly string[];
  readonly expression: string;
}

function fieldValues(text: string, field: Field): ReadonlySet<number> {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', step = '1'] = part.split('/');
    const [from, to] = range === '*' || range === '?' ? [field.low, field.high] : bounds(range, part, field);
    for (let value = from; value <= to; value += Math.max(1, readNumber(step, field))) values.add(value);
  }
  return values;
}

function bounds(range: string, part: string, field: Field): [number, number] {
  const [first = '', last] = range.split('-');
  const from = readNumber(first, field);
  if (last !== undefined) return [from, readNumber(last, field)];
  return [from, part.includes('/') ? field.high : from];
}

function readNumber(text: string, field: Field): number {
  const named = field.names.indexOf(text.toUpperCase());
  const value = named >= 0 ? named + 1 : Number(text);
  // L, W and # (last day, nearest weekday, n-th weekday) are not served.
  if (!Number.isInteger(value) || value < 0 || value > field.high || text === '')
    throw new ScheduleError(field.expression);
  return value;
}
