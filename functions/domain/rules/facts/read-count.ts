/** Digits with or without a comma between each three, and what is counted: `2,000人`. */
const PLAIN = /^(\d+|\d{1,3}(?:,\d{3})+) ?(?:人|名|件|persons?|people)?$/i;
/** Digits parted otherwise: `2.000` may be two or two thousand, and `2,00` neither. */
const PARTED = /^\d+(?:[.,'’ 、]\d+)+ ?(?:人|名|件|persons?|people)?$/i;

/**
 * A whole number from 0 as people write it: `2000`, `2,000`, `２，０００`, `2,000人`. `unclear` where it can be read in two ways or a figure is
 * missing; null for what is no whole number.
 */
export function readCount(text: string): number | 'unclear' | null {
  const plain = halfWidth(text).trim();
  const digits = PLAIN.exec(plain)?.[1];
  if (digits === undefined) return PARTED.test(plain) ? 'unclear' : null;
  const count = Number(digits.replaceAll(',', ''));
  return Number.isSafeInteger(count) ? count : null;
}

/** Full-width figures and marks, as Japanese keyboards write them, stand so far above the others. */
const FULL_WIDTH_AWAY = 0xfee0;

function halfWidth(text: string): string {
  return text.replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_AWAY));
}
