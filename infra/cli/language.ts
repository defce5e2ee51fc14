import type { Language } from '../../functions/domain/text.ts';
import { UsageError } from './usage-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What `--lang` says, else the language of the terminal. Throws UsageError. */
export function languageAsked(given: string | undefined, environment: Environment): Language {
  const language = given ?? languageOf(environment);
  if (language !== 'ja' && language !== 'en') throw new UsageError(`--lang is ja or en, not ${language}`);
  return language;
}

/** The language of a terminal, by LC_ALL, LC_MESSAGES and LANG in this order; English where they say nothing of Japanese. */
export function languageOf({ LC_ALL, LC_MESSAGES, LANG }: Environment): Language {
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  return locale !== undefined && /^ja(?:[_.@]|$)/i.test(locale) ? 'ja' : 'en';
}
