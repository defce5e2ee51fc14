import { z } from '@hono/zod-openapi';
import { composed } from '../domain/composed.ts';
import { holdsPrivateUse, holdsUnseen, proseHoldsUnseen } from '../domain/unseen.ts';

/** Titles and names end up in mail subjects: long ones are cut by readers. */
export const TITLE_LIMIT_CHARACTERS = 200;
/** A reason or a piece of evidence. */
export const PROSE_LIMIT_CHARACTERS = 4_000;
/** One section of a notice, in one language. */
export const SECTION_LIMIT_CHARACTERS = 10_000;

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const PRIVATE_USE = 'holds a private-use character (gaiji); write it with a character of Unicode';

/** One line of text: trimmed, in one Unicode form, without line breaks or other control characters. */
export function line(limitCharacters: number) {
  return z
    .string()
    .transform((text) => composed(text.trim()))
    .pipe(
      z
        .string()
        .min(1, 'write at least one character')
        .max(limitCharacters, `write at most ${limitCharacters} characters`)
        .refine((text) => !holdsUnseen(text), 'write one line: line breaks and control characters are not allowed')
        .refine((text) => !holdsPrivateUse(text), PRIVATE_USE)
        .refine(isWhole, 'holds half a character (a lone surrogate)'),
    )
    .openapi({ type: 'string', minLength: 1, maxLength: limitCharacters });
}

/** Text of several lines: line ends as `\n`, no other control characters than tab. */
export function prose(limitCharacters: number) {
  return z
    .string()
    .transform((text) => composed(text.replace(/\r\n?|[\u2028\u2029]/g, '\n').trim()))
    .pipe(
      z
        .string()
        .min(1, 'write at least one character')
        .max(limitCharacters, `write at most ${limitCharacters} characters`)
        .refine((text) => !proseHoldsUnseen(text), 'control characters are not allowed')
        .refine((text) => !holdsPrivateUse(text), PRIVATE_USE)
        .refine(isWhole, 'holds half a character (a lone surrogate)'),
    )
    .openapi({ type: 'string', minLength: 1, maxLength: limitCharacters });
}

function isWhole(text: string): boolean {
  return !LONE_SURROGATE.test(text);
}
