import type { Language } from '../../../base/text.ts';
import type { Caution } from '../../record/wording.ts';
import { concernsData, concernsService, DATA_HARMS, isRecovered } from '../../situation/concern.ts';
import { factOf, isLikely, type NoticeSituation } from '../../situation/situation.ts';
import { ASSURED } from './assured.ts';
import { FAULT } from './fault.ts';
import { ASSERTED } from './harm/asserted.ts';
import { KINDS_DENIED } from './harm/kinds-denied.ts';
import { MISUSE_DENIED } from './harm/misuse-denied.ts';
import { causeOtherwise } from './other-cause.ts';
import { type Drafted, writtenWhere } from './reading/drafted.ts';
import { DID, DONE, type Family, NO, NOT_YET, OF_MORE, TRACE, UNRULED } from './reading/phrases.ts';
import { STOPPED } from './stopped.ts';

const FAMILIES: readonly Family[] = [
  {
    about: 'personal',
    isOff: (one) => concernsData(one) && UNRULED.includes(factOf(one, 'data.personal')),
    says: {
      ja: new RegExp(
        `(?<!要配慮)個人(?:データ|情報)(?:等|など)?(?:(?:は|も|が)、?[^。、]{0,12}含(?:まれ(?:て(?:おりません|いません|いない|おらず)|ません|ない|なかった|ず)|んで(?:おりません|いません))|${NO})`,
      ),
      en: /\bno (?:personal|personally identifiable) (?:data|information)\b|\bpersonal (?:data|information) (?:is|was|were|are) not (?:included|involved|affected|concerned|contained)\b|\b(?:does|did|do) not (?:include|contain|involve|concern) (?:any )?personal (?:data|information)\b/i,
    },
    unless: OF_MORE,
  },
  {
    about: 'unruled',
    isOff: (one) => UNRULED.includes(factOf(one, 'data.leak')),
    says: {
      ja: new RegExp(
        [
          `(?:流出|漏洩|漏えい|(?<!記載|入力|登録|連絡|送信|確認)漏れ|持ち?出し|窃取)(?:等|など)?(?:(?:の|した|された)${TRACE})?${NO}`,
          `外部(?:へ|に)、?(?:流出し|漏れ|漏えいし|出|送信され)た${TRACE}${NO}`,
          `(?:(?:持ち?出|窃取|取得)され|盗まれ|抜き取られ|漏れ)(?:た${TRACE}${NO}|て(?:おりません|いません|おらず|いない))`,
        ].join('|'),
      ),
      en: /\b(?:no (?:customer |personal )?(?:data|information|records?)|nothing)\b[^.]*\b(?:was|were|has been|have been) (?:taken|stolen|exfiltrated|copied|removed|leaked|exposed|compromised|accessed|viewed|obtained|disclosed|breached)\b|\bno (?:data |information )?(?:leak(?:age)?|breach|exfiltration|theft|disclosure) (?:has )?(?:occurred|happened|took place|taken place)\b|\bno (?:customer |personal )?(?:data|information|records?) (?:has |have |ever )?left\b|\bno leak(?:age)? of\b[^.]{0,30}\b(?:occurred|happened|took place)\b|\bno reason to (?:believe|think|suspect|assume)\b[^.]*\b(?:leak(?:ed)?|taken|stolen|compromised|accessed|exposed)\b|\b(?:was|were|has been|have been) not (?:taken|stolen|exfiltrated|exposed)\b|\bthere (?:was|is|has been) no (?:possibility|chance|risk|danger) (?:of|that)\b[^.]*\b(?:leak(?:ed|age)?|taken|stolen|exposed)\b|\bthere (?:was|is|has been) no (?:data )?(?:leak(?:age)?|exfiltration|theft|breach)\b|\b(?:did|has|have) not (?:leak(?:ed)?|left?|leave) (?:our|the)\b/i,
    },
    unless: OF_MORE,
  },
  {
    about: 'unruled',
    // What was got back before anybody saw it was seen by nobody; that no access is in the logs, people may say of what lay open.
    isOff: (one) => UNRULED.includes(factOf(one, 'data.leak')) && !isRecovered(one),
    says: {
      ja: new RegExp(`(?:(?<!不正)アクセス|閲覧|参照)(?:等|など)?(?:(?:の|した|された)${TRACE})?${NO}`),
      en: /\b(?:nobody|no one|no (?:third )?part(?:y|ies)|no outsiders?) (?:has |have |had |ever )*(?:viewed|accessed|saw|seen|obtained)\b/i,
    },
    unless: OF_MORE,
  },
  {
    about: 'unruled',
    isOff: isHarmed,
    says: {
      ja: new RegExp(`(?<!金銭的?な?|財産的?な?|人的|物理的?な?)被害(?:等|など)?(?:の事実)?${NO}`),
      en: /\bno (?:harm|damage)\b[^.]*\b(?:to|was|has)\b|\b(?:was|were|are|is) not (?:harmed|damaged)\b/i,
    },
    unless: OF_MORE,
  },
  {
    about: 'unruled',
    isOff: (one) => concernsData(one),
    says: {
      ja: /(?:データ|情報)(?:は|も)、?[^。]{0,10}安全(?:です|であ|でござ|に(?:保|管理|保管)|が(?:確保|保)|性(?:は|が)(?:確保|保|確認))/,
      en: /\b(?:data|information|records) (?:is|are|remain(?:s|ed)?|was|were|has remained|have remained|stay(?:s|ed)?) (?:completely |fully |entirely )?(?:safe|secure|intact)\b/i,
    },
  },
  {
    about: 'cause',
    isOff: (one) => factOf(one, 'cause.kind') === 'intrusion' || isLikely(one, 'cause.wrongful'),
    says: {
      ja: /(?:不正(?:な)?アクセス|サイバー攻撃|外部からの攻撃|第三者(?:による|の)(?:侵入|攻撃)|悪意のある(?:攻撃|行為))(?:等|など)?(?:による(?:もの|事象)?|が原因)?(?:で)?(?:は)?(?:ござい|あり)ません|(?:不正アクセス|サイバー攻撃|侵入)(?:等|など)?(?:では?な(?:い|く)|の事実はな)/,
      en: /\b(?:not|no)\b[^.]{0,30}\b(?:unauthori[sz]ed access|intrusion|cyber ?attack|attack|hack(?:ed|ing)?)\b/i,
    },
    unless: OF_MORE,
  },
  {
    about: 'cause',
    isOff: (one) => factOf(one, 'cause.kind') === 'malware',
    says: {
      ja: /(?:マルウェア|ウイルス|ランサムウェア)(?:等|など)?(?:への|の|に)?(?:感染|よるもの)?(?:では|は|も)(?:(?:ござい|あり)ません|な(?:い|かった|く))/,
      en: /\bnot?\b[^.]{0,30}\b(?:malware|virus|ransomware)\b/i,
    },
    unless: OF_MORE,
  },
  {
    about: 'finished',
    isOff: (one) => factOf(one, 'investigation') !== 'done',
    says: {
      ja: new RegExp(
        `(?<!初期|初動|一次|簡易|ログの)(?:調査|究明)(?:は|が|も|を)?、?(?:すべて|全て|既に|すでに)?(?:(?:完了|終了)${DONE}|終え(?:ました|ております)|終わりました)`,
      ),
      en: /\b(?:investigation|analysis) (?:is|was|has been|is now|has now been)(?: now)? (?:complete|completed|finished|concluded|closed|over)\b|\bwe have (?:now )?(?:completed|finished|concluded) (?:our|the) (?:investigation|analysis)\b/i,
    },
    unless: NOT_YET,
  },
  {
    about: 'unfiled',
    isOff: ({ state }) => !state.duties.some(({ kind, metAt }) => kind === 'principals' && metAt !== null),
    says: {
      ja: new RegExp(
        `(?:ご?本人(?:様)?|対象(?:者|の方|となる方)|該当(?:者|の方|する方))(?:様)?(?:へ|に|全員|の皆様|へは|には)[^。]{0,12}(?:通知|連絡|お知らせ)[^。]{0,3}(?:完了${DONE}|${DID})`,
      ),
      en: /\b(?:individuals|persons|people|data subjects)\b[^.]*\b(?:have|has|were|was)(?: all| already| now| been)* (?:notified|informed|told)\b|\bwe (?:have )?(?:already |now )?(?:notified|informed|told) (?:all )?(?:the |every |each )?(?:affected )?(?:individuals?|persons?|people|data subjects?)\b/i,
    },
    unless: NOT_YET,
  },
  {
    about: 'unfiled',
    isOff: ({ state }) =>
      !state.response.reports.some(({ report }) => report.startsWith('authority.police')) && !hasDone(state, /own[-.]/),
    says: {
      ja: new RegExp(
        `被害届(?:を|は|の)[^。]{0,6}(?:提出|受理)[^。]{0,4}${DID}|被害届を提出(?:、|。|$)|警察(?:署)?(?:へ|に)[^。]{0,12}(?:届け?出|通報|相談|申告|提出)[^。]{0,4}${DID}`,
      ),
      en: /\b(?:filed|submitted|made|lodged) (?:a |an )?(?:(?:police|criminal|damage) (?:report|complaint)\b|(?:report|complaint)\b[^.]{0,12}\bpolice\b)|\b(?:reported|gone)\b[^.]{0,30}\bto the police\b|\b(?:informed|notified|contacted) the police\b/i,
    },
    unless: NOT_YET,
  },
  {
    about: 'number',
    isOff: hasPersons,
    says: {
      ja: /(?:対象(?:者|となる(?:方|ご?本人|お客様))|該当(?:者|する(?:方|ご?本人|お客様)))(?:は|も)、?(?:一人も|1人も)?(?:おり|い|いらっしゃい|ござい|あり)ません/,
      en: /\bno (?:individuals|persons|people|data subjects|one) (?:is|are|was|were) (?:affected|concerned)\b/i,
    },
    unless: OF_MORE,
  },
];

function isHarmed(situation: NoticeSituation): boolean {
  return concernsData(situation) || (concernsService(situation) && factOf(situation, 'service.felt') === 'confirmed');
}

function hasPersons(situation: NoticeSituation): boolean {
  const persons = factOf(situation, 'data.persons');
  if (typeof persons === 'number') return persons > 0;
  const isSure = DATA_HARMS.some(([fact]) => factOf(situation, fact) === 'confirmed');
  return isSure && factOf(situation, 'data.personal') === 'confirmed';
}

/** Whether a step or measure was carried out whose name fits. */
function hasDone({ duties }: NoticeSituation['state'], named: RegExp): boolean {
  return duties.some(({ kind, metAt }) => {
    const [, name = ''] = /^(?:step|measure)\.(.+)$/.exec(kind) ?? [];
    return metAt !== null && name !== '' && named.test(name);
  });
}

/** Each file of the others has its own kinds. */
const ALL: readonly Family[] = [
  ...FAMILIES,
  ...KINDS_DENIED,
  ...ASSERTED,
  ...MISUSE_DENIED,
  ...ASSURED,
  ...STOPPED,
  ...FAULT,
];

/** What a person wrote in a usual phrase against the record, a caution for each family and for the cause that is named. */
export function usualPhrases(drafted: Drafted): readonly Caution[] {
  const off = ALL.filter(({ isOff }) => isOff(drafted.situation));
  const isOf =
    ({ says, unless }: Family) =>
    (sentence: string, language: Language) =>
      says[language].test(sentence) && unless?.[language].test(sentence) !== true;
  return [
    ...off.map((family) => ({ about: family.about, sections: writtenWhere(drafted, isOf(family)) })),
    { about: 'cause', sections: causeOtherwise(drafted) },
  ];
}
