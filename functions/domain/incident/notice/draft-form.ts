import type { Language, Text } from '../../base/text.ts';
import type { NoticeText } from '../../channels/notice-text.ts';
import type { Section } from '../../policy/shape/stages.ts';
import type { Caution } from '../record/wording.ts';
import { lookAt } from './caution-words.ts';
import { type DraftQuestion, draftText } from './draft-text.ts';
import { type KeptWording, keptWording } from './kept-wording.ts';
import { sectionName } from './lines/headings.ts';
import { outageHint } from './outage-warnings.ts';

/** One section of the form with which a person drafts a notice. */
export interface DraftField {
  readonly section: Section;
  readonly name: Text;
  /** Nobody wrote it yet, in some language: a person must. */
  readonly isLacking: boolean;
  /** What to think of while writing it; null where there is nothing. */
  readonly hint: Text | null;
  /** In each language of the policy: what the system writes, and what the form starts with. */
  readonly bodies: Readonly<Partial<Record<Language, { readonly system: string; readonly start: string }>>>;
  /** What a person wrote of it in a notice that went out; null where nobody did, or the field does not start afresh. */
  readonly kept: KeptWording | null;
}

/**
 * The form for a notice: each section with the system's own text, or with that of the text to go on from (`startingNotice`),
 * but for the sections that the system writes anew (`renewed`). Beside a fresh one stands what people wrote in earlier notices.
 * The head is left out: it is the notice's date, sender and title. Throws StageError.
 */
export function draftForm(
  question: Omit<DraftQuestion, 'given'>,
  from: NoticeText | null,
  renewed: readonly Section[] = [],
): readonly DraftField[] {
  const { text, wanted, lacking, cautions } = draftText(question);
  const worded = from === null ? keptWording(question) : [];
  return wanted
    .filter((section) => section !== 'head')
    .map((section) => ({ section, kept: worded.find((one) => one.section === section) ?? null }))
    .map(({ section, kept }) => ({
      section,
      kept,
      name: sectionName(section, question.stage),
      isLacking: lacking.includes(section),
      hint: hintOf(section, question) ?? cautionAt(section, cautions),
      bodies: Object.fromEntries(
        question.policy.languages.map((language) => {
          const system = bodyOf(text, section, language) ?? '';
          const own = from === null || renewed.includes(section) ? undefined : bodyOf(from, section, language);
          return [language, { system, start: own ?? system }];
        }),
      ),
    }));
}

/** What to look at in the system's own words of a section. */
function cautionAt(section: Section, cautions: readonly Caution[]): Text | null {
  const caution = cautions.find(({ sections }) => sections.includes(section));
  return caution === undefined ? null : lookAt(caution);
}

function hintOf(section: Section, question: Omit<DraftQuestion, 'given'>): Text | null {
  if (section === 'contact') return extendedHours(question);
  return outageHint(question.state, question.stage, section);
}

/** In an outage the answering hours may be longer, and the notice says so. SY-22. */
function extendedHours({ policy, state }: Omit<DraftQuestion, 'given'>): Text | null {
  const impact = state.facts['service.impact'];
  if (policy.contact.extended === undefined || (impact !== 'minor' && impact !== 'major')) return null;
  return {
    ja: '障害への対応のためお問い合わせへの回答時間を延長する場合は、延長後の時間を末尾に書き加えてください。通常の時間は、そのまま記載されます。',
    en: 'If inquiries are answered for longer because of the outage, add the extended hours at the end. The usual hours stay in the notice.',
  };
}

function bodyOf(text: NoticeText, section: Section, language: Language): string | undefined {
  return text[language]?.sections.find((one) => one.section === section)?.body;
}
