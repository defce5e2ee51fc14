import { hasStarted } from '../incident/notices.ts';
import type { Text } from '../text.ts';
import { isLossRestored, isRecovered, mayBeAbused } from './concern.ts';
import { factOf, isLikely, known, type Said, type Situation } from './situation.ts';

/**
 * Where data may be in wrong hands, customers are asked to beware, and told when they need not any more. Anything else a
 * person asks.
 */
export function requestLines(situation: Situation): Said {
  if (mayBeAbused(situation)) return known(...(mayLogInBeAbused(situation) ? [NEW_PASSWORD] : []), ...BEWARE);
  if (isNoLongerAsked(situation)) return known(NO_LONGER);
  return situation.stage === 'detailed' ? [] : known(NOTHING_YET);
}

/** Whether data that people log in with, as the policy declares it, may be in wrong hands. */
function mayLogInBeAbused(situation: Situation): boolean {
  const sets = factOf(situation, 'data.sets');
  const isHeld = (Array.isArray(sets) ? sets : []).some((id) => situation.policy.dataSets[id]?.credentials === true);
  return isHeld && isLikely(situation, 'data.leak') && !isRecovered(situation);
}

/** Whether the newest request was the system's to beware, and nothing of that is feared any more. */
export function isNoLongerAsked({ facts, state }: Pick<Situation, 'facts' | 'state'>): boolean {
  const asked = state.notices.findLast((notice) => hasStarted(notice) && notice.sections.includes('request'));
  if (asked === undefined || asked.wording?.written.includes('request') === true) return false;
  return mayBeAbused({ facts: asked.tells.facts }) && !mayBeAbused({ facts });
}

const NO_LONGER: Text = {
  ja: '先のご報告でお願いいたしました事項につきましては、本件に関する限り、不要となりました。',
  en: 'As far as this incident is concerned, you no longer need to do what we asked of you in our earlier report.',
};

/** Whether data is lost for good, as far as is known: a customer who holds it can often help, but only a person knows how. */
export function isHelpSought(situation: Pick<Situation, 'facts'>): boolean {
  const isKept = factOf(situation, 'data.copy') === 'yes' || isLossRestored(situation);
  return factOf(situation, 'data.loss') === 'confirmed' && !isKept;
}

const NEW_PASSWORD: Text = {
  ja: 'パスワードを速やかにご変更くださいますようお願い申し上げます。同じパスワードを他のサービスでもお使いの場合は、あわせてご変更ください。',
  en: 'Please change your password now, and wherever else you use the same one.',
};
const BEWARE: readonly Text[] = [
  {
    ja: '本件に関連する不審なメールやお電話には、十分にご注意くださいますようお願い申し上げます。',
    en: 'Please be alert to suspicious emails and phone calls that refer to this incident.',
  },
  {
    ja: '心当たりのないメールの添付ファイルやリンクは、開かないようお願い申し上げます。',
    en: 'Please do not open attachments or links in emails that you were not expecting.',
  },
];
export const NOTHING_YET: Text = {
  ja: 'お客様にお願いする事項が生じた場合は、速やかにご案内いたします。',
  en: 'If there is anything we need to ask of you, we will let you know promptly.',
};
