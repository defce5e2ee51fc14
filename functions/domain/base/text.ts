/** The languages the product speaks. Every sentence that a person reads exists in both. */
export type Language = 'ja' | 'en';

/** One sentence in every language of the product. */
export type Text = Readonly<Record<Language, string>>;

/** The same text made in each language. */
export function inBoth(say: (language: Language) => string): Text {
  return { ja: say('ja'), en: say('en') };
}

/** Texts side by side: `甲、乙`, `a, b`. */
export function listed(texts: readonly Text[]): Text {
  return inBoth((language) => texts.map((text) => text[language]).join(language === 'ja' ? '、' : ', '));
}

/** In quotation marks, without a full stop of its own before the closing one. */
export function quoted({ ja, en }: Text): Text {
  return { ja: `「${withoutStop(ja)}」`, en: `“${withoutStop(en)}”` };
}

/** A text as it stands inside a sentence, in quotation marks or brackets: without the full stop at its end. */
export function withoutStop(text: string): string {
  return text.trimEnd().replace(/(?<![.．])[。．.]$/, '');
}

/** With a capital at the beginning of an English sentence. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A count with separators: `12,450`. */
export function counted(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
