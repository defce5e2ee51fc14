import type { RowStanding } from '../../functions/adapters/views-rebuild.ts';
import { print, printJson, warn } from '../terminal.ts';
import { isUnreachable } from './unreachable.ts';
import { UsageError } from './usage-error.ts';
import { readOptions } from './verify/options.ts';
import { pointAt } from './verify/running.ts';

const EXIT_REBUILT = 0;
const EXIT_LEFT = 1;
const EXIT_NOT_REBUILT = 2;
const USAGE = 'hikeshi rebuild [STREAM …] [--endpoint URL | --aws] [--stack NAME] [--region REGION] [--json]';

/** The row is the last trace of how the stream ended: it is left as it is. */
const CONTRADICTS: readonly RowStanding[] = ['ahead', 'rewritten', 'unannounced'];

interface Rebuilt {
  readonly stream: string;
  /** What was found; everything but `current` and what contradicts the stream was written anew. */
  readonly found: RowStanding;
}

/** `hikeshi rebuild`: writes the rows of the lists anew from the ledger. 1: a row contradicts its stream. */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    const options = readOptions(argv);
    pointAt(options.target);
    const rebuilt = await rebuildStreams(options.streams);
    if (options.json) printJson(rebuilt);
    else print(textOf(rebuilt));
    return rebuilt.some(({ found }) => CONTRADICTS.includes(found)) ? EXIT_LEFT : EXIT_REBUILT;
  } catch (error) {
    if (error instanceof UsageError) warn(`${error.message}\nusage: ${USAGE}\n`);
    else if (isUnreachable(error)) warn(`${error.message}\nIs the system running?\n`);
    else throw error;
    return EXIT_NOT_REBUILT;
  }
}

async function rebuildStreams(named: readonly string[]): Promise<Rebuilt[]> {
  const { readStream } = await import('../../functions/adapters/ledger.ts');
  const { allStreams } = await import('../../functions/adapters/ledger-scan.ts');
  const { rebuildRow, rowsByStream } = await import('../../functions/adapters/views-rebuild.ts');
  const rows = await rowsByStream();
  const rebuilt: Rebuilt[] = [];
  for (const stream of named.length > 0 ? named : await allStreams()) {
    const items = await readStream(stream);
    if (items.length === 0) throw new UsageError(`there is no stream ${stream}; write it as in incident/I-…`);
    const found = await rebuildRow(rows.get(stream) ?? null, items);
    if (found !== 'not-listed') rebuilt.push({ stream, found });
  }
  return rebuilt;
}

function textOf(rebuilt: readonly Rebuilt[]): string {
  const told = rebuilt.filter(({ found }) => found !== 'current');
  const lines = told.map(({ stream, found }) =>
    CONTRADICTS.includes(found)
      ? `LEFT     ${stream} contradicts its row (${found}): see hikeshi verify`
      : `rebuilt  ${stream} was ${found}`,
  );
  return `${[...lines, `${rebuilt.length} rows, ${rebuilt.length - told.length} as they should be`].join('\n')}\n`;
}
