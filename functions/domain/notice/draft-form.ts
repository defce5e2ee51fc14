import type { Language, Text } from '../text.ts';
import { type DraftQuestion, draftText } from './draft-text.ts';
import { sectionName } from './headings.ts';
import type { NoticeText } from './notice-text.ts';
import type { Section } from './stages.ts';

/** One section of the form with which a person drafts a notice. */
export interface DraftField {
  readonly section: Section;
  readonly name: Text;
  /** Nobody wrote it yet, in some language: a person must. */
  readonly isLacking: boolean;
  /** In each language of the policy: what the system writes, and what the form starts with. */
  readonly bodies: Readonly<Partial<Record<Language, { readonly system: string; readonly start: string }>>>;
}

/**
 * The form for a notice: each section with the system's own text, or with that of the text to go on from (`startingNotice`).
 * The head is left out: it is the notice's date, sender and title. Throws StageError.
 */
export function draftForm(question: Omit<DraftQuestion, 'given'>, from: NoticeText | null): readonly DraftField[] {
  const { text, wanted, lacking } = draftText(question);
  return wanted
    .filter((section) => section !== 'head')
    .map((section) => ({
      section,
      name: sectionName(section, question.stage),
      isLacking: lacking.includes(section),
      bodies: Object.fromEntries(
        question.policy.languages.map((language) => {
          const system = bodyOf(text, section, language) ?? '';
          const own = from === null ? undefined : bodyOf(from, section, language);
          return [language, { system, start: own ?? system }];
        }),
      ),
    }));
}

function bodyOf(text: NoticeText, section: Section, language: Language): string | undefined {
  return text[language]?.sections.find((one) => one.section === section)?.body;
}
