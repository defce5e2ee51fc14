import type { Section } from '../../../policy/shape/stages.ts';
import { factOf } from '../../situation/situation.ts';
import { type Drafted, type Words, writtenWhere } from './reading/drafted.ts';

/** What a text calls a cause, and the kinds on record that it fits. */
const CAUSES: readonly (readonly [kinds: readonly string[], words: Words])[] = [
  [
    ['misconfiguration', 'mistake'],
    {
      ja: /設定(?:の|における)?(?:誤り|ミス|不備|間違い)|設定を誤/,
      en: /\bmisconfigur|\b(?:configuration|setting)s? (?:error|mistake)|\bwrong (?:setting|configuration)/i,
    },
  ],
  [
    ['mistake', 'misconfiguration'],
    {
      ja: /操作(?:の)?(?:誤り|ミス)|誤操作|誤送信|人為的/,
      en: /\bhuman error\b|\boperat(?:ing|or|ional) (?:error|mistake)/i,
    },
  ],
  [['malware'], { ja: /マルウェア|ウイルス|ランサムウェア/, en: /\bmalware\b|\bransomware\b|\bvirus\b/i }],
  [
    ['intrusion', 'malware', 'insider'],
    { ja: /不正(?:な)?アクセス|侵入/, en: /\bunauthori[sz]ed access\b|\bintru(?:sion|der)|\bbroke into\b/i },
  ],
  [
    ['denial-of-service'],
    {
      ja: /DDoS|DoS攻撃|大量の(?:接続|アクセス|通信)/i,
      en: /\bdenial.of.service\b|\bDDoS\b|\bflood of connections\b/i,
    },
  ],
  [
    ['fault', 'disaster'],
    {
      ja: /(?:機器|装置|部品|ディスク|ハードウェア)[^。]{0,6}故障/,
      en: /\b(?:hardware|storage|disk|component)[^.]{0,20}\b(?:fail(?:ed|ure)|fault)/i,
    },
  ],
  [
    ['disaster'],
    { ja: /地震|台風|落雷|停電|火災|災害/, en: /\bearthquake|\btyphoon|\blightning|\bpower cut|\bfire\b|\bdisaster/i },
  ],
  [['insider'], { ja: /内部不正|(?:従業員|社員)[^。]{0,12}不正/, en: /\binsider\b|\bemployees?\b[^.]*\bmisus/i }],
];
const OF_CAUSE: Words = {
  ja: /原因(?:は|で|と|の|に)|(?:による|起因する|に伴う)(?:もの|事象)|により発生|に起因/,
  en: /\bcaused?\b|\bdue to\b|\bbecause of\b|\bresult(?:ed)? (?:of|from)\b/i,
};
const NOT_SAID: Words = {
  ja: /(?:では|は)(?:ござい|あり)ません|では?な[いく]|調査|可能性|おそれ|恐れ|二次/,
  en: /\bnot\b|\bno\b|\binvestigat|\bmay\b|\bmight\b|\bpossib/i,
};

/** A sentence names causes, and none of them is the one on record; nothing while none is. */
export function causeOtherwise(drafted: Drafted): Section[] {
  const recorded = String(factOf(drafted.situation, 'cause.kind'));
  if (recorded === 'unknown') return [];
  return writtenWhere(drafted, (sentence, language) => {
    if (!OF_CAUSE[language].test(sentence) || NOT_SAID[language].test(sentence)) return false;
    const named = CAUSES.filter(([, words]) => words[language].test(sentence));
    return named.length > 0 && !named.some(([kinds]) => kinds.includes(recorded));
  });
}
