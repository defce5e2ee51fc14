import type { Text } from '../../base/text.ts';
import { NO_SUCH_DAY } from '../../base/time/no-such-day.ts';

/** How each kind of value is written. The schema carries the English words; `formatWords` finds both again. */
export const FORMAT = {
  duration: { ja: 'PT1H30M や P2D のような期間で指定してください', en: 'write a duration such as PT1H30M or P2D' },
  name: { ja: '英数字、ドット、ハイフンで指定してください', en: 'use letters, digits, dots and hyphens' },
  date: { ja: '2026-04-01 のような日付で指定してください', en: 'write a date such as 2026-04-01' },
  span: { ja: '10:00-12:00 のような時間帯で指定してください', en: 'write a span such as 10:00-12:00' },
  duty: {
    ja: '義務の種類、または authority.* のような種別で指定してください',
    en: 'write a kind of duty, or a family such as authority.*',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** The words of a format in both languages by the English ones; null for what the schema's library says itself. */
export function formatWords(en: string): Text | null {
  return [...Object.values(FORMAT), NO_SUCH_DAY].find((words) => words.en === en) ?? null;
}
