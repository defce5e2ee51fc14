import type { FactValue } from '../../../../rules/facts/values.ts';
import type { Caution } from '../../../record/wording.ts';
import type { NoticeSituation } from '../../../situation/situation.ts';
import type { Words } from './drafted.ts';

/** What people usually write, in whichever words, that the record may contradict. */
export interface Family {
  readonly about: Caution['about'];
  /** Whether the record says otherwise, or does not hold it. */
  readonly isOff: (situation: NoticeSituation) => boolean;
  readonly says: Words;
  /** A sentence that also says this says something else. */
  readonly unless?: Words;
}

/** Denied outright, not merely unfound so far: `はございません`, `は無かった`, and not `ないか`. */
export const NO =
  '(?:は|も|が)、?(?:一切|全く|まったく|いっさい|全て|何ら)?(?:(?:ござい|あり|おり)ません|(?:無|な)(?:い|かった|く|し)(?!か|よう))';
/** That there is no sign of it denies it too. What stands in logs is another matter. */
export const TRACE = '(?:と(?:いう|みられる|思われる))?(?:事実|こと|形跡|痕跡|兆候|可能性|おそれ|恐れ)';
export const DID = '(?:済み|(?:いた)?し(?:ました|ております|ています))';
/** Also at the end of a line: `通知は完了`. */
export const DONE = `(?:${DID}|(?:です|でした)?(?:。|$))`;

/** That it may be is no denial; that it cannot be is. */
const MAY_BE = `(?:可能性|恐れ|おそれ)(?!${NO})`;

/** What is denied of more, or of something else, or is still looked into. */
export const OF_MORE: Words = {
  ja: new RegExp(
    `以外|その他|他の|二次|新たな|これ以上|不正に?(?:利用|使用)|有無|${MAY_BE}|確認(?:でき|され)て(?:おりません|いません|おらず)`,
  ),
  en: /\b(?:other than|beyond|further|new|other|secondary|misuse[d]?|may|might|whether|evidence|found|confirmed)\b/i,
};
/** Still to come, asked of readers, or denied. */
export const NOT_YET: Words = {
  ja: /予定|次第|見込|進めて|準備|検討|開始|着手|ください|お願い|いただ|ません|いない|おらず|後に|まで(?:は|に|の間)/,
  en: /\b(?:will|shall|once|when|until|after|not|yet|please|plan(?:s|ned)?|expect(?:ed)?|begun|started|being)\b/i,
};
export const UNRULED: readonly FactValue[] = ['unknown', 'possible', 'confirmed'];
