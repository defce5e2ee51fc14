import type { Text } from '../text.ts';
import type { Section, Stage } from './stages.ts';

const HEADINGS: Readonly<Record<Section, Text>> = {
  head: { ja: '', en: '' },
  address: { ja: '', en: '' },
  apology: { ja: '', en: '' },
  lead: { ja: '', en: '' },
  new: { ja: '今回新たにお知らせする内容', en: 'What is new in this report' },
  outline: { ja: '事象の概要', en: 'Outline' },
  when: { ja: '日時', en: 'Times' },
  status: { ja: '現在の状況', en: 'Current status' },
  scope: { ja: '影響範囲', en: 'Services and functions concerned' },
  data: { ja: '対象となる可能性のあるデータ', en: 'Data possibly concerned' },
  persons: { ja: '対象となる方の人数', en: 'Persons concerned' },
  'secondary-damage': { ja: '二次被害の有無', en: 'Secondary damage' },
  impact: { ja: '影響の可能性', en: 'Possible impact' },
  cause: { ja: '原因', en: 'Cause' },
  measures: { ja: '暫定対応', en: 'Provisional measures' },
  request: { ja: 'お客様へのお願い', en: 'What we ask of you' },
  next: { ja: '次回のご報告予定', en: 'Next report' },
  'permanent-fix': { ja: '恒久対応', en: 'Permanent fix' },
  prevention: { ja: '再発防止策', en: 'Prevention' },
  authorities: { ja: '関係機関への報告', en: 'Reports to authorities' },
  publication: { ja: '公表', en: 'Publication' },
  contact: { ja: 'お問い合わせ窓口', en: 'Contact' },
};

/** What people call the sections that stand without a heading. */
const UNHEADED: Readonly<Partial<Record<Section, Text>>> = {
  head: { ja: '日付・発信者・件名', en: 'Date, sender and title' },
  address: { ja: '挨拶', en: 'Greeting' },
  apology: { ja: 'お詫び', en: 'Apology' },
  lead: { ja: '前文', en: 'Lead' },
};

/** Heading of a section; empty for the greeting, which has none. In a detailed notice measures are no longer provisional. */
export function headingOf(section: Section, stage: Stage): Text {
  if (section === 'measures' && stage === 'detailed') return { ja: '対応の経過', en: 'What was done' };
  return HEADINGS[section];
}

/** What forms and refusals call a section, those without a heading too. */
export function sectionName(section: Section, stage: Stage): Text {
  return UNHEADED[section] ?? headingOf(section, stage);
}

const STAGE_NAMES: Readonly<Record<Stage, Text>> = {
  first: { ja: '初報', en: 'first report' },
  'follow-up': { ja: '続報', en: 'follow-up' },
  correction: { ja: '訂正', en: 'correction' },
  detailed: { ja: '詳報', en: 'detailed report' },
};

/** What a notice is about, as far as its subject may say it. */
export type Topic = 'security' | 'service' | 'event';

const TOPICS: Readonly<Record<Topic, Text>> = {
  security: { ja: '情報セキュリティに関するお知らせ', en: 'information security notice' },
  service: { ja: 'サービス障害に関するお知らせ', en: 'service disruption notice' },
  event: { ja: '発生した事象に関するお知らせ', en: 'incident notice' },
};

export interface SubjectParts {
  readonly product: Text;
  readonly topic: Topic;
  readonly stage: Stage;
  /** 第 n 報. */
  readonly number: number;
  readonly drill: boolean;
}

/** 【重要】… （第1報・初報）. A drill says so before anything else. */
export function subjectOf({ product, topic, stage, number, drill }: SubjectParts): Text {
  const name = STAGE_NAMES[stage];
  return {
    ja: `${drill ? '【訓練】' : ''}【重要】${product.ja} ${TOPICS[topic].ja}（第${number}報・${name.ja}）`,
    en: `${drill ? '[DRILL] ' : ''}[Important] ${product.en}: ${TOPICS[topic].en} (no. ${number}, ${name.en})`,
  };
}
