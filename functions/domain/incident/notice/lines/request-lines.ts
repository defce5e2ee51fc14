import type { Text } from '../../../base/text.ts';
import type { Instant } from '../../../base/time/instant.ts';
import type { Facts } from '../../../rules/facts/values.ts';
import type { Notice, OpenIncident } from '../../record/state.ts';
import { isLossRestored, isRecovered, mayBeAbused } from '../../situation/concern.ts';
import { factOf, isLikely, known, type NoticeSituation, type SectionLines } from '../../situation/situation.ts';
import { hasStarted } from '../../standing/notices.ts';
import { entrustedLines, freedLines } from './entrusted-lines.ts';

/**
 * Where data may be in wrong hands, customers are asked to beware, and told by name what they need not do any more, be it that the
 * customers of a joined incident were asked. Anything else a person asks.
 */
export function requestLines(situation: NoticeSituation): SectionLines {
  const before = askedBefore(situation);
  const asksOf = ({ facts }: RequestedBefore) => asks({ ...situation, facts });
  const since = [...new Set(before.flatMap(asksOf))];
  const now = mayBeAbused(situation) || isDangerOver(situation) ? asks(situation) : since;
  // What is not taken back is asked again: beside a request that is, silence would take it back, too.
  const asked = [...since.filter((ask) => !now.includes(ask) && isStillWise(situation, ask)), ...now];
  const gone = since.filter((ask) => !asked.includes(ask));
  const lines = [...asked.flatMap((ask) => wordsOf(situation, ask)), ...entrustedLines(situation)];
  const freed = freedLines(situation);
  if (gone.length > 0)
    return known(
      ...lines,
      ...freed,
      noLonger(
        before.filter((one) => asksOf(one).length > 0),
        gone,
      ),
    );
  const isNothingAsked = lines.length === 0 && situation.stage !== 'detailed';
  return known(...lines, ...freed, ...(isNothingAsked ? [NOTHING_YET] : []));
}

type RequestKind = 'password' | 'beware';

/** Nobody takes back that passwords should be changed where somebody wrongfully had log-in data under their hands, be it to alter it. */
function isStillWise(situation: Pick<NoticeSituation, 'facts' | 'policy'>, ask: RequestKind): boolean {
  return ask === 'password' && isLogInHeld(situation) && isLikely(situation, 'data.tampering');
}

/** Once no leak is left, the request needs another reason, and says nothing of other services. */
function wordsOf({ facts }: Pick<NoticeSituation, 'facts'>, ask: RequestKind): readonly Text[] {
  const isWithoutLeak = ask === 'password' && factOf({ facts }, 'data.leak') === 'none';
  if (!isWithoutLeak) return REQUESTS[ask].lines;
  if (!isLikely({ facts }, 'data.tampering')) return [UNTIL_DONE];
  return factOf({ facts }, 'data.tampering') === 'confirmed' ? [AS_ALTERED] : [AS_PERHAPS_ALTERED];
}

const AS_ALTERED: Text = {
  ja: '漏えいは確認されておりませんが、対象のデータが不正に変更されたため、念のため、パスワードをご変更くださいますようお願い申し上げます。',
  en: 'We have found no leak. As the data was altered without authorisation, please change your password as a precaution.',
};
const AS_PERHAPS_ALTERED: Text = {
  ja: '漏えいは確認されておりませんが、対象のデータが不正に変更された可能性があるため、念のため、パスワードをご変更くださいますようお願い申し上げます。',
  en: 'We have found no leak. As the data may have been altered without authorisation, please change your password as a precaution.',
};
/** Nothing is left but that the investigation goes on. */
const UNTIL_DONE: Text = {
  ja: '漏えいは確認されておりませんが、調査が完了していないため、念のため、パスワードをご変更くださいますようお願い申し上げます。',
  en: 'We have found no leak. As our investigation is not complete, please change your password as a precaution.',
};

function asks(situation: Pick<NoticeSituation, 'facts' | 'policy'>): RequestKind[] {
  if (!mayBeAbused(situation)) return [];
  return mayLogInBeAbused(situation) ? ['password', 'beware'] : ['beware'];
}

/** Whether data that people log in with, as the policy declares it, may be in wrong hands. */
function mayLogInBeAbused(situation: Pick<NoticeSituation, 'facts' | 'policy'>): boolean {
  return isLogInHeld(situation) && isLikely(situation, 'data.leak') && !isRecovered(situation);
}

function isLogInHeld(situation: Pick<NoticeSituation, 'facts' | 'policy'>): boolean {
  const sets = factOf(situation, 'data.sets');
  return (Array.isArray(sets) ? sets : []).some((id) => situation.policy.dataSets[id]?.credentials === true);
}

/** What readers were asked: by the facts that were told, in the notice of this number; null: in one of another incident. */
interface RequestedBefore {
  readonly number: number | null;
  /** A later notice asked it once more. */
  readonly isRepeated: boolean;
  readonly facts: Facts;
}

/** What the newest notice asked or took back, where the request was the system's, and what the customers of joined incidents were asked. */
function askedBefore({ state }: Pick<NoticeSituation, 'state'>): readonly RequestedBefore[] {
  const { notices } = state;
  const asking = notices.filter((notice) => hasStarted(notice) && notice.sections.includes('request'));
  const newest = asking.at(-1);
  const settled = asking.findLast(({ tells }) => settles(tells)) ?? newest;
  const isTheirs = newest?.wording?.written.includes('request') === true;
  const own =
    settled === undefined || isTheirs
      ? []
      : [{ number: settled.number, isRepeated: settled !== newest, facts: settled.tells.facts }];
  return [...own, ...askedElsewhere(state, asking)];
}

/** What customers of joined incidents were asked, unless a notice since then asked something or took it back. */
function askedElsewhere({ merged }: OpenIncident, asking: readonly Notice[]): RequestedBefore[] {
  const isAnswered = (at: Instant) => asking.some(({ startedAt, tells }) => (startedAt ?? '') >= at && settles(tells));
  return merged
    .filter(({ at }) => !isAnswered(at))
    .flatMap(({ told }) => told.findLast(settles) ?? [])
    .map(({ facts }) => ({ number: null, isRepeated: false, facts }));
}

function settles(told: Pick<NoticeSituation, 'facts'>): boolean {
  return mayBeAbused(told) || isDangerOver(told);
}

/**
 * Whether what readers were asked to beware of is known to be over. That nothing got out is no end of it while the way in, or what
 * came of it, is still looked into.
 */
function isDangerOver(situation: Pick<NoticeSituation, 'facts'>): boolean {
  if (mayBeAbused(situation)) return false;
  return factOf(situation, 'investigation') === 'done' || isRecovered(situation);
}

/** Whether readers were asked to beware in the system's words, and nothing of that is feared any more. */
export function isNoLongerAsked({ facts, state }: Pick<NoticeSituation, 'facts' | 'state'>): boolean {
  return askedBefore({ state }).some(mayBeAbused) && isDangerOver({ facts });
}

/** Whether customers of a joined incident were asked to beware, and no notice since took that back. */
export function isAskedElsewhere({ state }: Pick<NoticeSituation, 'state'>): boolean {
  return askedBefore({ state }).some((asked) => asked.number === null && mayBeAbused(asked));
}

/** By the number of the report that asked, where it is the only one and all of its readers had that one. */
function noLonger(asked: readonly RequestedBefore[], gone: readonly RequestKind[]): Text {
  const what = gone.map((ask) => REQUESTS[ask].name);
  const [only] = asked;
  const number = asked.length === 1 && only?.isRepeated === false ? only.number : null;
  const [where, earlier] = number === null ? ['先に', 'earlier'] : [`第${number}報で`, `in report no. ${number}`];
  return {
    ja: `${where}お願いしておりました${what.map(({ ja }) => ja).join('、および')}は、本件に関しては不要となりました。`,
    en: `As far as this incident is concerned, you no longer need to ${what.map(({ en }) => en).join(' or ')}, as we asked ${earlier}.`,
  };
}

/** Whether data is lost for good, as far as is known: a customer who holds it can often help, but only a person knows how. */
export function isHelpSought(situation: Pick<NoticeSituation, 'facts'>): boolean {
  const isKept = factOf(situation, 'data.copy') === 'yes' || isLossRestored(situation);
  return factOf(situation, 'data.loss') === 'confirmed' && !isKept;
}

/** What is asked, and what it is called when it is taken back. */
const REQUESTS: Readonly<Record<RequestKind, { readonly name: Text; readonly lines: readonly Text[] }>> = {
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
