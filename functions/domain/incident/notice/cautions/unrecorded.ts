import { plainForm } from '../../../base/composed.ts';
import type { Language } from '../../../base/text.ts';
import type { Section } from '../../../policy/shape/stages.ts';
import { LIFTED } from '../../../rules/deadline/restriction.ts';
import type { Caution } from '../../record/wording.ts';
import { factOf, type NoticeSituation } from '../../situation/situation.ts';
import { bodiesNotOnRecord } from '../lines/authority-lines.ts';
import { deniedOffRecord } from './denied.ts';
import { bodyOf, type Drafted, languagesOf, type Words, writtenWhere } from './drafted.ts';
import { doneByNobody } from './undone.ts';

/** Where a person's words assert what the record does not hold: they may know it, but then it belongs on record. */
export function unrecorded(drafted: Drafted): readonly Caution[] {
  return [
    { about: 'unfiled', sections: filedByNobody(drafted) },
    { about: 'unruled', sections: deniedOffRecord(drafted) },
    { about: 'number', sections: countedOtherwise(drafted) },
    { about: 'unlifted', sections: liftedByNobody(drafted) },
    { about: 'undone', sections: doneByNobody(drafted) },
  ];
}

const FILED: Words = {
  ja: /(?:報告|届出|届け出|申告|通報|相談|提出)(?:を|は)?(?:済み|完了|行って(?:おります|います)|行いました|(?:いた)?しました|(?:いた)?して(?:おります|います))/,
  en: /\b(?:have|has|we|was|were|been)(?: also| already| since)* (?:reported|notified|informed|filed|submitted|consulted)\b/i,
};

/** A report is said to have been made to a body that the policy has a report for, and none is on record. */
function filedByNobody(drafted: Drafted): Section[] {
  const bodies = bodiesNotOnRecord(drafted.situation);
  return writtenWhere(
    drafted,
    (sentence, language) =>
      FILED[language].test(sentence) && bodies.some(({ named }) => named[language].test(sentence)),
  );
}

/** Of those whose data it is, not of those who work on it. */
const PERSONS: Words = {
  ja: /(?<![\d,.]|(?:担当者|作業者|技術者|専門家|要員|係員|管理者)(?:の|は|が)?)(\d[\d,]*(?:\.\d+)?万)?(\d[\d,]*)?\s*(?:名|人)(?!以上|体制|で|による|目|日)/g,
  en: /(?<![\d,.])()(\d[\d,]*)(?: [a-z]+)? (?:people|persons?|individuals)\b/gi,
};

/** Another number of people than the one on record, or one where none is, in whichever section. */
function countedOtherwise(drafted: Drafted): Section[] {
  const recorded = factOf(drafted.situation, 'data.persons');
  const isOther = (section: Section) =>
    languagesOf(drafted).some((language) => {
      const told = numbersIn(bodyOf(drafted, section, language), language);
      return told.length > 0 && !told.some((number) => number === recorded);
    });
  return drafted.written.filter(isOther);
}

function numbersIn(body: string, language: Language): readonly number[] {
  const found = [...plainForm(body).matchAll(PERSONS[language])];
  return found.flatMap(([, tens = '', ones = '']) =>
    tens + ones === '' ? [] : [TEN_THOUSAND * numberOf(tens) + numberOf(ones)],
  );
}

const TEN_THOUSAND = 10_000;

function numberOf(digits: string): number {
  return Number(digits.replaceAll(/[,万]/g, ''));
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
