import type { Language } from '../../../../base/text.ts';
import type { NoticeText } from '../../../../channels/notice-text.ts';
import type { Section } from '../../../../policy/shape/stages.ts';
import { sentencesOf } from '../../../situation/sentences.ts';
import type { NoticeSituation } from '../../../situation/situation.ts';

/** A notice as it was drafted. */
export interface Drafted {
  readonly situation: NoticeSituation;
  readonly text: NoticeText;
  /** The sections that a person wrote. */
  readonly written: readonly Section[];
}

export type Words = Readonly<Record<Language, RegExp>>;

export function isLast({ situation }: Drafted): boolean {
  return situation.stage === 'detailed';
}

export function has(drafted: Drafted, section: Section): boolean {
  return languagesOf(drafted).some((language) => bodyOf(drafted, section, language) !== '');
}

export function languagesOf({ text }: Pick<Drafted, 'text'>): Language[] {
  return (['ja', 'en'] as const).filter((language) => text[language] !== undefined);
}

export function bodyOf({ text }: Pick<Drafted, 'text'>, section: Section, language: Language): string {
  return text[language]?.sections.find((one) => one.section === section)?.body ?? '';
}

export function allOf({ text }: Drafted, language: Language): string {
  return (text[language]?.sections ?? []).map(({ body }) => body).join('\n');
}

/** The sections of a person in which some sentence says this. */
export function writtenWhere(drafted: Drafted, says: (sentence: string, language: Language) => boolean): Section[] {
  return drafted.written.filter((section) =>
    languagesOf(drafted).some((language) =>
      sentencesOf(bodyOf(drafted, section, language)).some((sentence) => says(sentence, language)),
    ),
  );
}
