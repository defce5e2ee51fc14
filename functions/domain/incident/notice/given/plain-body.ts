import { composed } from '../../../base/composed.ts';
import { base32Id } from '../../../base/ledger/digest.ts';
import type { Language } from '../../../base/text.ts';
import type { NoticeText } from '../../../channels/notice-text.ts';
import type { Section } from '../../../policy/shape/stages.ts';

const DIGEST_CHARACTERS = 16;

/** A text as it compares: a browser sends other line ends, and people leave blanks at the ends of lines. */
export function plainBody(text: string): string {
  return composed(text)
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .trim();
}

/** Stands for the text that a form's field started with: the same for all texts that compare as the same. */
export function bodyDigest(text: string): string {
  return base32Id(plainBody(text), DIGEST_CHARACTERS);
}

/** A section of a text; empty where it has none. */
export function bodyIn(text: NoticeText, section: Section, language: Language): string {
  return text[language]?.sections.find((one) => one.section === section)?.body ?? '';
}
