import type { LedgerItem } from './item.ts';

/** What a stream's row in the lists says of the stream's end. */
export interface RowHead {
  /** The seq that the row shows; 0 before the first item. */
  readonly version: number;
  /** The hash of that item; null before the first, and in rows of the first release. */
  readonly head: string | null;
  /** Hashes of items that were about to be appended. */
  readonly announced: readonly string[];
}

/**
 * How a stream's items stand to its row. `same`: they end where it says. `behind`: the row is an item of the stream, and
 * everything after it was announced, as a crash leaves it for a moment. `without-head`: the row cannot tell yet.
 * `cut`: items are missing at the end. `rewritten`: another item stands where the row's should. `unannounced`: an
 * item follows that no command of the system's said it would append.
 */
export type RowFit = 'same' | 'behind' | 'without-head' | 'cut' | 'rewritten' | 'unannounced';

/** Compares a stream's items, in order and without gaps, with its row. */
export function fitsRow({ version, head, announced }: RowHead, items: readonly LedgerItem[]): RowFit {
  if (version > items.length) return 'cut';
  if (version > 0 && head === null) return 'without-head';
  if (version > 0 && items[version - 1]?.hash !== head) return 'rewritten';
  const following = items.slice(version);
  if (following.length === 0) return 'same';
  // A row of the first release that was announced and whose first item came before the update.
  if (version === 0 && announced.length === 0 && head === null) return 'without-head';
  return following.every(({ hash }) => announced.includes(hash)) ? 'behind' : 'unannounced';
}

/** The place, from 1, of the first item after the row that nobody announced. */
export function firstUnannounced({ version, announced }: RowHead, items: readonly LedgerItem[]): number {
  return 1 + items.findIndex(({ hash }, index) => index >= version && !announced.includes(hash));
}
