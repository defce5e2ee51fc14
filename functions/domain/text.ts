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

/** In quotation marks. */
export function quoted({ ja, en }: Text): Text {
  return { ja: `「${ja}」`, en: `“${en}”` };
}

/** With a capital at the beginning of an English sentence. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
