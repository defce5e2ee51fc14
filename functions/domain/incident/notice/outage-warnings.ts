import type { Text } from '../../base/text.ts';
import type { Section, Stage } from '../../policy/shape/stages.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { concernsService, hidesFunctions, NAMING } from '../situation/concern.ts';
import { restrictionsIn } from '../situation/restrictions.ts';
import { sectionNames } from './lines/headings.ts';

/** Sections in which a person can say what did not work, and for whom. */
const SYMPTOMS: readonly Section[] = ['outline', 'scope', 'impact'];

/**
 * What the last report of an outage leaves out although earlier ones said that it was being looked into, or that readers ask at
 * once. The notice can go out all the same.
 */
export function outageWarnings(
  state: OpenIncident,
  { stage, wording, sections, limited }: Pick<Notice, 'stage' | 'wording' | 'sections' | 'limited'>,
): readonly Text[] {
  const byPerson = (section: Section) => wording?.written.includes(section) === true;
  if (wording === null) return [];
  const isByRecord = sections.includes('measures') && !byPerson('measures');
  return [
    ...(isUnnamed(state, stage) && !SYMPTOMS.some(byPerson) ? [unnamed(stage)] : []),
    ...(isUnlifted(state, stage) && isByRecord ? [UNLIFTED] : []),
    ...(isRestrictedUnnamed(state) && isByRecord ? [RESTRICTED_WHAT] : []),
    ...(hidesFunctions(limited?.withheld) && isRestrictedNamed(state) && isByRecord ? [namesHidden(stage)] : []),
  ];
}

/** What a person should think of while writing a section of an outage's notice; null where there is nothing. */
export function outageHint(state: OpenIncident, stage: Stage, section: Section): Text | null {
  if (section === 'scope' && isUnnamed(state, stage)) return NAME_IT;
  if (section !== 'measures') return null;
  if (isUnlifted(state, stage)) return SAY_WHETHER_LIFTED;
  return isRestrictedUnnamed(state) ? SAY_WHAT_IS_RESTRICTED : null;
}

/** Only the last report leaves the functions out that nobody named. */
function isUnnamed(state: OpenIncident, stage: Stage): boolean {
  return stage === 'detailed' && concernsService(state) && !namesFunction(state);
}

function namesFunction({ facts, outages }: OpenIncident): boolean {
  return outages.length > 0 || (facts['service.function'] ?? 'unknown') !== 'unknown';
}

/** The service is back, or nothing more will be reported, and nobody recorded whether the restriction of its use is lifted. */
function isUnlifted(state: OpenIncident, stage: Stage): boolean {
  const isAsked = state.restoredAt !== null || stage === 'detailed';
  return isAsked && restrictionsIn(state).some(({ isLifted }) => !isLifted);
}

/** Customers are told that something is restricted, and not what. */
function isRestrictedUnnamed(state: OpenIncident): boolean {
  return restrictionsIn(state).some(({ functions }) => functions.length === 0);
}

function isRestrictedNamed(state: OpenIncident): boolean {
  return restrictionsIn(state).some(({ functions }) => functions.length > 0);
}

/** The writer withheld them with other sections, and may not have meant this one. FC-5. */
function namesHidden(stage: Stage): Text {
  const [hidden, measures] = [sectionNames(NAMING, stage), sectionNames(['measures'], stage)];
  return {
    ja: `次の項目をお客様にお知らせしないため、利用を制限した機能の名称は「${measures.ja}」にも記載されていません：${hidden.ja}`,
    en: `As these sections are withheld, “${measures.en}” does not name the functions that were restricted either: ${hidden.en}.`,
  };
}

const NAME_IT: Text = {
  ja: '対象機能が記録されていません。影響のあった機能を書き加えてください。すべての機能に影響があった場合は、その旨を記載してください。',
  en: 'No function is on record. Name the functions that were affected, or say that all of them were.',
};
const SAY_WHETHER_LIFTED: Text = {
  ja: '利用の制限を解除したかどうかが記録されていません。解除した場合は、その旨と日時を書き加えてください。対応策「利用の制限の解除」を完了すると、解除した旨が記載されます。',
  en: 'It is not on record whether the restriction of use has been lifted. If it has, say so and when. Completing the measure “Lift the restriction of use” states it for you.',
};
const SAY_WHAT_IS_RESTRICTED: Text = {
  ja: '利用を制限した機能が記録されていません。対象の機能の名称を書き加えてください。',
  en: 'It is not on record which function was restricted. Name it.',
};
function unnamed(stage: Stage): Text {
  const { ja, en } = sectionNames(['scope', 'impact'], stage);
  return {
    ja: `この最終報には、影響のあった機能も、お客様から見た症状も記載されていません。次のいずれかの項目に、判明した内容を記載することをご検討ください：${ja}`,
    en: `This last report names neither the functions that were affected nor what customers noticed. Consider stating what is known in one of: ${en}.`,
  };
}

const UNLIFTED: Text = {
  ja: '利用を制限した旨の記載がありますが、解除したかどうかの記載がありません。解除済みの場合は、その旨を記載することをご検討ください。',
  en: 'It says that use was restricted, but not whether the restriction has been lifted. If it has, consider saying so.',
};
const RESTRICTED_WHAT: Text = {
  ja: '利用を制限した旨の記載がありますが、対象の機能の名称がありません。名称を記載することをご検討ください。',
  en: 'It says that use of a function was restricted, but not which. Consider naming the function.',
};
