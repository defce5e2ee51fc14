import { isRecovered } from '../../../situation/concern.ts';
import { factOf, isLikely, type NoticeSituation } from '../../../situation/situation.ts';
import { type Family, NO, TRACE, UNRULED } from '../reading/phrases.ts';

const MISUSE_JA =
  '(?:二次(?:的な?)?(?:被害|損害)|(?:不正(?:な|に)?|悪)(?:利用|使用|用)(?:による(?:被害|損害))?|なりすまし|成りすまし|フィッシング)';
const MISUSE_EN =
  '(?:misuse|abuse|secondary (?:damage|harm)|(?:fraudulent|unauthori[sz]ed|improper) use|fraud|identity theft)';

/** That none is known is true while it is looked into; that there is none, nobody knows by then. */
export const MISUSE_DENIED: readonly Family[] = [
  {
    about: 'misuse',
    isOff: mayBeMisused,
    says: {
      ja: new RegExp(
        [
          `${MISUSE_JA}(?:等|など)?(?:(?:の|が|した|された)(?:発生(?:した)?)?${TRACE})?${NO}`,
          `${MISUSE_JA}(?:等|など)?(?:は|も|が)、?[^。、]{0,10}(?:発生|生じ|起き|出|確認を要)(?:し|て)*(?:おりません|いません|ませんでした)`,
          `(?:不正に(?:利用|使用)|悪用)(?:は|も)?(?:され|し)(?:て(?:おりません|いません|おらず)|ませんでした|た${TRACE}${NO})`,
        ].join('|'),
      ),
      en: new RegExp(
        [
          `\\bno ${MISUSE_EN}\\b[^.]*\\b(?:occurred|happened|taken place|took place|resulted|arisen|arose|been caused|was caused|possible)\\b`,
          `\\bthere (?:is|was|has been|have been) no ${MISUSE_EN}\\b`,
          `^(?:\\W*)no ${MISUSE_EN}(?: of [^.]*)?\\W*$`,
          '\\b(?:was|were|has|have|is|are)(?: (?:been|being))? (?:not|never)(?: been| being)? (?:misused|abused|used (?:fraudulently|improperly))\\b',
          '\\b(?:nobody|no one) (?:has |have )?(?:misused|abused)\\b',
          `\\b(?:caused|resulted in|led to) no ${MISUSE_EN}\\b`,
        ].join('|'),
        'i',
      ),
    },
    unless: {
      ja: /新たな|これ以上|その他|有無|かどうか|確認(?:でき|され)て(?:おりません|いません|おらず)|報告|ため|よう/,
      en: /\b(?:whether|found|evidence|signs?|reports?|aware|known|further|new|prevent|so that|may|might)\b/i,
    },
  },
];

/** Who has the data may misuse it; that nobody did is a finding, which a finished investigation may have. */
function mayBeMisused(situation: NoticeSituation): boolean {
  const isOut = UNRULED.includes(factOf(situation, 'data.leak')) && !isRecovered(situation);
  return (isOut || isLikely(situation, 'spread')) && factOf(situation, 'investigation') !== 'done';
}
