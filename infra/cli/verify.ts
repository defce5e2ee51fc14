import { SettingsError } from '../settings-error.ts';
import { print, printJson, warn } from '../terminal.ts';
import { isUnreachable } from './unreachable.ts';
import { UsageError } from './usage-error.ts';
import { readOptions } from './verify/options.ts';
import { pointAt } from './verify/running.ts';
import type { Verified } from './verify/verify-stream.ts';

const EXIT_INTACT = 0;
const EXIT_TAMPERED = 1;
const EXIT_NOT_VERIFIED = 2;
const USAGE = 'hikeshi verify [STREAM …] [--endpoint URL | --aws] [--stack NAME] [--region REGION] [--json]';

/**
 * `hikeshi verify`: checks every stream of a running system: its chain, its row in the lists, and the texts, files, recipients
 * and policies that are named by digests. 0: all intact. 1: something is not. 2: it could not be verified.
 */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    const options = readOptions(argv);
    pointAt(options.target);
    const verified = await verifyStreams(options.streams);
    const broken = verified.filter(({ verdict }) => !verdict.intact);
    if (options.json) printJson(verified);
    else print(textOf(verified, broken.length));
    return broken.length === 0 ? EXIT_INTACT : EXIT_TAMPERED;
  } catch (error) {
    if (error instanceof UsageError) warn(`${error.message}\nusage: ${USAGE}\n`);
    else if (error instanceof SettingsError) warn(`${error.message}\n`);
    else if (isUnreachable(error)) warn(`${error.message}\nNothing was verified: is the system running?\n`);
    else throw error;
    return EXIT_NOT_VERIFIED;
  }
}

/** Every stream of the ledger, and every one that a list shows. */
async function verifyStreams(named: readonly string[]): Promise<Verified[]> {
  const { allStreams } = await import('../../functions/adapters/ledger-scan.ts');
  const { rowsByStream } = await import('../../functions/adapters/views-rebuild.ts');
  const { verifyStream } = await import('./verify/verify-stream.ts');
  const { verifyPolicies } = await import('./verify/verify-policies.ts');
  const rows = await rowsByStream();
  const shown = [...rows.values()].filter(({ version }) => version > 0).map(({ stream }) => stream);
  const known = new Set([...(await allStreams()), ...shown]);
  const unknown = named.find((stream) => !known.has(stream));
  if (unknown !== undefined) throw new UsageError(`there is no stream ${unknown}; write it as in incident/I-…`);
  const verified: Verified[] = [];
  for (const stream of named.length > 0 ? named : [...known].sort()) verified.push(await verifyStream(stream));
  return named.length > 0 ? verified : [...verified, ...(await verifyPolicies())];
}

function textOf(verified: readonly Verified[], broken: number): string {
  const lines = verified.flatMap(({ stream, items, verdict, notes }) => [
    verdict.intact ? `intact  ${stream} (${items} items)` : `BROKEN  ${stream} at item ${verdict.seq}: ${verdict.why}`,
    ...notes.map((note) => `note    ${stream}: ${note}`),
  ]);
  const policies = verified.filter(({ stream }) => stream.startsWith('policy/')).length;
  const counted = `${verified.length - policies} streams${policies === 0 ? '' : `, ${policies} policies`}`;
  const sum = broken === 0 ? `${counted}, all intact` : `${broken} of ${counted} are broken`;
  return `${[...lines, sum].join('\n')}\n`;
}
