import { readRow } from '../../../functions/adapters/heads.ts';
import { readStream } from '../../../functions/adapters/ledger.ts';
import type { View } from '../../../functions/adapters/views.ts';
import { kindOf, type RowStanding, standingOf } from '../../../functions/adapters/views-rebuild.ts';
import { type Verdict, verifyChain } from '../../../functions/domain/ledger/chain.ts';
import { firstUnannounced } from '../../../functions/domain/ledger/heads.ts';
import type { LedgerItem } from '../../../functions/domain/ledger/item.ts';
import { verifyReferences } from './verify-references.ts';

/** What was found of one stream, or of one stored policy. */
export interface Verified {
  readonly stream: string;
  readonly items: number;
  readonly head: string | null;
  readonly verdict: Verdict;
  /** What is not wrong, and what somebody may want to know: what was erased, what the sweep has yet to do. */
  readonly notes: readonly string[];
}

interface Found {
  readonly verdict: Verdict;
  readonly notes: readonly string[];
}

const INTACT: Found = { verdict: { intact: true }, notes: [] };
/** A command under way may come between two readings; what is wrong stays wrong. */
const LOOKS = 3;
const LOOK_AGAIN_MS = 300;

/** Verifies a stream: its chain, its row, and everything it refers to. What looks wrong is looked at `looks` times. Throws StorageUnavailable. */
export async function verifyStream(stream: string, looks = LOOKS): Promise<Verified> {
  let seen = await lookAt(stream);
  for (let look = 1; look < looks && !seen.verdict.intact; look += 1) {
    await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS));
    seen = await lookAt(stream);
  }
  return seen;
}

/** The row is read first: it is written after its items, so that it never knows more than they say. */
async function lookAt(stream: string): Promise<Verified> {
  const kind = kindOf(stream);
  const row = kind === null ? null : await readRow(kind, stream);
  const items = await readStream(stream);
  const found = await firstFlaw([
    () => ({ verdict: verifyChain(items), notes: [] }),
    () => (kind === null ? INTACT : verifyRow(row, items)),
    () => verifyReferences(stream, items),
  ]);
  return { stream, items: items.length, head: items.at(-1)?.hash ?? null, ...found };
}

/** What the first check that fails says; else the notes of all. */
async function firstFlaw(checks: readonly (() => Found | Promise<Found>)[]): Promise<Found> {
  const notes: string[] = [];
  for (const check of checks) {
    const found = await check();
    if (!found.verdict.intact) return found;
    notes.push(...found.notes);
  }
  return { verdict: { intact: true }, notes };
}

function verifyRow(row: View | null, items: readonly LedgerItem[]): Found {
  // Neither of them knows of it: there is nothing to compare.
  if (row === null && items.length === 0) return INTACT;
  const standing = standingOf(row, items);
  const note = NOTES[standing];
  if (note !== undefined) return { ...INTACT, notes: [note] };
  const [seq, why] = flawOf(standing, row, items);
  return why === null ? INTACT : { verdict: { intact: false, seq, why }, notes: [] };
}

const NOTES: Partial<Record<RowStanding, string>> = {
  behind: 'its row is behind: a command announced what follows, and the sweep brings the row up to it',
  'without-head': 'its row does not hold the last hash yet; the sweep writes it, then its end can be verified',
};

function flawOf(standing: RowStanding, row: View | null, items: readonly LedgerItem[]): [number, string | null] {
  const shown = row?.version ?? 0;
  switch (standing) {
    case 'missing':
      return [
        items.length,
        'no list shows the stream, so nobody can tell whether its end is true; see hikeshi rebuild',
      ];
    case 'ahead':
      return [items.length + 1, `the list shows item ${shown}, the stream ends at ${items.length}`];
    case 'rewritten':
      return [shown, `the list knows another item ${shown}: it, or one before it, was written anew`];
    case 'unannounced': {
      const seq = row === null ? 1 : firstUnannounced(row, items);
      return [seq, 'no command of the system announced this item: somebody else put it there'];
    }
    case 'different':
      return [shown, 'its row in the lists says something else than follows from its items; see hikeshi rebuild'];
    default:
      return [0, null];
  }
}
