import type { ContentRef } from '../domain/incident/content.ts';
import { notBefore, sealItem } from '../domain/ledger/chain.ts';
import { isKeyReused } from '../domain/ledger/command-key.ts';
import { sha256Hex } from '../domain/ledger/digest.ts';
import type { Actor, LedgerItem } from '../domain/ledger/item.ts';
import { mustNotEmpty } from '../domain/register/empty-register.ts';
import { REGISTER_STREAM, type RegisterEvent } from '../domain/register/events.ts';
import { parseCustomers } from '../domain/register/parse-customers.ts';
import { registerView } from '../domain/register/view.ts';
import type { Instant } from '../domain/time/instant.ts';
import { putContent } from './contents.ts';
import { KeyReused, StreamContended } from './errors.ts';
import { appendAnnounced, showHead } from './heads.ts';
import { readStream } from './ledger.ts';

const ATTEMPTS = 12;
const ID_LENGTH = 32;

/** A customers' file with who brought it and when. */
export interface ImportAsked {
  /** The same id again imports nothing again. */
  readonly id: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly csv: string;
  /** A file without customers may empty the register. */
  readonly confirm: boolean;
}

/** What an import came to. */
export interface Imported {
  readonly customers: number;
  /** How many the register had before: a file that was cut off shows here. */
  readonly before: number;
  /** Keyed digest of the file, as the ledger has it. */
  readonly digest: string;
}

/**
 * Takes in a customers' file: it is the whole register from then on. The file is put away, then one event names it; after
 * a crash in between nothing was taken in. Throws CsvError and EmptyRegister (nothing is taken in), StorageUnavailable, StreamContended, KeyReused.
 */
export async function importCustomers(asked: ImportAsked): Promise<Imported> {
  const customers = parseCustomers(asked.csv);
  const file = await putContent(REGISTER_STREAM, `file-${sha256Hex(asked.csv).slice(0, ID_LENGTH)}`, asked.csv);
  const before = await appendImport(asked, file, customers.length);
  return { customers: customers.length, before, digest: file.digest };
}

/** How many customers the register has now. Throws StorageUnavailable. */
export async function countCustomers(): Promise<number> {
  return rowsOf((await readStream<RegisterEvent>(REGISTER_STREAM)).at(-1));
}

/** Answers how many customers there were before. */
async function appendImport(asked: ImportAsked, file: ContentRef, rows: number): Promise<number> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const items = await readStream<RegisterEvent>(REGISTER_STREAM);
    const commands = items.map(({ command }) => command);
    const done = commands.indexOf(asked.id);
    if (done !== -1) return await shown(items, rowsOf(items[done - 1]));
    mustNotEmpty(rowsOf(items.at(-1)), rows, asked.confirm);
    if (isKeyReused(asked.id, commands)) throw new KeyReused(asked.id);
    const previous = items.at(-1) ?? null;
    const item = sealItem(previous, {
      stream: REGISTER_STREAM,
      command: asked.id,
      actor: asked.actor,
      at: notBefore(previous, asked.at),
      events: [{ type: 'customers.imported', file, rows }] satisfies RegisterEvent[],
    });
    if ((await appendAnnounced('register', item)) === 'appended')
      return await shown([...items, item], rowsOf(items.at(-1)));
  }
  throw new StreamContended(REGISTER_STREAM, ATTEMPTS);
}

/** The register's row last: until it shows the import, the sweep looks at it. */
async function shown(items: readonly LedgerItem<RegisterEvent>[], before: number): Promise<number> {
  await showHead(registerView(items), items);
  return before;
}

function rowsOf(item: LedgerItem<RegisterEvent> | undefined): number {
  return item?.events.at(-1)?.rows ?? 0;
}
