import type { IncidentEvent } from '../domain/incident/events.ts';
import { foldIncident } from '../domain/incident/evolve.ts';
import { incidentView } from '../domain/incident/view.ts';
import { canonicalJson } from '../domain/ledger/canonical.ts';
import type { LedgerItem } from '../domain/ledger/item.ts';
import type { SourceEvent } from '../domain/source/events.ts';
import { foldSource } from '../domain/source/evolve.ts';
import { sourceView } from '../domain/source/view.ts';
import { tellSource } from './sources.ts';
import { allViews, putView, type View } from './views.ts';

/**
 * How the row of a stream stands to its ledger. `ahead`: the row knows of items that the ledger does not hold.
 * `behind` is normal for a moment; the sweep mends it.
 */
export type RowStanding = 'current' | 'missing' | 'behind' | 'different' | 'ahead';

const KINDS = ['incident', 'source'] as const;

/** Every row of the lists, by stream. Read it before the ledger: a row is written after its items. */
export async function rowsByStream(): Promise<ReadonlyMap<string, View>> {
  const rows = (await Promise.all(KINDS.map(allViews))).flat();
  return new Map(rows.map((row) => [row.stream, row]));
}

/** The row that follows from a stream's items; null for a stream that no list shows. */
export function rowOf(stream: string, items: readonly LedgerItem[]): View | null {
  if (items.length === 0) return null;
  if (stream.startsWith('source/')) return sourceView(foldSource(stream, items as readonly LedgerItem<SourceEvent>[]));
  if (!stream.startsWith('incident/')) return null;
  const state = foldIncident(stream, items as readonly LedgerItem<IncidentEvent>[]);
  return state.status === 'none' ? null : incidentView(state);
}

/** How the row that stands compares with the row that follows from the ledger. */
export function standingOf(row: View | null, wanted: View): RowStanding {
  if (row === null) return 'missing';
  if (row.version !== wanted.version) return row.version > wanted.version ? 'ahead' : 'behind';
  // A row may be open a moment longer than its stream: that is how a write in progress keeps the sweep's eye on it.
  const sameExceptOpen = canonicalJson({ ...row, open: wanted.open }) === canonicalJson(wanted);
  return sameExceptOpen && (row.open || !wanted.open) ? 'current' : 'different';
}

/**
 * Writes the row that follows from a stream's items, unless it stands already or a newer one does. What the sweep
 * repeats only for streams it knows to be open, telling the source, is repeated first. Again is harmless.
 * Throws StorageUnavailable, StreamContended.
 */
export async function rebuildRow(row: View | null, items: readonly LedgerItem[]): Promise<RowStanding | 'not-listed'> {
  const stream = items.at(0)?.stream ?? '';
  const wanted = rowOf(stream, items);
  if (wanted === null) return 'not-listed';
  const standing = standingOf(row, wanted);
  if (standing === 'current' || standing === 'ahead') return standing;
  if (wanted.kind === 'incident') await repeatTelling(stream, items as readonly LedgerItem<IncidentEvent>[], row);
  await putView(wanted);
  return standing;
}

async function repeatTelling(stream: string, items: readonly LedgerItem<IncidentEvent>[], row: View | null) {
  const state = foldIncident(stream, items);
  for (const item of items) if (item.seq > (row?.version ?? 0)) await tellSource(state, item);
}
