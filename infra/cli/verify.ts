import { type Verdict, verifyChain } from '../../functions/domain/ledger/chain.ts';
import { SettingsError } from '../settings-error.ts';
import { isUnreachable } from './unreachable.ts';
import { UsageError } from './usage-error.ts';
import { readOptions } from './verify/options.ts';
import { pointAt } from './verify/running.ts';

const EXIT_INTACT = 0;
const EXIT_TAMPERED = 1;
const EXIT_NOT_VERIFIED = 2;
const USAGE = 'hikeshi verify [STREAM …] [--endpoint URL | --aws] [--stack NAME] [--region REGION] [--json]';

const ROW_GONE =
  'no list shows the stream, so nobody can tell whether items are missing at its end; see hikeshi rebuild';

interface Verified {
  readonly stream: string;
  readonly items: number;
  readonly head: string | null;
  readonly verdict: Verdict;
}

/** `hikeshi verify`: checks the hash chain of every stream of a running system. 0: all intact. 1: one is not. */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    const options = readOptions(argv);
    pointAt(options.target);
    const verified = await verifyStreams(options.streams);
    const broken = verified.filter(({ verdict }) => !verdict.intact);
    process.stdout.write(options.json ? `${JSON.stringify(verified, null, 2)}\n` : textOf(verified, broken.length));
    return broken.length === 0 ? EXIT_INTACT : EXIT_TAMPERED;
  } catch (error) {
    if (error instanceof UsageError) process.stderr.write(`${error.message}\nusage: ${USAGE}\n`);
    else if (error instanceof SettingsError) process.stderr.write(`${error.message}\n`);
    else if (isUnreachable(error))
      process.stderr.write(`${error.message}\nNothing was verified: is the system running?\n`);
    else throw error;
    return EXIT_NOT_VERIFIED;
  }
}

/**
 * The rows of the lists are read first. They are written after the items they show, so that a row that knows more than
 * its stream holds tells of items removed at the end, which the chain itself cannot.
 */
async function verifyStreams(named: readonly string[]): Promise<Verified[]> {
  const { readStream } = await import('../../functions/adapters/ledger.ts');
  const { allStreams } = await import('../../functions/adapters/ledger-scan.ts');
  const { rowsByStream } = await import('../../functions/adapters/views-rebuild.ts');
  const rows = await rowsByStream();
  const announced = [...rows.values()].filter(({ version }) => version > 0).map(({ stream }) => stream);
  const all = named.length > 0 ? named : [...new Set([...(await allStreams()), ...announced])].sort();
  const verified: Verified[] = [];
  for (const stream of all) {
    const items = await readStream(stream);
    const shown = rows.get(stream)?.version ?? 0;
    if (items.length === 0 && shown === 0)
      throw new UsageError(`there is no stream ${stream}; write it as in incident/I-…`);
    const verdict = reachesRow(verifyChain(items), items.length, shown);
    const isRowGone = verdict.intact && !rows.has(stream) && isListed(stream) && !(await rowsByStream()).has(stream);
    verified.push({
      ...{ stream, items: items.length, head: items.at(-1)?.hash ?? null },
      verdict: isRowGone ? { intact: false, seq: items.length, why: ROW_GONE } : verdict,
    });
  }
  return verified;
}

/** Streams whose row is written before their first item: without one, somebody removed it. */
function isListed(stream: string): boolean {
  return stream.startsWith('incident/') || stream.startsWith('source/');
}

function reachesRow(verdict: Verdict, items: number, shown: number): Verdict {
  if (!verdict.intact || items >= shown) return verdict;
  return { intact: false, seq: items + 1, why: `the list shows item ${shown}, the stream ends at ${items}` };
}

function textOf(verified: readonly Verified[], broken: number): string {
  const lines = verified.map(({ stream, items, verdict }) =>
    verdict.intact ? `intact  ${stream} (${items} items)` : `BROKEN  ${stream} at item ${verdict.seq}: ${verdict.why}`,
  );
  const sum =
    broken === 0 ? `${verified.length} streams, all intact` : `${broken} of ${verified.length} streams are broken`;
  return `${[...lines, sum].join('\n')}\n`;
}
