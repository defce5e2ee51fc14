import type { Language } from '../base/text.ts';

/** Days of a calendar's week, by key, with their short names. */
export const WEEKDAYS = [
  ['mon', '月', 'Mon'],
  ['tue', '火', 'Tue'],
  ['wed', '水', 'Wed'],
  ['thu', '木', 'Thu'],
  ['fri', '金', 'Fri'],
  ['sat', '土', 'Sat'],
  ['sun', '日', 'Sun'],
] as const;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day of every year or of one, as a policy writes it: `12月28日`, `28 Dec`; `2026年4月1日`, `1 Apr 2026`. */
export function spokenDay(day: string, language: Language): string {
  const [date = 0, month = 0, year] = day.split('-').map(Number).toReversed();
  if (language === 'ja') return `${year === undefined ? '' : `${year}年`}${month}月${date}日`;
  return `${date} ${MONTHS[month - 1] ?? ''}${year === undefined ? '' : ` ${year}`}`;
}

/** From one day to another; one day alone. */
export function spokenDays({ from, to }: { readonly from: string; readonly to: string }, language: Language): string {
  if (from === to) return spokenDay(from, language);
  return `${spokenDay(from, language)}${language === 'ja' ? '～' : ' – '}${spokenDay(to, language)}`;
}

/** `10:00～12:00`, `10:00–12:00`. */
export function spokenSpan(span: string, language: Language): string {
  return span.replace('-', language === 'ja' ? '～' : '–');
}
