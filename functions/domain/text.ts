/** The languages the product speaks. Every sentence that a person reads exists in both. */
export type Language = 'ja' | 'en';

/** One sentence in every language of the product. */
export type Text = Readonly<Record<Language, string>>;
