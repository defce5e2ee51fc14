import type { Text } from '../../../../base/text.ts';
import { isRecovered } from '../../../situation/concern.ts';
import { factOf, type NoticeSituation } from '../../../situation/situation.ts';
import { isPpcTold, isPpcToldByPolicy } from './report-grounds.ts';

/** Why nothing has to be reported of data that came to harm, as far as it is on record. */
export type Freeing = 'recovered' | 'encrypted' | 'kept-elsewhere' | 'law';

/** Null: whether the keys were taken, or more was reached, only the investigation shows. */
export function freeingOf(situation: Pick<NoticeSituation, 'facts'>): Freeing | null {
  const isKnown = isRecovered(situation) || factOf(situation, 'investigation') === 'done';
  return isKnown ? freeingWhenKnown(situation) : null;
}

/** The same once all is known. */
export function freeingWhenKnown(situation: Pick<NoticeSituation, 'facts'>): Freeing {
  if (isRecovered(situation)) return 'recovered';
  if (factOf(situation, 'data.encrypted') === 'yes') return 'encrypted';
  return isOnlyLostWithCopy(situation) ? 'kept-elsewhere' : 'law';
}

/** What is kept elsewhere is not lost in the sense of the law. */
export function isOnlyLostWithCopy(situation: Pick<NoticeSituation, 'facts'>): boolean {
  const isOther = (['data.leak', 'data.tampering'] as const).some((fact) => factOf(situation, fact) !== 'none');
  return !isOther && factOf(situation, 'data.copy') === 'yes';
}

/**
 * Whether the law may be named as what asks for nothing. Beside a report that was filed, readers would ask why it was, unless the
 * company's own policy is the answer.
 */
export function mayNameLaw(situation: NoticeSituation): boolean {
  return !isPpcTold(situation) || isPpcToldByPolicy(situation);
}

export const RECOVERED: Text = {
  ja: '第三者が閲覧する前に対象のデータをすべて回収したことを確認したため',
  en: 'we have confirmed that all of the data was recovered before any third party viewed it',
};
export const KEPT_ELSEWHERE: Text = {
  ja: '対象のデータと同一の内容を別途保管しており、法令上報告を要する滅失に当たらないことを確認したため',
  en: 'we hold another copy of the same data, and have confirmed that the law does not require such a loss to be reported',
};
/** The same without the law. */
export const KEPT: Text = {
  ja: '対象のデータと同一の内容を別途保管していることを確認したため',
  en: 'we have confirmed that we hold another copy of the same data',
};

/** Whose report it is, and why it was made: by the company's own policy, whatever the law asks. */
export const BY_POLICY: Text = {
  ja: '個人情報保護委員会への報告は、法令上の要否にかかわらず、インシデントへの対応に関する当社の方針に基づいて行ったものです。',
  en: 'We reported to the Personal Information Protection Commission under our own policy on incidents, whether or not the law requires such a report.',
};
