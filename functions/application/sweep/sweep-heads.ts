import { HEADS, readRow, writeRow } from '../../adapters/store/heads.ts';
import { readStream } from '../../adapters/store/ledger.ts';
import { listViews, putView, type View, type ViewKind } from '../../adapters/store/views.ts';
import type { LedgerItem } from '../../domain/base/ledger/item.ts';
import { type Instant, toMs } from '../../domain/base/time/instant.ts';
import { REGISTER_STREAM, type RegisterEvent } from '../../domain/register/events.ts';
import { registerView } from '../../domain/register/view.ts';
import { rebuildRow } from '../streams/views-rebuild.ts';

const PAGE_ROWS = 50;
/** The kinds of which the first release wrote rows, beside the register. */
const KINDS: readonly ViewKind[] = ['incident', 'source'];

/**
 * Gives rows of the first release, which did not hold it, the hash of the item that they show, and the register a row; once.
 * Answers how many there were. Throws StorageUnavailable.
 */
export async function sweepHeads(mark: View | undefined, at: Instant): Promise<number> {
  if (mark !== undefined) return 0;
  let given = await giveRegister();
  for (const kind of KINDS) given += await giveKind(kind);
  await putView({
    kind: 'sweep',
    stream: HEADS,
    version: toMs(at),
    open: false,
    nextAt: null,
    row: {},
  });
  return given;
}

async function giveRegister(): Promise<number> {
  const items = await readStream<RegisterEvent>(REGISTER_STREAM);
  const row = await readRow('register', REGISTER_STREAM);
  if (items.length === 0 || (row !== null && row.head !== null)) return 0;
  const view = registerView(items);
  return (await writeRow(view, items, row)) ? 1 : 0;
}

async function giveKind(kind: ViewKind): Promise<number> {
  let given = 0;
  let after: string | undefined;
  do {
    const page = await listViews(kind, { limit: PAGE_ROWS, ...(after === undefined ? {} : { after }) });
    for (const row of page.rows) if (row.head === null && (await give(row))) given += 1;
    after = page.next ?? undefined;
  } while (after !== undefined);
  return given;
}

async function give(row: View): Promise<boolean> {
  const items = await readStream(row.stream);
  if (row.version === 0) return await giveFirst(row, items);
  const head = items[row.version - 1]?.hash ?? null;
  // A row that knows more than its stream holds stays as it is: verify tells of it.
  return head !== null && (await writeRow({ ...row, head }, items, row));
}

/** The first release announced a stream without naming the item: its row was blank until after the first one. */
async function giveFirst(row: View, items: readonly LedgerItem[]): Promise<boolean> {
  if (items.length === 0 || row.announced.length > 0) return false;
  return (await rebuildRow(row, items)) === 'behind';
}
