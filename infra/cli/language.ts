import type { Language } from '../../functions/domain/text.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The language of a terminal, by LC_ALL, LC_MESSAGES and LANG in this order; English where they say nothing of Japanese. */
export function languageOf({ LC_ALL, LC_MESSAGES, LANG }: Environment): Language {
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  return locale !== undefined && /^ja(?:[_.@]|$)/i.test(locale) ? 'ja' : 'en';
}
