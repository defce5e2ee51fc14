import { z } from '@hono/zod-openapi';
import { composed } from '../../domain/base/composed.ts';
import { says } from '../../domain/base/issue-words.ts';
import { holdsPrivateUse, holdsUnseen, proseHoldsUnseen } from '../../domain/base/unseen.ts';

/** Titles and names end up in mail subjects: long ones are cut by readers. */
export const TITLE_LIMIT_CHARACTERS = 200;
/** A reason or a piece of evidence. */
export const PROSE_LIMIT_CHARACTERS = 4_000;
/** One section of a notice, in one language. */
export const SECTION_LIMIT_CHARACTERS = 10_000;

const PRIVATE_USE = says({
  ja: '外字（私用領域の文字）は使えません。Unicodeの文字に置き換えてください',
  en: 'holds a private-use character (gaiji); write it with a character of Unicode',
});
const ONE_LINE = says({
  ja: '改行や制御文字は使えません。1行で入力してください',
  en: 'write one line: line breaks and control characters are not allowed',
});
const NO_CONTROL = says({ ja: '制御文字は使えません', en: 'control characters are not allowed' });
const HALF = says({
  ja: '壊れた文字（サロゲートの片方）が含まれています',
  en: 'holds half a character (a lone surrogate)',
});

/** One line of text: trimmed, in one Unicode form, without line breaks or other control characters. */
export function line(limitCharacters: number) {
  return z
    .string()
    .transform((text) => composed(text.trim()))
    .pipe(
      z
        .string()
        .min(1)
        .max(limitCharacters)
        .refine((text) => !holdsUnseen(text), ONE_LINE)
        .refine((text) => !holdsPrivateUse(text), PRIVATE_USE)
        .refine(isWhole, HALF),
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
        .min(1)
        .max(limitCharacters)
        .refine((text) => !proseHoldsUnseen(text), NO_CONTROL)
        .refine((text) => !holdsPrivateUse(text), PRIVATE_USE)
        .refine(isWhole, HALF),
    )
    .openapi({ type: 'string', minLength: 1, maxLength: limitCharacters });
}

function isWhole(text: string): boolean {
  return text.isWellFormed();
}
