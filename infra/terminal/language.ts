import type { Language, Text } from '../../functions/domain/base/text.ts';
import { UsageError } from './usage-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What `--lang` says, else the language of the terminal. Throws UsageError. */
export function languageAsked(given: string | undefined, environment: Environment = process.env): Language {
  const language = given ?? languageOf(environment);
  if (language !== 'ja' && language !== 'en') {
    throw new UsageError({
      ja: `--lang は ja または en で指定してください（指定：${language}）。`,
      en: `--lang is ja or en, not ${language}`,
    });
  }
  return language;
}

/** The language of a terminal, by LC_ALL, LC_MESSAGES and LANG in this order; English where they say nothing of Japanese. */
export function languageOf({ LC_ALL, LC_MESSAGES, LANG }: Environment): Language {
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  return locale !== undefined && /^ja(?:[_.@]|$)/i.test(locale) ? 'ja' : 'en';
}

/** The language of what is said about a command line, also one that cannot be followed: by its `--lang`, else the terminal's. */
export function languageIn(argv: readonly string[], environment: Environment = process.env): Language {
  const at = argv.lastIndexOf('--lang');
  const given =
    argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length) ?? (at < 0 ? '' : argv[at + 1]);
  return given === 'ja' || given === 'en' ? given : languageOf(environment);
}

/** A message with the usage of the command below it. */
export function withUsage(told: string, usage: readonly string[], language: Language): string {
  const head: Text = { ja: '使い方：', en: 'usage: ' };
  const indent = ' '.repeat(language === 'ja' ? '使い方：'.length * 2 : head.en.length);
  return `${told}\n${head[language]}${usage.join(`\n${indent}`)}\n`;
}
