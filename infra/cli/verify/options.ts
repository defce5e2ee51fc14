import { parseArgs } from 'node:util';
import { UsageError } from '../usage-error.ts';
import { runningHere, type Target } from './running.ts';

export interface VerifyOptions {
  readonly target: Target;
  /** Empty: every stream. */
  readonly streams: readonly string[];
  readonly json: boolean;
}

const DEFAULT_STACK = 'hikeshi';

/** Reads the words after `hikeshi verify`. Throws UsageError. */
export function readOptions(argv: readonly string[]): VerifyOptions {
  const { values, positionals } = parsed(argv);
  return { target: targetOf(values), streams: positionals, json: values.json ?? false };
}

function targetOf(values: ReturnType<typeof parsed>['values']): Target {
  const here = values.aws ? null : runningHere();
  const endpoint = values.endpoint ?? here?.endpoint ?? null;
  const region = values.region ?? here?.region ?? process.env.AWS_REGION;
  if (endpoint === null && values.aws !== true) {
    throw new UsageError('no system runs here: start one with npm start, or name one with --endpoint URL or --aws');
  }
  if (region === undefined) throw new UsageError('name the region with --region, or set AWS_REGION');
  return { endpoint, region, stack: values.stack ?? here?.stack ?? DEFAULT_STACK };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        endpoint: { type: 'string' },
        aws: { type: 'boolean' },
        stack: { type: 'string' },
        region: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
