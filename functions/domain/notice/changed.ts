import type { Language } from '../text.ts';
import type { NoticeText, SectionText } from './notice-text.ts';

/** Sections that change with every notice and are no news. */
const NO_NEWS = new Set(['address', 'apology', 'new', 'next', 'contact']);

const LEAD: Readonly<Record<Language, string>> = {
  ja: '前回のご報告から、次の内容を更新いたしました。',
  en: 'Since our last report the following has changed.',
};

/**
 * What a later notice says that the one before did not: heading and new lines of each changed section. Empty when
 * nothing changed, or nothing was told before.
 */
export function changedSince(
  previous: NoticeText | null,
  sections: readonly SectionText[],
  language: Language,
): string {
  const before = previous?.[language]?.sections;
  if (before === undefined) return '';
  const news = sections.filter(({ section }) => !NO_NEWS.has(section)).flatMap((section) => newsOf(section, before));
  return news.length === 0 ? '' : [LEAD[language], ...news].join('\n');
}

function newsOf({ section, heading, body }: SectionText, before: readonly SectionText[]): string[] {
  const told = new Set(before.find((other) => other.section === section)?.body.split('\n') ?? []);
  const lines = body.split('\n').filter((line) => !told.has(line));
  return lines.length === 0 ? [] : [`■ ${heading}`, ...lines];
}
