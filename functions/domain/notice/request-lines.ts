import { hasStarted } from '../incident/notices.ts';
import type { Notice } from '../incident/state.ts';
import type { Text } from '../text.ts';
import { isLossRestored, isRecovered, mayBeAbused } from './concern.ts';
import { factOf, isLikely, known, type Said, type Situation } from './situation.ts';

/**
 * Where data may be in wrong hands, customers are asked to beware, and told by name what they need not do any more. Anything else a
 * person asks.
 */
export function requestLines(situation: Situation): Said {
  const before = askedBefore(situation);
  const since = before === null ? [] : asks({ ...situation, facts: before.tells.facts });
  const asked = mayBeAbused(situation) || isDangerOver(situation) ? asks(situation) : since;
  const gone = since.filter((ask) => !asked.includes(ask));
  const lines = asked.flatMap((ask) => REQUESTS[ask].lines);
  if (before !== null && gone.length > 0) return known(...lines, noLonger(before.number, gone));
  return lines.length === 0 && situation.stage !== 'detailed' ? known(NOTHING_YET) : known(...lines);
}

type Ask = 'password' | 'beware';

function asks(situation: Pick<Situation, 'facts' | 'policy'>): Ask[] {
  if (!mayBeAbused(situation)) return [];
  return mayLogInBeAbused(situation) ? ['password', 'beware'] : ['beware'];
}

/** Whether data that people log in with, as the policy declares it, may be in wrong hands. */
function mayLogInBeAbused(situation: Pick<Situation, 'facts' | 'policy'>): boolean {
  const sets = factOf(situation, 'data.sets');
  const isHeld = (Array.isArray(sets) ? sets : []).some((id) => situation.policy.dataSets[id]?.credentials === true);
  return isHeld && isLikely(situation, 'data.leak') && !isRecovered(situation);
}

/** The newest notice whose facts asked something or took it back, where the request was the system's. */
function askedBefore(situation: Pick<Situation, 'state'>): Notice | null {
  const { notices } = situation.state;
  const asked = notices.findLast((notice) => hasStarted(notice) && notice.sections.includes('request'));
  if (asked === undefined || asked.wording?.written.includes('request') === true) return null;
  const settles = ({ tells }: Notice) => mayBeAbused(tells) || isDangerOver(tells);
  const settled = notices.findLast((one) => hasStarted(one) && one.sections.includes('request') && settles(one));
  return settled ?? asked;
}

/**
 * Whether what readers were asked to beware of is known to be over. That nothing got out is no end of it while the way in, or what
 * came of it, is still looked into.
 */
function isDangerOver(situation: Pick<Situation, 'facts'>): boolean {
  if (mayBeAbused(situation)) return false;
  return factOf(situation, 'investigation') === 'done' || isRecovered(situation);
}

/** Whether the newest request was the system's to beware, and nothing of that is feared any more. */
export function isNoLongerAsked({ facts, state }: Pick<Situation, 'facts' | 'state'>): boolean {
  const asked = askedBefore({ state });
  return asked !== null && mayBeAbused({ facts: asked.tells.facts }) && isDangerOver({ facts });
}

function noLonger(number: number, gone: readonly Ask[]): Text {
  const what = gone.map((ask) => REQUESTS[ask].name);
  return {
    ja: `第${number}報でお願いいたしました${what.map(({ ja }) => ja).join('、および')}は、本件に関しては不要となりました。`,
    en: `As far as this incident is concerned, you no longer need to ${what.map(({ en }) => en).join(' or ')}, as we asked in report no. ${number}.`,
  };
}

/** Whether data is lost for good, as far as is known: a customer who holds it can often help, but only a person knows how. */
export function isHelpSought(situation: Pick<Situation, 'facts'>): boolean {
  const isKept = factOf(situation, 'data.copy') === 'yes' || isLossRestored(situation);
  return factOf(situation, 'data.loss') === 'confirmed' && !isKept;
}

/** What is asked, and what it is called when it is taken back. */
const REQUESTS: Readonly<Record<Ask, { readonly name: Text; readonly lines: readonly Text[] }>> = {
  password: {
    name: { ja: 'パスワードのご変更', en: 'change your password' },
    lines: [
      {
        ja: 'パスワードを速やかにご変更くださいますようお願い申し上げます。同じパスワードを他のサービスでもお使いの場合は、あわせてご変更ください。',
        en: 'Please change your password now. If you use the same password for other services, please change it there too.',
      },
    ],
  },
  beware: {
    name: {
      ja: '不審なメールやお電話へのご注意',
      en: 'watch for suspicious emails and phone calls',
    },
    lines: [
      {
        ja: '本件に関連する不審なメールやお電話には、十分にご注意くださいますようお願い申し上げます。',
        en: 'Please be alert to suspicious emails and phone calls that refer to this incident.',
      },
      {
        ja: '心当たりのないメールの添付ファイルやリンクは、開かないようお願い申し上げます。',
        en: 'Please do not open attachments or links in emails that you were not expecting.',
      },
    ],
  },
};

export const NOTHING_YET: Text = {
  ja: 'お客様にお願いする事項が生じた場合は、速やかにご案内いたします。',
  en: 'If there is anything we need to ask of you, we will let you know promptly.',
};
