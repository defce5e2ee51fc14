import type { Language } from '../../functions/domain/base/text.ts';
import { homeFolder } from '../terminal/home.ts';
import { languageAsked } from '../terminal/language.ts';
import { UsageError } from '../terminal/usage-error.ts';
import { readWords } from '../terminal/words.ts';

/** Where the console stands unless told otherwise; the endpoint and the mailbox follow. */
const USUAL_PORT = 8700;
const HIGHEST_PORT = 65_533;

export interface UpOptions {
  readonly port: number;
  /** Do not load samples on the first start. */
  readonly empty: boolean;
  /** Throw away the state first. */
  readonly reset: boolean;
  readonly policy: string;
  /** Of what the terminal says. */
  readonly language: Language;
  /** Folder of everything that is kept. */
  readonly home: string;
}

const KNOWN = {
  port: { type: 'string' },
  empty: { type: 'boolean' },
  reset: { type: 'boolean' },
  policy: { type: 'string' },
  lang: { type: 'string' },
} as const;

/** Reads the options of `hikeshi up`. Throws UsageError. */
export function readUpOptions(argv: readonly string[], environment: NodeJS.ProcessEnv): UpOptions {
  const { values, positionals } = readWords(argv, KNOWN);
  if (positionals.length > 0)
    throw new UsageError({
      ja: `${positionals.join(' ')} は指定できません。hikeshi up にはオプションだけを指定してください。`,
      en: `${positionals.join(' ')}: hikeshi up takes options only`,
    });
  const port = values.port === undefined ? USUAL_PORT : /^\d+$/.test(values.port) ? Number(values.port) : Number.NaN;
  if (!Number.isInteger(port) || port < 1 || port > HIGHEST_PORT) {
    throw new UsageError({
      ja: `--port は1～${HIGHEST_PORT}の数値で指定してください（指定：${values.port}）。`,
      en: `--port must be a number from 1 to ${HIGHEST_PORT}, not "${values.port}"`,
    });
  }
  return {
    port,
    empty: values.empty ?? false,
    reset: values.reset ?? false,
    policy: values.policy ?? 'flexcrm',
    language: languageAsked(values.lang, environment),
    home: homeFolder(environment),
  };
}
