import type { Language, Text } from '../../../functions/domain/base/text.ts';
import { FactError } from '../../../functions/domain/rules/facts/parse-facts.ts';
import { explain } from '../../build/explain.ts';
import { NoPolicy } from '../../settings/settings-error.ts';
import { languageIn, withUsage } from '../../terminal/language.ts';
import { warn } from '../../terminal/terminal.ts';
import { UsageError } from '../../terminal/usage-error.ts';

interface RefusalContext {
  /** The words of the command line: they say in which language. */
  readonly argv: readonly string[];
  /** What the command takes, a line each. */
  readonly usage: readonly string[];
  /** What only this command can explain; null for anything else. */
  readonly explain?: (cause: unknown) => Text | null;
}

/**
 * Tells why a command was not carried out: what a person can mend in a sentence or two, a wrong command line with its usage. Throws
 * anything else again: it is a defect.
 */
export function tellRefusal(cause: unknown, { argv, usage, explain: own }: RefusalContext): void {
  const language = languageIn(argv);
  const told = own?.(cause)?.[language] ?? sentenceOf(cause, language);
  if (told === null) throw cause;
  warn(cause instanceof UsageError ? withUsage(told, usage, language) : `${told}\n`);
}

function sentenceOf(cause: unknown, language: Language): string | null {
  if (cause instanceof NoPolicy) return noPolicy(cause)[language];
  if (cause instanceof FactError) return factSays(cause)[language];
  return explain(cause, language);
}

/** On a command line, where nobody has to change a setting to name another one. */
function noPolicy({ named, known }: NoPolicy): Text {
  return {
    ja: `対応方針「${named}」はありません。同梱の方針の名前（${known.join('、')}）、または .yaml ファイルのパスを指定してください。`,
    en: `There is no policy "${named}": name one that ships with Hikeshi (${known.join(', ')}), or the path of a .yaml file.`,
  };
}

/** Which fact of `--facts`, and why not. */
function factSays({ fact, why }: FactError): Text {
  return fact === '' ? why : { ja: `${fact}：${why.ja}`, en: `${fact} ${why.en}` };
}
