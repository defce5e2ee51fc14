import type { Text } from '../../base/text.ts';
import { addMonths, civilDayAt, wallClockMs } from '../../base/time/civil.ts';
import { spokenDate } from '../../base/time/spoken.ts';
import { DAY_MS, DAYS_A_WEEK } from '../../base/time/units.ts';
import { offsetMsAt } from '../../base/time/zone.ts';
import { partsAtMs } from '../../base/time/zoned.ts';
import type { Period } from '../../policy/shape/words.ts';

const MONTHS_A_YEAR = 12;

/** The same time of day so long before a moment, months clipped to their last day, with the step in words. */
export function beforeDue(zone: string, by: Period, ms: number): { readonly ms: number; readonly step: Text } {
  const localMs = ms + offsetMsAt(ms, zone);
  const timeOfDayMs = localMs - Math.floor(localMs / DAY_MS) * DAY_MS;
  // The end of a day is the first moment of the next: it is the day before that counts.
  const isEndOfDay = timeOfDayMs === 0;
  const day = civilDayAt(ms, zone) - (isEndOfDay ? 1 : 0);
  const earlier = dayBefore(day, by);
  const dueMs = wallClockMs((earlier + (isEndOfDay ? 1 : 0)) * DAY_MS + timeOfDayMs, zone);
  return { ms: dueMs, step: sayBefore(by, earlier) };
}

function dayBefore(day: number, { years = 0, months = 0, weeks = 0, days = 0 }: Period): number {
  return addMonths(day, -(years * MONTHS_A_YEAR + months)) - weeks * DAYS_A_WEEK - days;
}

const UNITS = [
  { key: 'years', one: 'year', ja: '年' },
  { key: 'months', one: 'month', ja: 'か月' },
  { key: 'weeks', one: 'week', ja: '週間' },
  { key: 'days', one: 'day', ja: '日' },
] as const;

function sayBefore(by: Period, day: number): Text {
  const unit = UNITS.find(({ key }) => by[key] !== undefined);
  const count = unit === undefined ? 0 : (by[unit.key] ?? 0);
  const parts = partsAtMs(day * DAY_MS, 'UTC');
  return {
    en: `${count} ${unit?.one ?? 'day'}${count === 1 ? '' : 's'} before: ${spokenDate(parts, 'en')}`,
    ja: `その${count}${unit?.ja ?? '日'}前：${spokenDate(parts, 'ja')}`,
  };
}
