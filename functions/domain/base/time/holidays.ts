import published from '@holiday-jp/holiday_jp';
import type { Text } from '../text.ts';
import type { DateText } from './instant.ts';

/**
 * The last year whose Japanese holidays are official. Each February the government names those of the next year; what the
 * table holds for later years is reckoned from the law and can still change.
 */
export const HOLIDAYS_CONFIRMED_THROUGH = 2027;

// Asked by date text only: the package's answer for a Date depends on the machine's own zone.
const byDate: Readonly<Record<string, { readonly name: string; readonly name_en: string }>> = published.holidays;

/** The Japanese holiday on a civil date, or null. */
export function japaneseHoliday(date: DateText): Text | null {
  const found = Object.hasOwn(byDate, date) ? byDate[date] : undefined;
  return found === undefined ? null : { ja: found.name, en: found.name_en };
}
