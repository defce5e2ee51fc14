import type { Language } from '../../../base/text.ts';
import type { Section } from '../../../policy/shape/stages.ts';
import { mustBeMade } from '../../../rules/authority/owed-reports.ts';
import type { Caution } from '../../record/wording.ts';
import { concernsPersons, DATA_HARMS, raisesDataQuestion } from '../../situation/concern.ts';
import { type EarlierNotice, factOf, isLikely } from '../../situation/situation.ts';
import { type Body, bodiesConcerned, PPC_NAMED } from '../lines/authority-lines.ts';
import { entrustedLines, freedLines, isReportReplaced, ownReportLines } from '../lines/entrusted-lines.ts';
import { allOf, bodyOf, type Drafted, has, isLast, languagesOf, type Words } from './reading/drafted.ts';

/** What a reader of this notice would look for, and does not find. */
export function leftOut(drafted: Drafted): readonly Caution[] {
  return [
    { about: 'authorities', sections: bodiesLeftOut(drafted) },
    { about: 'persons-told', sections: personsUnmentioned(drafted) },
    { about: 'entrusted', sections: entrustingUnmentioned(drafted) },
    { about: 'role', sections: roleUnknown(drafted) },
    { about: 'replaced', sections: replacedUntold(drafted) },
    { about: 'gone', sections: gone(drafted) },
    { about: 'unanswered', sections: dataUnanswered(drafted) },
    { about: 'overdue', sections: delayUntold(drafted) },
  ];
}

/** The last report of an attack, or of what may have been one, while nobody recorded what became of the data. */
function dataUnanswered(drafted: Drafted): Section[] {
  const { situation } = drafted;
  const isAsked = isLikely(situation, 'cause.wrongful') || raisesDataQuestion(situation);
  const isOpen = DATA_HARMS.some(([fact]) => factOf(situation, fact) === 'unknown');
  return isLast(drafted) && isAsked && isOpen ? ['impact'] : [];
}

/** The first notice comes after the time that customers were given for it, and does not say that it is late: whether it should, people decide. */
function delayUntold(drafted: Drafted): Section[] {
  const { stage, state, at } = drafted.situation;
  const duty = state.duties.findLast(({ kind }) => kind === 'notice.first');
  const due = duty?.metAt === null ? duty.deadline.at : null;
  if (stage !== 'first' || due === null || due >= at) return [];
  const isTold = languagesOf(drafted).every((language) => DELAY[language].test(allOf(drafted, language)));
  if (isTold) return [];
  return (['apology', 'lead'] as const).filter((section) => has(drafted, section)).slice(0, 1);
}

const DELAY: Words = {
  ja: /遅(?:く|れ|延)|お時間を(?:要|いただ|頂)/,
  en: /\b(?:delay(?:ed)?|late(?:ness)?|sooner|took (?:us )?(?:longer|so long))\b/i,
};

/** A person worded the reports to authorities without a body that was reported to, or has to be. */
function bodiesLeftOut(drafted: Drafted): Section[] {
  const isLeftOut = ({ named }: Body) =>
    languagesOf(drafted).some((language) =>
      drafted.text[language]?.sections.some(
        ({ section, body }) => section === 'authorities' && !named[language].test(body),
      ),
    );
  const isWorded = drafted.written.includes('authorities');
  return isWorded && bodiesConcerned(drafted.situation).some(isLeftOut) ? ['authorities'] : [];
}

const TOLD: Words = {
  ja: /本人/,
  en: /\b(?:notif|inform|told|tell|contact)\w*\b[^.]*\b(?:persons?|people|individuals|subjects)\b|\b(?:persons?|people|individuals|subjects)\b[^.]*\b(?:notif|inform|told|contact)/i,
};

/** The persons whose data it is have to be told, and the notice does not say whether they were, or by whom. Art. 26-2. */
function personsUnmentioned(drafted: Drafted): Section[] {
  const { stage, state } = drafted.situation;
  const isLater = stage === 'follow-up' || stage === 'detailed';
  const isOwed = state.reports.some((one) => one.report === 'principals' && mustBeMade(one));
  const isWaived = state.duties.findLast(({ kind }) => kind === 'principals')?.status === 'waived';
  if (!isLater || !isOwed || isWaived || !concernsPersons(drafted.situation)) return [];
  const isLeftOut = languagesOf(drafted).some((language) => !TOLD[language].test(besideTheirDuties(drafted, language)));
  return isLeftOut && has(drafted, 'persons') ? ['persons'] : [];
}

/** All that it says but for what those who entrusted the data may owe: that is no word of what the company does. */
function besideTheirDuties(drafted: Drafted, language: Language): string {
  const theirs = [...entrustedLines(drafted.situation), ...freedLines(drafted.situation)];
  return theirs.reduce((text, line) => text.replaceAll(line[language], ''), allOf(drafted, language));
}

const ENTRUSTED: Words = {
  ja: /委託/,
  en: /\bentrust|\bcontroller|\bprocessor|\bprocess(?:ed)? .{0,30}on (?:your|behalf)/i,
};

/**
 * Those who entrusted the data may have duties of their own, or need to know that they have none, and a person's request says nothing of
 * it; or a person's word of the company's own report leaves them to wonder.
 */
function entrustingUnmentioned(drafted: Drafted): Section[] {
  const { situation, written } = drafted;
  if (isEntrustingTold(drafted)) return [];
  const isFiled = languagesOf(drafted).some((language) =>
    PPC_NAMED[language].test(bodyOf(drafted, 'authorities', language)),
  );
  const ofThem = [...entrustedLines(situation), ...freedLines(situation)];
  const isAsked = written.includes('request') && ofThem.length > 0;
  const isWondered = written.includes('authorities') && isFiled && ownReportLines(situation).length > 0;
  return [...(isAsked ? (['request'] as const) : []), ...(isWondered ? (['authorities'] as const) : [])];
}

function isEntrustingTold(drafted: Drafted): boolean {
  return languagesOf(drafted).every((language) => ENTRUSTED[language].test(allOf(drafted, language)));
}

/** Those who entrusted the data must be told, and nobody recorded whether it was entrusted: the system says nothing to them until then. */
function roleUnknown(drafted: Drafted): Section[] {
  const { situation } = drafted;
  const isOwed = situation.state.reports.some((one) => one.report === 'controller' && mustBeMade(one));
  if (!isOwed || factOf(situation, 'data.role') !== 'unknown' || !concernsPersons(situation)) return [];
  return isEntrustingTold(drafted) ? [] : ['request'];
}

/** The company files no report since it told those who entrusted the data, who have to know that it is on them. */
function replacedUntold(drafted: Drafted): Section[] {
  const isAsked = isLast(drafted) && isReportReplaced(drafted.situation);
  const isTold = languagesOf(drafted).every((language) =>
    PPC_NAMED[language].test(bodyOf(drafted, 'authorities', language)),
  );
  return isAsked && !isTold ? ['authorities'] : [];
}

/** A section that a person worded in the newest report that had it, that such a notice has by the policy, and that this one lacks. */
function gone(drafted: Drafted): Section[] {
  const { policy, stage, earlier } = drafted.situation;
  const listed = policy.notices.stages[stage]?.sections ?? [];
  const wasWorded = (section: Section) =>
    earlier.find((one) => hadSection(one, section))?.written?.includes(section) === true;
  return listed.filter((section) => section !== 'new' && !has(drafted, section) && wasWorded(section));
}

function hadSection({ text }: EarlierNotice, section: Section): boolean {
  return Object.values(text).some((one) => one.sections.some((said) => said.section === section && said.body !== ''));
}
