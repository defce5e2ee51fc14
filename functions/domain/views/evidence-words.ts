import type { Language, Text } from '../base/text.ts';
import { REPORT_ITEMS } from '../policy/shape/reports.ts';
import { openItem, REPORT_ITEM } from '../rules/authority/item-titles.ts';

const KEYS: Readonly<Record<string, Text>> = {
  ...REPORT_ITEM,
  reference: { ja: '受付番号', en: 'Reference number' },
};

function markOf(item: string, said: string): Text | null {
  if (said === 'not-applicable') return { ja: '該当なし', en: 'not applicable' };
  const named = REPORT_ITEMS.find((one) => one === item);
  return said === 'under-investigation' && named !== undefined ? openItem(named) : null;
}

/**
 * The evidence of a duty as a reader reads it. It is stored in no language, a paragraph for each item as `outline: …`; its
 * person's own paragraphs stay as they are.
 */
export function evidenceInWords(text: string, language: Language): string {
  return text
    .split('\n\n')
    .map((paragraph) => inWords(paragraph, language))
    .join('\n\n');
}

function inWords(paragraph: string, language: Language): string {
  const [, key = '', said = ''] = /^([a-z-]+): (.*)$/s.exec(paragraph) ?? [];
  const heading = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  if (heading === undefined) return paragraph;
  return `${heading[language]}${language === 'ja' ? '：' : ': '}${markOf(key, said)?.[language] ?? said}`;
}
