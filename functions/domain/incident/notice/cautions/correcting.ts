import type { Section } from '../../../policy/shape/stages.ts';
import type { Caution } from '../../record/wording.ts';
import { concernsData, isLikelyHarm } from '../../situation/concern.ts';
import { saysOpen } from '../../situation/says-open.ts';
import { factOf } from '../../situation/situation.ts';
import { linesIn } from '../compared.ts';
import { bodyOf, type Drafted, languagesOf, type Words } from './reading/drafted.ts';

/** What to look at in a correction. */
export function ofCorrection(drafted: Drafted): readonly Caution[] {
  if (drafted.situation.stage !== 'correction') return [];
  return [
    { about: 'correction', sections: openCorrection(drafted) },
    { about: 'quoted', sections: quotedWhole(drafted) },
    { about: 'result', sections: resultUntold(drafted) },
  ];
}

/**
 * A person worded the outline once the investigation is done, and does not say that what readers were told of did not happen: this notice
 * counts as telling them what came of it.
 */
function resultUntold(drafted: Drafted): Section[] {
  const { situation, written } = drafted;
  const isAsked = written.includes('outline') && factOf(situation, 'investigation') === 'done';
  const isTold = situation.earlier.some(({ facts }) => isLikelyHarm(facts));
  if (!isAsked || !isTold || concernsData(situation)) return [];
  const isSaid = languagesOf(drafted).every((language) => RESULT[language].test(bodyOf(drafted, 'outline', language)));
  return isSaid ? [] : ['outline'];
}

const RESULT: Words = {
  ja: /調査|確認(?:され|でき)|事実(?:は|も)?(?:な|ござい|あり)|(?:漏えい|漏洩|流出|改ざん|改竄|消失|滅失)[^。]*(?:ません|な[いくかし])/,
  en: /\binvestigat|\bconfirmed\b|\bfound\b|\bno (?:evidence|leak|loss|alteration)|\b(?:not|never) (?:leak|alter|lost|tamper)/i,
};

/** A correction whose own words leave something open again. */
function openCorrection(drafted: Drafted): Section[] {
  return drafted.written.filter((section) =>
    languagesOf(drafted).some((language) => saysOpen(bodyOf(drafted, section, language))),
  );
}

/** The system calls all wrong that a person wrote of a section, and some of it may be right. */
function quotedWhole(drafted: Drafted): Section[] {
  const { situation, written } = drafted;
  if (written.includes('new')) return [];
  const isWhole = languagesOf(drafted).some((language) => {
    const news = bodyOf(drafted, 'new', language).split('\n');
    const isQuoted = (line: string) => news.some((one) => one.endsWith(line) && one !== line);
    return situation.earlier.some((notice) =>
      (notice.written ?? []).some((section) => {
        const lines = linesIn(notice, section, language).filter((line) => !saysOpen(line));
        return !written.includes(section) && lines.length > 1 && lines.every(isQuoted);
      }),
    );
  });
  return isWhole ? ['new'] : [];
}
