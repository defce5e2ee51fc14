import type { Section } from '../../../policy/shape/stages.ts';
import type { Caution } from '../../record/wording.ts';
import type { NoticeSituation } from '../../situation/situation.ts';
import { bodyOf as bodyOfReport, PPC_NAMED } from '../lines/authority-lines.ts';
import { bodyOf, type Drafted, has, isLast, languagesOf, type Words, writtenWhere } from './reading/drafted.ts';

/** What the record leaves open of reports to authorities, beside what the notice says. */
export function reportsOpen(drafted: Drafted): readonly Caution[] {
  return [
    { about: 'undecided', sections: undecidedAtLast(drafted) },
    { about: 'replacing', sections: replacedBesideOpen(drafted) },
  ];
}

type KnownReport = NoticeSituation['state']['reports'][number];

/** Reports to authorities that must be made, or may have to be, and that nobody made or decided against. */
function openReports({ state }: NoticeSituation): readonly KnownReport[] {
  const isSettled = (report: string) => {
    const duty = state.duties.findLast(({ kind }) => kind === report);
    const isMade = state.response.reports.some((one) => one.report === report);
    return isMade || duty?.status === 'waived' || (duty?.metAt ?? null) !== null;
  };
  return state.reports.filter(
    ({ report, standing, strength }) =>
      report.startsWith('authority.') &&
      strength === 'must' &&
      (standing === 'owed' || standing === 'open') &&
      !isSettled(report),
  );
}

/** The last notice goes out while a report may be required, or while one is required and the text does not name its body. */
function undecidedAtLast(drafted: Drafted): Section[] {
  if (!isLast(drafted)) return [];
  const isTold = ({ report }: KnownReport) =>
    languagesOf(drafted).every(
      (language) => bodyOfReport(report)?.named[language].test(bodyOf(drafted, 'authorities', language)) === true,
    );
  const isAsked = openReports(drafted.situation).some((one) => one.standing === 'open' || !isTold(one));
  if (!isAsked) return [];
  return (['authorities', 'lead'] as const).filter((section) => has(drafted, section)).slice(0, 1);
}

const REPLACED: Words = {
  ja: /第(?:26|２６|二十六)条第(?:1|１|一)項(?:の)?ただし書|報告に(?:代え|替え|かえ)/,
  en: /\b(?:in place|instead) of (?:a |an |our |the |any )?report|\barticle 26\b/i,
};

/** A person writes that telling the customers takes the place of the report to the commission, and by the record that one still stands. */
function replacedBesideOpen(drafted: Drafted): Section[] {
  const isOpen = openReports(drafted.situation).some(({ report }) => bodyOfReport(report)?.named === PPC_NAMED);
  if (!isOpen) return [];
  return writtenWhere(
    drafted,
    (sentence, language) => REPLACED[language].test(sentence) && PPC_NAMED[language].test(sentence),
  );
}
