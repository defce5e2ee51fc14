import type { Text } from '../text.ts';
import { isDateText } from './moment-text.ts';

const DATE_CHARACTERS = 10;
const BEGINS_WITH_DATE = /^[1-9]\d{3}-\d{2}-\d{2}(?:T|$)/;

/** What is said of such a day, without a full stop. */
export const NO_SUCH_DAY: Text = {
  ja: '存在しない日付です。日付を確認してください',
  en: 'there is no such day in the calendar: check the date',
};

/** Whether a date, or a moment, is in the right form and names a day that no calendar has: `2026-02-30`. */
export function namesNoDay(text: string): boolean {
  return BEGINS_WITH_DATE.test(text) && !isDateText(text.slice(0, DATE_CHARACTERS));
}
