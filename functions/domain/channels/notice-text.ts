import * as z from 'zod';
import { canonicalJson } from '../base/ledger/canonical.ts';
import { sha256Hex } from '../base/ledger/digest.ts';
import type { Language } from '../base/text.ts';
import { SECTIONS, type Section } from '../policy/shape/stages.ts';

/** One section of a notice, as the customer reads it. */
export interface SectionText {
  readonly section: Section;
  readonly heading: string;
  readonly body: string;
}

/** A notice in one language. */
export interface LanguageText {
  readonly subject: string;
  readonly sections: readonly SectionText[];
}

/** The exact text of a notice, in each language of the policy. Withheld sections stand here too; mails leave them out. */
export type NoticeText = Readonly<Partial<Record<Language, LanguageText>>>;

const languageText = z.strictObject({
  subject: z.string(),
  sections: z.array(z.strictObject({ section: z.enum(SECTIONS), heading: z.string(), body: z.string() })),
});
const schema = z.strictObject({ ja: languageText.optional(), en: languageText.optional() });

/** The text as it is stored: canonical JSON, so that equal texts are equal bytes. */
export function noticeJson(text: NoticeText): string {
  return canonicalJson(text);
}

/** Reads a stored text back. Throws ZodError or SyntaxError when it is none. */
export function readNoticeText(json: string): NoticeText {
  const { ja, en } = schema.parse(JSON.parse(json));
  return { ...(ja === undefined ? {} : { ja }), ...(en === undefined ? {} : { en }) };
}

/** `sha256:…` over the exact text. */
export function noticeDigest(text: NoticeText): string {
  return `sha256:${sha256Hex(noticeJson(text))}`;
}

/** What customers read of a notice, in each language. */
export function toldText({ ja, en }: NoticeText, withheld: readonly Section[]): NoticeText {
  return {
    ...(ja === undefined ? {} : { ja: withoutWithheld(ja, withheld) }),
    ...(en === undefined ? {} : { en: withoutWithheld(en, withheld) }),
  };
}

/** The text that customers see: without the withheld sections. */
export function withoutWithheld(text: LanguageText, withheld: readonly Section[]): LanguageText {
  return { ...text, sections: text.sections.filter(({ section }) => !withheld.includes(section)) };
}
