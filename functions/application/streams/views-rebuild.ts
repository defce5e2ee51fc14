import { fitOf, writeRow } from '../../adapters/store/heads.ts';
import { allViews, type NewView, type View } from '../../adapters/store/views.ts';
import { canonicalJson } from '../../domain/base/ledger/canonical.ts';
import type { LedgerItem } from '../../domain/base/ledger/item.ts';
import { STREAM_KINDS, streamKind } from '../../domain/base/ledger/streams.ts';
import { STREAMS } from './table.ts';

/**
 * How the row of a stream stands to its ledger. `ahead`: the row knows of items that the ledger does not hold. `rewritten`:
 * it knows another item at its place. `unannounced`: items follow that no command of the system's announced. `behind` is
 * normal for a moment; the sweep mends it, and gives a row `without-head` its head; one that is `headless` had it before. `earlier`: as an earlier release wrote
 * it, without what lists show since.
 */
export type RowStanding =
  | 'current'
  | 'missing'
  | 'behind'
  | 'without-head'
  | 'headless'
  | 'different'
  | 'earlier'
  | 'ahead'
  | 'rewritten'
  | 'unannounced';

/** Every row of the lists, by stream. */
export async function rowsByStream(): Promise<ReadonlyMap<string, View>> {
  const rows = (await Promise.all(STREAM_KINDS.map(allViews))).flat();
  return new Map(rows.map((row) => [row.stream, row]));
}

/** The row that follows from a stream's items; null for a stream that no list shows. */
export function rowOf(stream: string, items: readonly LedgerItem[]): NewView | null {
  if (items.length === 0) return null;
  const kind = streamKind(stream);
  return kind === null ? null : STREAMS[kind].rowOf(stream, items);
}

/** How the row that stands compares with the items of its stream. Throws StorageUnavailable. */
export async function standingOf(row: View | null, items: readonly LedgerItem[]): Promise<RowStanding> {
  if (row === null) return 'missing';
  const fit = await fitOf(row, items);
  if (fit === 'cut') return 'ahead';
  if (fit === 'rewritten' || fit === 'unannounced' || fit === 'headless') return fit;
  const shown = rowOf(row.stream, items.slice(0, row.version));
  if (row.version === 0 && !isBlank(row)) return 'different';
  if (shown !== null && !showsSame(row, shown)) return isEarlier(row, shown) ? 'earlier' : 'different';
  if (row.version < items.length) return 'behind';
  return fit === 'without-head' ? fit : 'current';
}

/** As a stream is announced, before its first item. */
function isBlank({ head, nextAt, row }: View): boolean {
  return head === null && nextAt === null && Object.keys(row).length === 0;
}

/** A row may be open a moment longer than its stream: that is how a write in progress keeps the sweep's eye on it. */
function showsSame({ nextAt, row, open }: View, wanted: NewView): boolean {
  const isSame = canonicalJson([nextAt, row]) === canonicalJson([wanted.nextAt, wanted.row]);
  return isSame && (open || !wanted.open);
}

function isEarlier(read: View, wanted: NewView): boolean {
  const kind = streamKind(wanted.stream);
  const earlier = kind === null ? null : STREAMS[kind].earlierRow(wanted);
  return earlier !== null && showsSame(read, earlier);
}

/** What only a person may decide about: the row is the last trace of how the stream ended. */
const LEFT: readonly RowStanding[] = ['current', 'ahead', 'rewritten', 'unannounced'];

/**
 * Writes the row that follows from a stream's items, unless it stands already or contradicts them. What the sweep repeats
 * only for streams it knows to be open, telling the source, is repeated first. Again is harmless.
 * Throws StorageUnavailable, StreamContended.
 */
export async function rebuildRow(row: View | null, items: readonly LedgerItem[]): Promise<RowStanding | 'not-listed'> {
  const stream = items.at(0)?.stream ?? '';
  const wanted = rowOf(stream, items);
  if (wanted === null) return 'not-listed';
  const standing = await standingOf(row, items);
  if (LEFT.includes(standing)) return standing;
  const kind = streamKind(stream);
  if (kind !== null) await STREAMS[kind].repeatTelling(stream, items, row);
  await writeRow(wanted, items, row);
  return standing;
}
