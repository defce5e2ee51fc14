import { plainForm } from '../../../base/composed.ts';
import type { Language } from '../../../base/text.ts';
import type { Section } from '../../../policy/shape/stages.ts';
import { LIFTED } from '../../../rules/deadline/restriction.ts';
import type { FactValue } from '../../../rules/facts/values.ts';
import type { Caution } from '../../record/wording.ts';
import { serviceStep } from '../../situation/concern.ts';
import { factOf, type NoticeSituation } from '../../situation/situation.ts';
import { bodiesNotOnRecord } from '../lines/authority-lines.ts';
import { bodyOf, type Drafted, languagesOf, type Words, writtenWhere } from './drafted.ts';

/** Where a person's words assert what the record does not hold: they may know it, but then it belongs on record. */
export function unrecorded(drafted: Drafted): readonly Caution[] {
  return [
    { about: 'unfiled', sections: filedByNobody(drafted) },
    { about: 'unruled', sections: deniedOffRecord(drafted) },
    { about: 'number', sections: countedOtherwise(drafted) },
    { about: 'unlifted', sections: liftedByNobody(drafted) },
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

const HARMS: readonly (readonly [fact: string, words: Words])[] = [
  ['data.leak', { ja: /漏えい|漏洩|流出/, en: /\bleak/i }],
  ['data.tampering', { ja: /改ざん|改竄/, en: /\balter|\btamper/i }],
  ['data.loss', { ja: /消失|滅失/, en: /\bloss\b/i }],
];
const OF_DATA: Words = {
  ja: /データ(?:など)?(?:への|に対する)影響/,
  en: /\b(?:effect|impact) on (?:any |your |the )?(?:customer )?data\b/i,
};
const OF_SERVICE: Words = {
  ja: /(?:ご利用|サービス)(?:への|に対する)影響/,
  en: /\b(?:effect|impact) on (?:your |the )?(?:use of (?:the|our) )?service\b/i,
};
const DENIED: Words = {
  ja: /(?:は|も|が)、?[^。]{0,20}(?:(?:確認|検出|発見)(?:され)?て(?:おりません|いません)|(?:確認|検出|発見)(?:され|でき)ませんでした|(?:ござい|あり)ません(?:でした)?|(?:発生|生じ)(?:し)?て(?:おりません|いません))。?$/,
  en: /\b(?:found|find|detected|identified|there (?:was|were|is|has been|have been)) (?:no|not any)\b/i,
};
/** What is denied of more, or of something else, says nothing of the harm itself. */
const OF_MORE: Words = {
  ja: /以外|その他|他の|二次|新たな|これ以上|不正に?(?:利用|使用)|可能性/,
  en: /\b(?:other than|beyond|further|new|other|secondary|misuse|may|might)\b/i,
};

/** What may have been can be found by nobody yet, and be said so. */
const UNDENIED: readonly FactValue[] = ['unknown', 'confirmed'];

/** Harm to data, or an effect on the service, is denied while the record has it, or leaves open whether there was any. */
function deniedOffRecord({ situation, ...drafted }: Drafted): Section[] {
  const isUndenied = (fact: string) => UNDENIED.includes(factOf(situation, fact));
  const subjects = [
    ...HARMS.filter(([fact]) => isUndenied(fact)).map(([, words]) => words),
    ...(HARMS.some(([fact]) => isUndenied(fact)) && factOf(situation, 'data.affected') !== 'none' ? [OF_DATA] : []),
    ...(UNDENIED.includes(serviceStep(situation)) ? [OF_SERVICE] : []),
  ];
  return writtenWhere({ situation, ...drafted }, (sentence, language) => {
    if (!DENIED[language].test(sentence) || OF_MORE[language].test(sentence)) return false;
    return subjects.some((words) => words[language].test(sentence));
  });
}

const PERSONS: Words = { ja: /(\d[\d,]*)\s*(?:名|人)/g, en: /(\d[\d,]*)\s*(?:people|persons?|individuals)/gi };

/** Another number of people than the one on record, or one where none is. */
function countedOtherwise(drafted: Drafted): Section[] {
  if (!drafted.written.includes('persons')) return [];
  const isOther = languagesOf(drafted).some((language) => {
    const told = numbersIn(bodyOf(drafted, 'persons', language), language);
    return told.length > 0 && !told.some((number) => number === factOf(drafted.situation, 'data.persons'));
  });
  return isOther ? ['persons'] : [];
}

function numbersIn(body: string, language: Language): readonly number[] {
  return [...plainForm(body).matchAll(PERSONS[language])].map(([, digits = '']) => Number(digits.replaceAll(',', '')));
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
