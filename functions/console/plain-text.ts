import { z } from '@hono/zod-openapi';

/** Titles and names end up in mail subjects: long ones are cut by readers. */
export const TITLE_LIMIT_CHARACTERS = 200;
/** A reason or a piece of evidence. */
export const PROSE_LIMIT_CHARACTERS = 4_000;
/** One section of a notice, in one language. */
export const SECTION_LIMIT_CHARACTERS = 10_000;

/**
 * Control characters, line and paragraph separators, and the marks that turn the direction of text around them:
 * with these a title can forge a header or read as something else than it is.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming control characters is the purpose
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming control characters is the purpose
const UNSEEN_IN_PROSE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** One line of text: trimmed, in one Unicode form, without line breaks or other control characters. */
export function line(limitCharacters: number) {
  return z
    .string()
    .transform((text) => text.trim().normalize('NFC'))
    .pipe(
      z
        .string()
        .min(1, 'write at least one character')
        .max(limitCharacters, `write at most ${limitCharacters} characters`)
        .refine((text) => !UNSEEN.test(text), 'write one line: line breaks and control characters are not allowed')
        .refine(isWhole, 'holds half a character (a lone surrogate)'),
    )
    .openapi({ type: 'string', minLength: 1, maxLength: limitCharacters });
}

/** Text of several lines: line ends as `\n`, no other control characters than tab. */
export function prose(limitCharacters: number) {
  return z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').trim().normalize('NFC'))
    .pipe(
      z
        .string()
        .min(1, 'write at least one character')
        .max(limitCharacters, `write at most ${limitCharacters} characters`)
        .refine((text) => !UNSEEN_IN_PROSE.test(text), 'control characters are not allowed')
        .refine(isWhole, 'holds half a character (a lone surrogate)'),
    )
    .openapi({ type: 'string', minLength: 1, maxLength: limitCharacters });
}

function isWhole(text: string): boolean {
  return !LONE_SURROGATE.test(text);
}
