/** A title goes into subjects, lists and logs. */
export const TITLE_LIMIT_CHARACTERS = 120;

const ELLIPSIS = '…';

/**
 * The text as one line: line breaks and other control characters, invisible ones and those that turn the reading
 * direction become spaces, runs of spaces one; what is too long is cut. Never splits a character.
 */
export function plainLine(text: string, limitCharacters: number = TITLE_LIMIT_CHARACTERS): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const characters = [...line];
  if (characters.length <= limitCharacters) return line;
  return `${characters.slice(0, limitCharacters - 1).join('')}${ELLIPSIS}`;
}
