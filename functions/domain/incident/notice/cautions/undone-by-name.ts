import type { Section } from '../../../policy/shape/stages.ts';
import { dutyTitle } from '../../../rules/deadline/title.ts';
import type { NoticeSituation } from '../../situation/situation.ts';
import { type Drafted, type Words, writtenWhere } from './reading/drafted.ts';
import { DID, NOT_YET } from './reading/phrases.ts';

/** What people write that they did in an attack, and what a step or measure that did it is called. */
interface UsualDeed {
  readonly says: Words;
  readonly by: RegExp;
}

const DEEDS: readonly UsualDeed[] = [
  {
    says: {
      ja: /(?:遮断|隔離)(?:済み|(?:いた)?し(?:ました|ております|て|、|た(?:うえ|上)で))/,
      en: /\b(?:blocked|cut off|isolated)\b[^.]*\b(?:access|connections?|traffic|servers?|computers?|network)\b|\b(?:attackers?|access|connections?|traffic|servers?|computers?)\b[^.]{0,20}\b(?:was|were|has been|have been) (?:blocked|cut off|isolated)\b/i,
    },
    by: /遮断|隔離|切り?離|切断|接続|通信|ネットワーク|封じ込め|block|isolat|disconnect|network|cut off|contain/i,
  },
  {
    says: {
      ja: new RegExp(`(?:パスワード|認証情報)[^。]{0,8}(?:変更|リセット|初期化|無効化)(?:${DID}|、|。|$)`),
      en: /\b(?:changed|reset|rotated)\b[^.]*\b(?:passwords?|credentials?)\b|\b(?:passwords?|credentials?)\b[^.]{0,20}\b(?:was|were|has been|have been) (?:all )?(?:changed|reset|rotated)\b/i,
    },
    by: /パスワード|認証|資格情報|アカウント|鍵|password|credential|account|\bkeys?\b/i,
  },
];

/** Whatever keeps an incident from spreading may be either of them: its sentence does not say which. */
const EITHER = 'measure.contain';

/** A person tells of such a deed, and no step or measure that may have been it is recorded as done. */
export function deedsOffRecord(drafted: Drafted): Section[] {
  const open = DEEDS.filter((deed) => !isDone(drafted.situation, deed));
  return writtenWhere(
    drafted,
    (sentence, language) => !NOT_YET[language].test(sentence) && open.some(({ says }) => says[language].test(sentence)),
  );
}

function isDone({ policy, state: { duties } }: NoticeSituation, { by }: UsualDeed): boolean {
  return duties.some(({ kind, metAt }) => {
    if (metAt === null || !/^(?:step|measure)\./.test(kind)) return false;
    const { ja, en } = dutyTitle(policy, kind);
    return kind === EITHER || by.test(ja) || by.test(en) || isUnreadable(ja);
  });
}

/** A measure in a person's own words that are not at hand may be any. */
function isUnreadable(title: string): boolean {
  return /^(?:自由記入の名称|その他の対応策)/.test(title);
}
