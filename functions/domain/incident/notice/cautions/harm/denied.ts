import type { Section } from '../../../../policy/shape/stages.ts';
import type { FactValue } from '../../../../rules/facts/values.ts';
import { serviceStep } from '../../../situation/concern.ts';
import { factOf, type NoticeSituation } from '../../../situation/situation.ts';
import { type Drafted, type Words, writtenWhere } from '../reading/drafted.ts';

const HARMS: readonly (readonly [fact: string, words: Words])[] = [
  ['data.leak', { ja: /漏えい|漏洩|流出|漏れた/, en: /\bleak/i }],
  ['data.tampering', { ja: /改ざん|改竄/, en: /\balter|\btamper/i }],
  ['data.loss', { ja: /消失|滅失|欠損|欠落/, en: /\bloss\b|\blost\b/i }],
];
const EFFECT_ON = '(?:(?:への|に対する|には、?|に|は、?)[^。、]{0,8})?(?:影響|支障)';
const OF_DATA: Words = {
  ja: new RegExp(`データ(?:など)?${EFFECT_ON}`),
  en: /\b(?:effect|impact) (?:on|to) (?:any |your |the |our )?(?:customers?['’]? )?data\b|\bdata\b[^.]*\b(?:affected|impacted)\b/i,
};
const OF_SERVICE: Words = {
  ja: new RegExp(`(?:ご利用|サービス)${EFFECT_ON}`),
  en: /\b(?:effect|impact) (?:on|to) (?:your |the |our )?(?:use of (?:the|our) )?services?\b|\bservices?\b[^.]*\b(?:affected|impacted)\b/i,
};
/** On nothing by name: readers take it for theirs. */
const EFFECT_ALONE =
  '^(?!.*(?:データ|情報|サービス|利用|機能|当社|弊社|社内|以外)).*(?:^|[、\\s])(?:本件による|本件の|直接の|直接的な|特段の|特に|重大な|大きな)?影響(?:は|も|が)';

/** What customers suffer is what their data and their use of the service do. */
const OF_CUSTOMERS: Words = {
  ja: new RegExp(
    `(?:お客様|お客さま|利用者|ユーザー?|皆様|皆さま|(?<!当社の|社内の|弊社の)業務)(?:の皆様|の皆さま)?${EFFECT_ON}|${EFFECT_ALONE}|影響(?:が|の|を)[^。]{0,6}(?:お客様|お客さま)`,
  ),
  en: /\b(?:effect|impact) (?:on|to|for) (?:any |our |your |the )?(?:customers?|users?|you)\b(?!['’]? data)|\b(?:customers?|users?|you)\b(?! data)[^.]*\b(?:affected|impacted)\b|\b(?:affect|impact)(?:s|ed)? (?:any |our |the )?(?:customers?|users?|you)\b(?! data)|\bcustomer impact\b/i,
};

const HARMED = '(?:影響|支障|漏えい|漏洩|流出|改ざん|改竄|消失|滅失|欠損|欠落|事実)';

/** What nobody found may still be found. */
const UNFOUND: Words = {
  ja: /(?:は|も|が|を)、?[^。]{0,20}(?:(?:確認|検出|発見)(?:(?:され)?て(?:おりません|いません|おらず|いない)|(?:され|でき)ませんでした)|(?:認められ|見つか[っり]|見受けられ)(?:て(?:おりません|いません|おらず|いない)|ません))/,
  en: /\b(?:found|find|detected|identified|seen) (?:no|not any)\b|\bno evidence\b/i,
};
/** What is said not to be is ruled out by it. */
const RULED_OUT: Words = {
  ja: new RegExp(
    [
      `${HARMED}[^。]{0,20}(?:(?:ござい|あり|いらっしゃい)ません|(?:が|は|も)?(?:ない|なし)(?:もの|こと|旨|と|。|$))`,
      `${HARMED}[^。]{0,20}(?:発生|生じ|起き|起こっ|出|受け|及んで|及ぼして)(?:し|て)*(?:おりません|いません)`,
      `${HARMED}(?:し|され)て(?:おりません|いません|おらず)`,
    ].join('|'),
  ),
  en: /\bthere (?:was|were|is|are|has been|have been) (?:no|not any)\b|\b(?:not|never|n['’]t)(?: been)? (?:affect|impact|leak|alter|tamper|lost)|\bno (?:customers?|users?|personal data|data)\b[^.]*\b(?:affected|impacted|leaked|altered|tampered|lost)\b|\b(?:ha[sd]|have|with) no (?:effect|impact)\b|\bno customer impact\b/i,
};
/** What is denied of more, or of something else, says nothing of the harm itself. */
const OF_MORE: Words = {
  ja: /以外|その他|他の|二次|新たな|これ以上|不正に?(?:利用|使用)|可能性|有無|恐れ|おそれ/,
  en: /\b(?:other than|beyond|further|new|other|secondary|misuse|may|might|whether)\b/i,
};

/** What may have been can be found by nobody yet, and be said so; it is not ruled out. */
const OPEN_OR_SURE: readonly FactValue[] = ['unknown', 'confirmed'];
const NOT_RULED_OUT: readonly FactValue[] = [...OPEN_OR_SURE, 'possible'];

/** Harm to data, or an effect on customers, is denied while the record has it, or leaves open whether there was any. */
export function deniedOffRecord(drafted: Drafted): Section[] {
  const [unfound, ruledOut] = [OPEN_OR_SURE, NOT_RULED_OUT].map((values) => subjectsOf(drafted.situation, values));
  const isOf = (subjects: readonly Words[] | undefined, says: Words) => (sentence: string, language: 'ja' | 'en') =>
    says[language].test(sentence) && subjects?.some((words) => words[language].test(sentence)) === true;
  return writtenWhere(drafted, (sentence, language) => {
    if (OF_MORE[language].test(sentence)) return false;
    return isOf(unfound, UNFOUND)(sentence, language) || isOf(ruledOut, RULED_OUT)(sentence, language);
  });
}

/** What a text may not deny while facts have one of these values. */
function subjectsOf(situation: NoticeSituation, values: readonly FactValue[]): readonly Words[] {
  const harms = HARMS.filter(([fact]) => values.includes(factOf(situation, fact)));
  const isDataOpen = harms.length > 0 && factOf(situation, 'data.affected') !== 'none';
  const isServiceOpen = values.includes(serviceStep(situation));
  return [
    ...harms.map(([, words]) => words),
    ...(isDataOpen ? [OF_DATA] : []),
    ...(isServiceOpen ? [OF_SERVICE] : []),
    ...(isDataOpen || isServiceOpen ? [OF_CUSTOMERS] : []),
  ];
}
