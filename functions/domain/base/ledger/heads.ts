import type { LedgerItem } from './item.ts';

/** What a stream's row in the lists says of the stream's end. */
export interface RowHead {
  /** The seq that the row shows; 0 before the first item. */
  readonly version: number;
  /** The hash of that item; null before the first, and in rows of the first release. */
  readonly head: string | null;
  /** Items that were about to be appended, see `announcement`. */
  readonly announced: readonly string[];
}

/** More than can be under way at once: beyond these, crashes left them. Some 70 bytes each. */
const ANNOUNCED_MAX = 100;

/** An item as a row announces it: by its place, which tells when that has lapsed, and its hash. */
export function announcement({ seq, hash }: Pick<LedgerItem, 'seq' | 'hash'>): string {
  return `${seq}#${hash}`;
}

/**
 * What a row need not announce any more when it announces `item`: items at places that it shows already, which lost
 * them to others; and beyond the limit those at the lowest places, so that no row outgrows its table.
 */
export function forgettable({ version, announced }: RowHead, item: Pick<LedgerItem, 'seq' | 'hash'>): string[] {
  const others = announced.filter((each) => each !== announcement(item));
  const standing = others.filter((each) => placeOf(each) > version).sort((a, b) => placeOf(a) - placeOf(b));
  const surplus = standing.slice(0, Math.max(0, standing.length + 1 - ANNOUNCED_MAX));
  return [...others.filter((each) => placeOf(each) <= version), ...surplus];
}

const ANNOUNCEMENT = /^[1-9]\d*#[0-9a-f]{64}$/;

function placeOf(announced: string): number {
  return Number.parseInt(announced, 10);
}

/**
 * How a stream's items stand to its row. `same`: they end where it says. `behind`: the row is an item of the stream, and
 * everything after it was announced, as a crash leaves it for a moment. `without-head`: the row cannot tell yet.
 * `headless`: it can tell no more, since every row was given its head before. `cut`: items are missing at the end. `rewritten`: another item stands where the row's should. `unannounced`: an
 * item follows that no command of the system's said it would append.
 */
export type RowFit = 'same' | 'behind' | 'without-head' | 'headless' | 'cut' | 'rewritten' | 'unannounced';

/** Compares a stream's items, in order and without gaps, with its row. Of a row without its head it cannot tell whether it ever had one. */
export function fitsRow(
  { version, head, announced }: RowHead,
  items: readonly LedgerItem[],
): Exclude<RowFit, 'headless'> {
  if (version > items.length) return 'cut';
  if (version > 0 && head === null) return 'without-head';
  if (version > 0 && items[version - 1]?.hash !== head) return 'rewritten';
  const following = items.slice(version);
  if (following.length === 0) return 'same';
  // A row of the first release that was announced and whose first item came before the update.
  if (version === 0 && announced.length === 0 && head === null) return 'without-head';
  return following.every((item) => announced.includes(announcement(item))) ? 'behind' : 'unannounced';
}

/** What a row announces and no item of its stream is. Null: something that no command ever announces. */
export function unfulfilled({ announced }: RowHead, items: readonly LedgerItem[]): readonly string[] | null {
  const written = new Set(items.map(announcement));
  const open = announced.filter((each) => !written.has(each));
  return open.every((each) => ANNOUNCEMENT.test(each)) ? open : null;
}

/** The place, from 1, of the first item after the row that nobody announced. */
export function firstUnannounced({ version, announced }: RowHead, items: readonly LedgerItem[]): number {
  return 1 + items.findIndex((item, index) => index >= version && !announced.includes(announcement(item)));
}
