import type { Section } from '../../../policy/shape/stages.ts';
import { LIFTED } from '../../../rules/deadline/restriction.ts';
import type { Caution } from '../../record/wording.ts';
import { factOf, type NoticeSituation } from '../../situation/situation.ts';
import { bodiesNotOnRecord, partsNotOnRecord } from '../lines/authority-lines.ts';
import { personsCounted } from './counted.ts';
import { deniedOffRecord } from './harm/denied.ts';
import { momentsOtherwise } from './moments.ts';
import { bodyOf, type Drafted, languagesOf, type Words, writtenWhere } from './reading/drafted.ts';
import { restoredByNobody } from './restored.ts';
import { doneByNobody } from './undone.ts';
import { deedsOffRecord } from './undone-by-name.ts';
import { usualPhrases } from './usual-phrases.ts';

/** Where a person's words assert what the record does not hold: they may know it, but then it belongs on record. One a kind. */
export function unrecorded(drafted: Drafted): readonly Caution[] {
  const found: readonly Caution[] = [
    { about: 'unfiled', sections: filedByNobody(drafted) },
    { about: 'unruled', sections: deniedOffRecord(drafted) },
    { about: 'number', sections: countedOtherwise(drafted) },
    { about: 'unlifted', sections: liftedByNobody(drafted) },
    { about: 'undone', sections: [...doneByNobody(drafted), ...deedsOffRecord(drafted)] },
    { about: 'restored', sections: restoredByNobody(drafted) },
    { about: 'moment', sections: momentsOtherwise(drafted) },
    ...usualPhrases(drafted),
  ];
  return [...new Set(found.map(({ about }) => about))].map((about) => ({
    about,
    sections: [...new Set(found.filter((one) => one.about === about).flatMap(({ sections }) => sections))],
  }));
}

const FILED: Words = {
  ja: /(?:報告|届出|届け出|申告|通報|相談|提出)(?:を|は)?(?:済み|完了|行って(?:おります|います)|行いました|(?:いた)?しました|(?:いた)?して(?:おります|います))/,
  en: /\b(?:have|has|we|was|were|been)(?: also| already| since)* (?:reported|notified|informed|filed|submitted|consulted)\b/i,
};

/** A report is said to have been made to a body that the policy has a report for, and none is on record, or another than this one. */
function filedByNobody(drafted: Drafted): Section[] {
  const bodies = bodiesNotOnRecord(drafted.situation).map((body) => [body]);
  const parts = partsNotOnRecord(drafted.situation);
  return writtenWhere(
    drafted,
    (sentence, language) =>
      FILED[language].test(sentence) &&
      [...bodies, ...parts].some((all) => all.every(({ named }) => named[language].test(sentence))),
  );
}

/** Another number of people than the one on record, or one where none is, in whichever section. */
function countedOtherwise(drafted: Drafted): Section[] {
  const recorded = factOf(drafted.situation, 'data.persons');
  const isOther = (section: Section) =>
    languagesOf(drafted).some((language) => {
      const told = personsCounted(bodyOf(drafted, section, language), language);
      return told.length > 0 && !told.some((number) => number === recorded);
    });
  return drafted.written.filter(isOther);
}

const ENDED: Words = {
  ja: /制限[^。]*解除(?:済み|(?:いた)?しました|(?:いた)?して(?:おります|います))/,
  en: /\brestriction\b[^.]*\b(?:was|were|has been|have been)(?: \w+){0,2} (?:lifted|removed)\b|\b(?:have|we)(?: \w+){0,2} (?:lifted|removed) the restriction/i,
};

/** A restriction of use is said to be lifted, and nobody recorded that. */
function liftedByNobody(drafted: Drafted): Section[] {
  return isLiftRecorded(drafted.situation)
    ? []
    : writtenWhere(drafted, (sentence, language) => ENDED[language].test(sentence));
}

function isLiftRecorded({ state }: NoticeSituation): boolean {
  return state.duties.some(({ kind, metAt }) => kind === LIFTED && metAt !== null);
}
