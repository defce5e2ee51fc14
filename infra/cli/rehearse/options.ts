import type { Language } from '../../../functions/domain/base/text.ts';
import { type Environment, languageAsked } from '../../terminal/language.ts';
import { UsageError } from '../../terminal/usage-error.ts';
import { readWords } from '../../terminal/words.ts';

export interface RehearseOptions {
  readonly scenario: string;
  readonly policy: string | null;
  readonly json: boolean;
  readonly html: string | null;
  readonly language: Language;
}

export const USAGE = 'hikeshi rehearse SCENARIO [--policy NAME|FILE] [--json] [--html FILE] [--lang ja|en]';

const KNOWN = {
  policy: { type: 'string' },
  json: { type: 'boolean' },
  html: { type: 'string' },
  lang: { type: 'string' },
} as const;

/** Reads the words after `hikeshi rehearse`; without `--lang`, the language of the terminal counts. Throws UsageError. */
export function readOptions(argv: readonly string[], environment: Environment = {}): RehearseOptions {
  const { values, positionals } = readWords(argv, KNOWN);
  const [scenario, ...rest] = positionals;
  if (scenario === undefined)
    throw new UsageError({ ja: 'シナリオのファイルを1つ指定してください。', en: 'name one scenario file' });
  if (rest.length > 0)
    throw new UsageError({
      ja: `指定できるシナリオは1つです（余分な指定：${rest.join(' ')}）。`,
      en: `expected one scenario, got also ${rest.join(' ')}`,
    });
  const language = languageAsked(values.lang, environment);
  return { scenario, policy: values.policy ?? null, json: values.json ?? false, html: values.html ?? null, language };
}
