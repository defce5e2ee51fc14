import { incidentStream } from '../../../functions/domain/base/ledger/streams.ts';
import type { Language, Text } from '../../../functions/domain/base/text.ts';
import { readContext } from '../../build/context.ts';
import { homeRegion, readSettings, type Settings } from '../../settings/settings.ts';
import { languageAsked } from '../../terminal/language.ts';
import { ROOT } from '../../terminal/root.ts';
import { UsageError } from '../../terminal/usage-error.ts';
import { readWords } from '../../terminal/words.ts';
import { runningHere, type VerifyTarget } from './running.ts';

export interface VerifyOptions {
  readonly target: VerifyTarget;
  /** Empty: every stream. */
  readonly streams: readonly string[];
  readonly json: boolean;
  readonly language: Language;
}

/** How a command line says which system is meant. */
export const TARGET = {
  endpoint: { type: 'string' },
  aws: { type: 'boolean' },
  stack: { type: 'string' },
  region: { type: 'string' },
  lang: { type: 'string' },
} as const;
const KNOWN = { ...TARGET, json: { type: 'boolean' } } as const;

/** Reads the words after `hikeshi verify`. Throws UsageError. */
export function readOptions(argv: readonly string[]): VerifyOptions {
  const { values, positionals } = readWords(argv, KNOWN);
  return {
    target: targetOf(values),
    streams: positionals.map(streamNamed),
    json: values.json ?? false,
    language: languageAsked(values.lang),
  };
}

/** An incident may be named by its id, as screens show it. */
function streamNamed(word: string): string {
  return /^I-[^/]+$/.test(word) ? incidentStream(word) : word;
}

/** No stream of that name. */
export function noStream(stream: string): Text {
  return {
    ja: `ストリーム ${stream} はありません。incident/I-… のように指定してください。`,
    en: `there is no stream ${stream}; write it as in incident/I-…`,
  };
}

/** What was deployed from here: cdk.json knows its name and its region. */
function settingsHere(): Settings {
  return readSettings(readContext(ROOT));
}

/** The system that is meant. Throws UsageError where none is. */
export function targetOf(values: ReturnType<typeof readWords<typeof TARGET>>['values']): VerifyTarget {
  const here = values.aws ? null : runningHere();
  const endpoint = values.endpoint ?? here?.endpoint ?? null;
  if (endpoint === null && values.aws !== true) {
    throw new UsageError({
      ja: 'この端末で動いているシステムがありません。npm start で起動するか、--endpoint URL または --aws で指定してください。',
      en: 'no system runs here: start one with npm start, or name one with --endpoint URL or --aws',
    });
  }
  const region = values.region ?? here?.region ?? process.env.AWS_REGION ?? homeRegion(settingsHere());
  return { endpoint, region, stack: values.stack ?? here?.stack ?? settingsHere().stackName };
}
