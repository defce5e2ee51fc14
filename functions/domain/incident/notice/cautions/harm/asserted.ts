import type { Language } from '../../../../base/text.ts';
import { factOf } from '../../../situation/situation.ts';
import type { Words } from '../reading/drafted.ts';
import { DID, type Family } from '../reading/phrases.ts';

/** A harm to data, by what people call it. */
interface Harm {
  readonly fact: string;
  readonly named: Readonly<Record<Language, string>>;
  /** How English says that it was done to data. */
  readonly done: string;
}

const HARMS: readonly Harm[] = [
  {
    fact: 'data.leak',
    named: { ja: '(?:漏えい|漏洩|流出)', en: '(?:leak(?:age)?|breach)' },
    done: '(?:leaked|stolen|exfiltrated)',
  },
  {
    fact: 'data.tampering',
    named: { ja: '(?:改ざん|改竄)', en: '(?:tampering|alteration)' },
    done: '(?:altered|tampered with|falsified)',
  },
  {
    fact: 'data.loss',
    named: { ja: '(?:消失|滅失|欠損)', en: 'loss' },
    done: '(?:lost|deleted|destroyed)',
  },
];

/** What may be, is looked into, or is denied says nothing of the kind. */
const OPEN: Words = {
  ja: /可能性|おそれ|恐れ|疑い|有無|かどうか|(?:か|が)否か|(?:た|る|い|の)か(?:は|を|の|、)|場合|よう|防[ぐい止]|ません|おらず|いない|なかった|ない(?:こと|もの)|以外|その他|他社|先に|先般|お知らせ(?:いた)?し(?:ました|ておりました)/,
  en: /\b(?:may|might|could|possib\w+|whether|if|not|no|never|none|prevent|risk|other than|so that|reported|cannot|without)\b/i,
};

const IS_KNOWN = `(?:を|が|は|も)、?[^。、]{0,10}(?:(?:確認|検知|特定|発見)(?:${DID}|でき(?:ました|ております)|され(?:ました|ております|ています))|判明(?:いた)?し(?:ました|ております|ています)|発生(?:いた)?し(?:ました|ております|ていました|ておりました))`;

function harmed({ named, done }: Harm): Words {
  return {
    ja: new RegExp(
      `(?:データ|情報|個人データ)[^。、]{0,12}${named.ja}(?:の(?:事実|発生))?(?:${IS_KNOWN}|(?:いた)?し(?:ました|ており(?!ません)|ています|たこと(?:を|が)、?[^。]{0,6}(?:確認|判明))|され(?:ました|ており(?!ません)|ています))`,
    ),
    en: new RegExp(
      `\\b(?:data|information|records?)\\b[^.;]{0,30}\\b(?:was|were|has been|have been) (?:\\w+ )?${done}\\b|\\b(?:confirmed|found|identified) (?:a |the )?(?:data )?${named.en} of\\b|\\b(?:data )?${named.en} (?:has )?(?:occurred|happened)\\b`,
      'i',
    ),
  };
}

/** Of which data it is, by what people call it. */
const KINDS: readonly { readonly fact: string; readonly named: Readonly<Record<Language, string>> }[] = [
  {
    fact: 'data.personal',
    named: {
      ja: '(?:(?<!要配慮)個人(?:データ|情報)|氏名|メールアドレス|電話番号|生年月日)',
      en: '(?:personal (?:data|information)|names|(?:e-?mail|postal) addresses|(?:tele)?phone numbers|dates of birth)',
    },
  },
  {
    fact: 'data.sensitive',
    named: {
      ja: '(?:要配慮個人情報|病歴|健康(?:に関する)?情報|医療情報)',
      en: '(?:sensitive personal data|(?:health|medical) (?:data|records?))',
    },
  },
  {
    fact: 'data.financial',
    named: {
      ja: '(?:クレジットカード(?:の)?(?:番号|情報|データ)?|カード番号|決済(?:に関する)?情報|(?:銀行)?口座(?:番号|情報))',
      en: '(?:credit cards?(?: (?:numbers?|data|details|information))?|card (?:numbers?|details)|bank account(?:s| numbers?)?|payment (?:data|details|information))',
    },
  },
  {
    fact: 'data.mynumber',
    named: { ja: '(?:マイナンバー|個人番号)', en: '(?:my number(?: identifiers?| data)?|individual numbers?)' },
  },
];

function contained({ ja, en }: Readonly<Record<Language, string>>): Words {
  return {
    ja: new RegExp(
      `${ja}(?:等|など)?[^。はもが]{0,24}(?:が|も)、?[^。]{0,10}含(?:まれ(?:ます|ました|ており|ています|ていました)|んで(?:おります|います))`,
    ),
    en: new RegExp(
      `\\b(?:includes?|included|contains?|contained)\\b[^.;]{0,40}\\b${en}|\\b${en}\\b[^.;]{0,20}\\b(?:is|are|was|were) (?:also )?(?:included|contained)\\b`,
      'i',
    ),
  };
}

/** Harm to data, or a kind of data among what came to harm, is asserted that the record has not as confirmed. */
export const ASSERTED: readonly Family[] = [
  ...HARMS.map((harm) => ({ fact: harm.fact, says: harmed(harm) })),
  ...KINDS.map(({ fact, named }) => ({ fact, says: contained(named) })),
].map(({ fact, says }) => ({
  about: 'asserted',
  isOff: (one) => factOf(one, fact) !== 'confirmed',
  says,
  unless: OPEN,
}));
