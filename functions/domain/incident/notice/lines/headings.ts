import { listed, quoted, type Text } from '../../../base/text.ts';
import type { Section, Stage } from '../../../policy/shape/stages.ts';
import { isHarmSure, serviceStep } from '../../situation/concern.ts';
import type { NoticeSituation } from '../../situation/situation.ts';

const HEADINGS: Readonly<Record<Section, Text>> = {
  head: { ja: '', en: '' },
  address: { ja: '', en: '' },
  apology: { ja: '', en: '' },
  lead: { ja: '', en: '' },
  new: { ja: '今回新たにお知らせする内容', en: 'What is new in this report' },
  outline: { ja: '事象の概要', en: 'Summary' },
  when: { ja: '日時', en: 'Date and time' },
  status: { ja: '現在の状況', en: 'Current status' },
  scope: { ja: '対象範囲', en: 'Scope' },
  data: { ja: '対象となるデータ', en: 'Data affected' },
  persons: { ja: '対象となる方の人数', en: 'Number of people affected' },
  'secondary-damage': { ja: '二次被害の有無', en: 'Secondary damage' },
  impact: { ja: '想定される影響', en: 'Possible impact' },
  cause: { ja: '原因', en: 'Cause' },
  measures: { ja: '暫定対応', en: 'Interim measures' },
  request: { ja: 'お客様へのお願い', en: 'What we ask of you' },
  next: { ja: '次回のご報告予定', en: 'Next update' },
  'permanent-fix': { ja: '恒久対応', en: 'Permanent fix' },
  prevention: { ja: '再発防止策', en: 'Preventing a recurrence' },
  authorities: { ja: '関係機関への報告', en: 'Reports to authorities' },
  publication: { ja: '公表', en: 'Publication' },
  contact: { ja: 'お問い合わせ窓口', en: 'Contact' },
};

const IMPACT: Text = { ja: '影響', en: 'Impact' };

/** Headings that are others in a stage: only a first notice speaks of what is merely possible, and the last of nothing provisional. */
const OF_STAGE: Readonly<Record<Stage, Readonly<Partial<Record<Section, Text>>>>> = {
  first: {},
  'follow-up': { impact: IMPACT },
  correction: { impact: IMPACT, new: { ja: '訂正内容', en: 'Corrections' } },
  detailed: { impact: IMPACT, measures: { ja: '対応の経過', en: 'Actions taken' } },
};

/** Heading of a section; empty for those of the lead, which have none. */
export function headingOf(section: Section, stage: Stage): Text {
  return OF_STAGE[stage][section] ?? HEADINGS[section];
}

/** Heading of a section in one notice: what is restored already, and what is confirmed, is not merely possible. */
export function headingIn(section: Section, situation: Pick<NoticeSituation, 'stage' | 'state' | 'facts'>): Text {
  const { stage, state } = situation;
  const isHarm = isHarmSure(situation) || situation.facts.spread === 'confirmed';
  const isKnown = isHarm || state.restoredAt !== null || serviceStep(situation) === 'confirmed';
  return section === 'impact' && isKnown ? IMPACT : headingOf(section, stage);
}

/** What people call the sections that stand without a heading. */
const UNHEADED: Readonly<Partial<Record<Section, Text>>> = {
  head: { ja: '日付・発信者・件名', en: 'Date, sender and title' },
  address: { ja: '挨拶', en: 'Greeting' },
  apology: { ja: 'お詫び', en: 'Apology' },
  lead: { ja: '前文', en: 'Lead' },
};

/** What forms and refusals call a section, those without a heading too. */
export function sectionName(section: Section, stage: Stage): Text {
  return UNHEADED[section] ?? headingOf(section, stage);
}

/** Sections by name, in quotation marks: `「原因」、「再発防止策」`. */
export function sectionNames(sections: readonly Section[], stage: Stage): Text {
  return listed(sections.map((section) => quoted(sectionName(section, stage))));
}
