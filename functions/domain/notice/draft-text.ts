import type { OpenIncident } from '../incident/state.ts';
import type { Policy } from '../policy/schema.ts';
import type { Language } from '../text.ts';
import { changedSince } from './changed.ts';
import { headingOf, subjectOf } from './headings.ts';
import type { LanguageText, NoticeText, SectionText } from './notice-text.ts';
import { linesOf } from './sections.ts';
import { type Situation, topicOf } from './situation.ts';
import type { Section, Stage } from './stages.ts';

/** What a person wrote for a section: in each language, or one text for all of them. */
export type GivenSection = string | { readonly ja?: string | undefined; readonly en?: string | undefined };
export type GivenSections = Readonly<Partial<Record<Section, GivenSection | undefined>>>;

export interface DraftQuestion {
  readonly policy: Policy;
  readonly state: OpenIncident;
  readonly stage: Stage;
  /** 第 n 報. */
  readonly number: number;
  /** Sections that a person wrote; they stand in place of the system's. */
  readonly given?: GivenSections;
  /** What customers read in the newest notice that they had, whose changes a later one begins with. */
  readonly previous?: NoticeText | null;
  /** Sections that stay on record and are not sent: what is new must not tell of them either. FC-5. */
  readonly withheld?: readonly Section[];
}

export interface Draft {
  readonly text: NoticeText;
  /** The sections in the text, in order. */
  readonly sections: readonly Section[];
  /** Sections that the stage wants and that nobody could write yet: a person must. */
  readonly lacking: readonly Section[];
}

const OPEN: Readonly<Record<Language, string>> = {
  ja: '現在調査中です。判明し次第、ご報告いたします。',
  en: 'Under investigation. We will report as soon as we know.',
};

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
 * Drafts a notice from policy, facts and what a person wrote [FC-4]. It says only what the facts carry; what is open
 * is said to be under investigation only in the sections where the stage allows it. The contact window is in every
 * notice [FC-11]. Throws StageError.
 */
export function draftText(question: DraftQuestion): Draft {
  const { policy, state, stage } = question;
  if (policy.notices.stages[stage] === undefined) throw new StageError(stage);
  const situation: Situation = { policy, state, stage };
  const wanted = wantedSections(question);
  const texts = policy.languages.map(
    (language) => [language, inLanguage(question, situation, wanted, language)] as const,
  );
  const isThere = (section: Section) =>
    texts.every(([, { sections }]) => sections.some((written) => written.section === section));
  return {
    text: Object.fromEntries(texts),
    sections: wanted.filter(isThere),
    lacking: wanted.filter((section) => !isThere(section) && isRequired(question, section)),
  };
}

/** The sections of the stage as the system writes them, by language: what a person's draft starts from. Throws StageError. */
export function systemText(question: Omit<DraftQuestion, 'given'>): NoticeText {
  return draftText(question).text;
}

/** A follow-up begins with what is new; what a person wrote beyond the stage's sections is added before the contact. */
function wantedSections({ policy, stage, given = {} }: DraftQuestion): Section[] {
  const ofStage = policy.notices.stages[stage]?.sections ?? [];
  const begins: readonly Section[] = stage === 'first' ? ['address'] : ['address', 'new'];
  const written = (Object.keys(given) as Section[]).filter((section) => given[section] !== undefined);
  const leading = begins.filter((section) => section === 'new' || ofStage.includes(section));
  return [
    ...new Set([...leading, ...ofStage.filter(isNotContact), ...written.filter(isNotContact), 'contact' as const]),
  ];
}

function isNotContact(section: Section): boolean {
  return section !== 'contact';
}

/** Contact always; what is new only if the stage itself names it. */
function isRequired({ policy, stage }: DraftQuestion, section: Section): boolean {
  return section === 'contact' || (policy.notices.stages[stage]?.sections.includes(section) ?? false);
}

function inLanguage(
  question: DraftQuestion,
  situation: Situation,
  wanted: readonly Section[],
  language: Language,
): LanguageText {
  const { policy, state, stage, number, given = {} } = question;
  const written = wanted
    .map((section) => ({
      section,
      heading: headingOf(section, stage)[language],
      body: givenBody(given[section], language) ?? factBody(situation, section, language),
    }))
    .filter(({ section, body }) => section === 'new' || body !== '');
  const subject = subjectOf({
    product: policy.company.product,
    topic: topicOf(situation),
    stage,
    number,
    drill: state.drill,
  });
  return { subject: subject[language], sections: withNews(written, question, language) };
}

function withNews(written: readonly SectionText[], question: DraftQuestion, language: Language): SectionText[] {
  const { previous = null, withheld = [] } = question;
  const told = written.filter(({ section }) => !withheld.includes(section));
  return written
    .map((text) =>
      text.section === 'new' && text.body === '' ? { ...text, body: changedSince(previous, told, language) } : text,
    )
    .filter(({ body }) => body !== '');
}

function givenBody(given: GivenSection | undefined, language: Language): string | undefined {
  const text = typeof given === 'string' ? given : given?.[language];
  return text === undefined ? undefined : text.trim();
}

/** The facts' sentences, one a line; empty when there is nothing to say. */
function factBody(situation: Situation, section: Section, language: Language): string {
  const { known, open } = linesOf(section, situation);
  const mayBeOpen = situation.policy.notices.stages[situation.stage]?.mayBeOpen.includes(section) ?? false;
  const lines = mayBeOpen ? [...known, ...open] : known;
  if (lines.length > 0) return lines.map((line) => line[language]).join('\n');
  return mayBeOpen ? OPEN[language] : '';
}
