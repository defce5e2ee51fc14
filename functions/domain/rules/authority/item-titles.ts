import type { Text } from '../../base/text.ts';
import type { ReportItem } from '../../policy/shape/reports.ts';

/** What a report to an authority says, as its form asks. PPC rules, article 8. */
export const REPORT_ITEM: Readonly<Record<ReportItem, Text>> = {
  outline: { ja: '概要', en: 'Outline' },
  'data-items': { ja: '漏えい等した（おそれのある）個人データの項目', en: 'Items of the personal data concerned' },
  persons: { ja: '本人の数', en: 'Number of the persons concerned' },
  cause: { ja: '原因', en: 'Cause' },
  'secondary-damage': { ja: '二次被害またはそのおそれの有無と内容', en: 'Secondary damage, or the risk of it' },
  'measures-towards-persons': { ja: '本人への対応の実施状況', en: 'What was done towards the persons' },
  publication: { ja: '公表の実施状況', en: 'Publication' },
  prevention: { ja: '再発防止のための措置', en: 'Measures of prevention' },
  other: { ja: 'その他参考となる事項', en: 'Anything else of use' },
};

/** What no investigation finds out: the company decides about it. */
const UNDECIDED: readonly ReportItem[] = ['measures-towards-persons', 'publication', 'prevention'];

/** How an item that was left open reads: what is investigated, what is still to be decided, and what may stay empty. */
export function openItem(item: ReportItem): Text {
  if (item === 'other') return { ja: '現時点では記載なし', en: 'nothing to add so far' };
  return UNDECIDED.includes(item)
    ? { ja: '検討中', en: 'not decided yet' }
    : { ja: '調査中', en: 'under investigation' };
}
