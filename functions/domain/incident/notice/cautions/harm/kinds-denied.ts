import type { Language } from '../../../../base/text.ts';
import { concernsData, concernsPersons } from '../../../situation/concern.ts';
import { factOf, isLikely, type NoticeSituation } from '../../../situation/situation.ts';
import type { Words } from '../reading/drafted.ts';
import { type Family, NO, UNRULED } from '../reading/phrases.ts';

/** A kind of data, by what people call it. */
interface Kind {
  readonly named: Readonly<Record<Language, string>>;
  /** Whether the record has it, or leaves open whether it is among the data. */
  readonly isOpen: (situation: NoticeSituation) => boolean;
  /** Whether the record has it for certain: then it was found. */
  readonly isSure: (situation: NoticeSituation) => boolean;
}

const KINDS: readonly Kind[] = [
  ofPersons('data.sensitive', {
    ja: '(?:要配慮(?:個人)?(?:情報|データ)|(?:機微|センシティブ)(?:な|の)?(?:個人)?(?:情報|データ)|病歴|健康(?:に関する|上の)?(?:情報|データ)|医療情報)',
    en: '(?:sensitive(?: personal)? (?:data|information)|special categor(?:y|ies)(?: of (?:personal )?data)?|(?:health|medical) (?:data|information|records?))',
  }),
  ofPersons('data.financial', {
    ja: '(?:(?:クレジット)?カード(?:の)?(?:番号|情報|データ)|クレジットカード|決済(?:に関する|に係る|用の)?(?:情報|データ)|(?:銀行|金融機関の)?口座(?:の)?(?:番号|情報)|(?:支払い?|金融)(?:に関する)?情報)',
    en: '(?:(?:credit|debit|payment)[ -]?cards?(?: (?:numbers?|data|details|information))?|card (?:numbers?|data|details)|(?:payment|financial|bank(?:ing)?(?: account)?) (?:data|details|information)|bank account(?:s| numbers?)?)',
  }),
  ofPersons('data.mynumber', {
    ja: '(?:マイナンバー|個人番号)',
    en: '(?:my number(?: identifiers?| data)?|individual numbers?)',
  }),
  {
    named: {
      ja: '(?:通信の秘密(?:に当たる(?:情報|データ))?|通信(?:の)?内容|(?:メール|メッセージ)の(?:本文|内容))',
      en: '(?:(?:contents? of )?communications?(?: protected by secrecy)?|(?:contents? of (?:any )?(?:e-?mails?|messages?)|(?:e-?mail|message) contents?))',
    },
    isOpen: (one) => concernsData(one) && isLikely(one, 'data.secrecy'),
    isSure: (one) => factOf(one, 'data.secrecy') === 'confirmed',
  },
  {
    named: { ja: '(?:パスワード|(?:認証|ログイン)情報)', en: '(?:passwords?|(?:log-?in )?credentials)' },
    isOpen: (one) => concernsData(one) && (hasCredentials(one) || mayHaveCredentials(one)),
    isSure: hasCredentials,
  },
];

function ofPersons(fact: string, named: Kind['named']): Kind {
  return {
    named,
    isOpen: (one) => concernsPersons(one) && UNRULED.includes(factOf(one, fact)),
    isSure: (one) => concernsPersons(one) && factOf(one, fact) === 'confirmed',
  };
}

/** Only a policy that says which data sets hold them lets people record it. */
function mayHaveCredentials(situation: NoticeSituation): boolean {
  const known = Object.values(situation.policy.dataSets);
  return factOf(situation, 'data.sets') === 'unknown' && known.some(({ credentials }) => credentials === true);
}

function hasCredentials(situation: NoticeSituation): boolean {
  const sets = factOf(situation, 'data.sets');
  return Array.isArray(sets) && sets.some((id) => situation.policy.dataSets[id]?.credentials === true);
}

const CONTAINED_NOT =
  '含(?:まれ(?:て(?:おりません|いません|いない|おらず)|ません|ない|なかった|ず)|んで(?:おりません|いません|おらず))';
const CONCERNED_NOT =
  '(?:対象(?:外|では(?:ござい|あり)ません|となって(?:おりません|いません))|(?:漏えい|漏洩|流出|漏れ)(?:は|も)?(?:し|て)?て?(?:おりません|いません|ません))';

function denied({ ja, en }: Kind['named']): Words {
  return {
    // The kind may stand first in a list: `パスワードおよび決済情報は含まれておりません`.
    ja: new RegExp(`${ja}[^。はもが]{0,24}(?:(?:は|も|が)、?[^。]{0,16}(?:${CONTAINED_NOT}|${CONCERNED_NOT})|${NO})`),
    en: new RegExp(
      [
        `\\b(?:no(?! (?:longer|need|reason|one|action))|without|neither|nor)\\b[^.;]{0,40}\\b${en}(?! (?:was|were|is|are|has been|have been) (?:found|identified))`,
        `\\b${en}\\b[^.;]{0,40}\\b(?:is|was|were|are|has|have|did)(?: been)? not\\b`,
        `\\b(?:does|did|do|is|was|were) not\\b[^.;]{0,30}\\b(?:include|contain|involve|concern|hold|affect|part of)\\b[^.;]{0,40}\\b${en}`,
      ].join('|'),
      'i',
    ),
  };
}

/** That none was found stands against the record only where it has been. */
function unfound({ ja, en }: Kind['named']): Words {
  return {
    ja: new RegExp(`${ja}[^。]{0,30}確認(?:でき|され)て(?:おりません|いません|おらず|いない)`),
    en: new RegExp(
      `\\b(?:found|identified|detected) no\\b[^.;]{0,30}\\b${en}|\\bno ${en} (?:was|were|has been|have been) (?:found|identified|detected)`,
      'i',
    ),
  };
}

const OF_OTHERS: Words = {
  ja: /以外|その他|他の|新たな|有無|かどうか|(?:か|が)否か|可能性が|確認(?:でき|され)て(?:おりません|いません|おらず)|必要|変更|入力|お尋ね|伺|求め|停止|再発行|ください/,
  en: /\b(?:other than|apart from|except|beyond|further|new|other|whether|may|might|found|identified|evidence|please|need|change[ds]?|reset|asks?|requests?)\b/i,
};
const OF_NEW: Words = { ja: /以外|その他|他の|新たな/, en: /\b(?:other than|apart from|beyond|further|new|other)\b/i };

/** A kind of data is said not to be among what came to harm. */
export const KINDS_DENIED: readonly Family[] = KINDS.flatMap(({ named, isOpen, isSure }) => [
  { about: 'kinds', isOff: isOpen, says: denied(named), unless: OF_OTHERS },
  { about: 'kinds', isOff: isSure, says: unfound(named), unless: OF_NEW },
]);
