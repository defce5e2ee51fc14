import type { Language, Text } from '../../base/text.ts';
import type { LanguageText, NoticeText, SectionText } from '../../channels/notice-text.ts';
import type { Section, Stage } from '../../policy/shape/stages.ts';
import type { Caution } from '../record/wording.ts';
import { saysOnlyOpen, saysOpen } from '../situation/says-open.ts';
import type { NoticeSituation, SituationQuestion } from '../situation/situation.ts';
import { situationOf } from '../situation/situation-of.ts';
import { cautionsOf } from './cautions.ts';
import { changedSince, wholeSince } from './changed.ts';
import type { ComparedNotice } from './compared.ts';
import { correctionOf } from './correction.ts';
import { type GivenSections, givenBody, writtenSections } from './given/given-sections.ts';
import { IN_DRILL } from './lines/head-lines.ts';
import { headingIn } from './lines/headings.ts';
import { subjectOf } from './lines/subject.ts';
import { recordBody } from './record-body.ts';
import type { ToldOtherwise } from './set-right.ts';
import { forNewReaders, leftToWriter, wantedSections, withSections } from './wanted.ts';
import { alsoWrongIn } from './wrong-lines.ts';

export interface DraftQuestion extends SituationQuestion {
  /** Sections that a person wrote; they stand in place of the system's. */
  readonly given?: GivenSections;
  readonly news?: News | null;
}

/** What is new beside the lines that differ from the notice before. */
export interface News {
  /** Stands above them. */
  readonly first: Text | null;
  /** Stands in their place where no line differs. */
  readonly instead: Text | null;
  /** What a correction sets right, be it in a line of its own. */
  readonly toldOtherwise: readonly ToldOtherwise[];
}

export interface NoticeDraft {
  readonly text: NoticeText;
  /** The sections in the text, in order. */
  readonly sections: readonly Section[];
  /** The sections that such a notice has, in order, written or not. */
  readonly wanted: readonly Section[];
  /** Sections that the notice needs and that nobody wrote yet, in some language: a person must. */
  readonly lacking: readonly Section[];
  /** Sections that still say that something is not known. */
  readonly open: readonly Section[];
  /** Those of them that say nothing else. */
  readonly onlyOpen: readonly Section[];
  /** What author and approver should look at in its words. */
  readonly cautions: readonly Caution[];
}

/** The stage that the policy describes. Throws StageError when it has none of this name. */
export class StageError extends Error {
  override readonly name = 'StageError';
  readonly stage: Stage;

  constructor(stage: Stage) {
    super(`the policy has no notice of stage ${stage}; add it to notices.stages`);
    this.stage = stage;
  }
}

/**
 * Drafts a notice from policy, record and what a person wrote [FC-4]. It says only what the record carries; what is open
 * is said to be under investigation only in the sections where the stage allows it. The contact window is in every
 * notice [FC-11]. Throws StageError.
 */
export function draftText(question: DraftQuestion): NoticeDraft {
  const { policy, state, stage, given = {} } = question;
  if (policy.notices.stages[stage] === undefined) throw new StageError(stage);
  const areFunctionsWorded = policy.languages.every((language) => namesFunctions(given.scope, language));
  const plain = { ...situationOf(question), areFunctionsWorded };
  const wanted = withSections(wantedSections(policy, state, stage), writtenSections(given));
  const situation = withAlsoWrong(question, plain, wanted);
  const texts = policy.languages.map(
    (language) => [language, inLanguage(question, situation, wanted, language)] as const,
  );
  const isThere = (section: Section) =>
    texts.every(([, { sections }]) => sections.some((written) => written.section === section));
  const has = (section: Section, says: (body: string) => boolean) =>
    texts.some(([, { sections }]) => sections.some((one) => one.section === section && says(one.body)));
  const asked = wanted.filter((section) => section !== 'new' && !(section === 'next' && stage !== 'detailed'));
  const text: NoticeText = Object.fromEntries(texts);
  return {
    text,
    sections: wanted.filter(isThere),
    wanted,
    lacking: wanted.filter((section) => !isThere(section) && isRequired(situation, section)),
    open: asked.filter((section) => has(section, saysOpen)),
    onlyOpen: asked.filter((section) => has(section, saysOnlyOpen)),
    cautions: cautionsOf({ situation: { ...situation, state }, text, written: writtenSections(given) }),
  };
}

/** Whether a person's scope says which functions are concerned. */
function namesFunctions(scope: GivenSections['scope'], language: Language): boolean {
  const said = givenBody(scope, language)?.split('\n') ?? [];
  return said.some((line) => FUNCTIONS[language].test(line) && !saysOpen(line));
}

const FUNCTIONS: Readonly<Record<Language, RegExp>> = { ja: /機能/, en: /\bfunctions?\b/i };

/** All that is wanted, but what is new, and what only readers of their first notice are told, only if the stage itself names it. */
function isRequired({ policy, state, stage, facts }: NoticeSituation, section: Section): boolean {
  if (leftToWriter({ facts, state }, stage).includes(section)) return false;
  if (policy.notices.stages[stage]?.sections.includes(section) === true) return true;
  return section !== 'new' && !forNewReaders(policy, state, stage).includes(section);
}

/** A correction names every report that it puts right, in its lead and in its title. */
function withAlsoWrong(
  question: DraftQuestion,
  situation: NoticeSituation,
  wanted: readonly Section[],
): NoticeSituation {
  if (situation.stage !== 'correction') return situation;
  const alsoWrong = question.policy.languages.flatMap((language) => {
    const written = wanted.map((section) => sectionText(question, situation, section, language));
    return alsoWrongIn(toCorrect(written, question, situation, language));
  });
  return { ...situation, alsoWrong: [...new Set(alsoWrong)] };
}

function inLanguage(
  question: DraftQuestion,
  situation: NoticeSituation,
  wanted: readonly Section[],
  language: Language,
): LanguageText {
  const written = wanted.map((section) => sectionText(question, situation, section, language));
  return { subject: subjectOf(situation)[language], sections: withNews(written, question, situation, language) };
}

function sectionText(
  { given = {} }: DraftQuestion,
  situation: NoticeSituation,
  section: Section,
  language: Language,
): SectionText {
  const own = givenBody(given[section], language);
  const system = recordBody(situation, section, language);
  const heading = headingIn(section, situation)[language];
  if (own === undefined) return { section, heading, body: system };
  if (section === 'contact') return { section, heading, body: contactBody(situation, own, system) };
  return { section, heading, body: section === 'head' ? headBody(situation, own, language) : own };
}

/** A drill says so above a head in a person's own words, too. */
function headBody({ state }: NoticeSituation, own: string, language: Language): string {
  const mark = IN_DRILL[language];
  return state.drill && !own.startsWith(mark) ? `${mark}\n${own}` : own;
}

/** What a person adds to the contact of one incident (extended hours) stands below what every notice says. FC-11, SY-22. */
function contactBody({ policy }: NoticeSituation, own: string, system: string): string {
  return own === '' || own.includes(policy.contact.email) ? own || system : `${system}\n${own}`;
}

function withNews(
  written: readonly SectionText[],
  question: DraftQuestion,
  situation: NoticeSituation,
  language: Language,
): SectionText[] {
  return written
    .map((text) =>
      text.section === 'new' && text.body === ''
        ? { ...text, body: withRecord(question.news, newsBody(written, question, situation, language), language) }
        : text,
    )
    .filter(({ body }) => body !== '');
}

function withRecord(news: News | null | undefined, body: string, language: Language): string {
  const { first = null, instead = null } = news ?? {};
  return [first?.[language], body || instead?.[language]]
    .filter((part) => part !== undefined && part !== '')
    .join('\n');
}

/** What is new since the notice before; of a correction, what was wrong and is right, also of sections that it leaves out. */
function newsBody(
  written: readonly SectionText[],
  question: DraftQuestion,
  situation: NoticeSituation,
  language: Language,
): string {
  if (situation.stage === 'detailed') return wholeSince(compared(written, question, situation, language));
  if (situation.stage !== 'correction') return changedSince(compared(written, question, situation, language));
  return correctionOf(toCorrect(written, question, situation, language), question.news?.toldOtherwise ?? []);
}

function compared(
  sections: readonly SectionText[],
  { withheld = [], given = {} }: DraftQuestion,
  situation: NoticeSituation,
  language: Language,
): ComparedNotice {
  const told = sections.filter(({ section }) => !withheld.includes(section));
  return { situation, language, given: writtenSections(given), withheld, sections: told };
}

/** What a correction looks at: also sections that it leaves out and an earlier notice had. */
function toCorrect(
  written: readonly SectionText[],
  question: DraftQuestion,
  situation: NoticeSituation,
  language: Language,
): ComparedNotice {
  const earlier = [situation.corrected, ...situation.earlier].flatMap((one) => one?.text[language]?.sections ?? []);
  const others = [...new Set(earlier.map(({ section }) => section))]
    .filter((section) => !written.some((one) => one.section === section))
    .map((section) => sectionText(question, situation, section, language));
  return compared([...written, ...others], question, situation, language);
}
