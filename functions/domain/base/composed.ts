/** Compatibility ideographs: NFC replaces them by other ideographs, and with them the spelling of people's names. */
const COMPATIBILITY_IDEOGRAPHS = /([\uf900-\ufaff\u{2f800}-\u{2fa1f}]+)/u;

/**
 * The text in Unicode's composed form (NFC), except that compatibility ideographs such as U+FA10 stay as they were
 * written: they are what customers spell their names with.
 */
export function composed(text: string): string {
  return text
    .split(COMPATIBILITY_IDEOGRAPHS)
    .map((part, index) => (index % 2 === 0 ? part.normalize('NFC') : part))
    .join('');
}

/** Full-width letters, digits and signs as plain ones (NFKC): for numbers, times and addresses, never for names. */
export function plainForm(text: string): string {
  return text.normalize('NFKC');
}
