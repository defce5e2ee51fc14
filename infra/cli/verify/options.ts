import { homeRegion, readSettings, type Settings } from '../../settings.ts';
import { readContext } from '../../synth/context.ts';
import { ROOT } from '../../synth/root.ts';
import { UsageError } from '../usage-error.ts';
import { readWords } from '../words.ts';
import { runningHere, type Target } from './running.ts';

export interface VerifyOptions {
  readonly target: Target;
  /** Empty: every stream. */
  readonly streams: readonly string[];
  readonly json: boolean;
}

const KNOWN = {
  endpoint: { type: 'string' },
  aws: { type: 'boolean' },
  stack: { type: 'string' },
  region: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Reads the words after `hikeshi verify`. Throws UsageError. */
export function readOptions(argv: readonly string[]): VerifyOptions {
  const { values, positionals } = readWords(argv, KNOWN);
  return { target: targetOf(values), streams: positionals, json: values.json ?? false };
}

/** What was deployed from here: cdk.json knows its name and its region. */
function settingsHere(): Settings {
  return readSettings(readContext(ROOT));
}

function targetOf(values: ReturnType<typeof readWords<typeof KNOWN>>['values']): Target {
  const here = values.aws ? null : runningHere();
  const endpoint = values.endpoint ?? here?.endpoint ?? null;
  if (endpoint === null && values.aws !== true) {
    throw new UsageError('no system runs here: start one with npm start, or name one with --endpoint URL or --aws');
  }
  const region = values.region ?? here?.region ?? process.env.AWS_REGION ?? homeRegion(settingsHere());
  return { endpoint, region, stack: values.stack ?? here?.stack ?? settingsHere().stackName };
}
