import type { Section } from '../../../policy/shape/stages.ts';
import type { Caution } from '../../record/wording.ts';
import { saysOpen } from '../../situation/says-open.ts';
import { linesIn } from '../compared.ts';
import { bodyOf, type Drafted, languagesOf } from './drafted.ts';

/** What to look at in a correction. */
export function ofCorrection(drafted: Drafted): readonly Caution[] {
  if (drafted.situation.stage !== 'correction') return [];
  return [
    { about: 'correction', sections: openCorrection(drafted) },
    { about: 'quoted', sections: quotedWhole(drafted) },
  ];
}

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
