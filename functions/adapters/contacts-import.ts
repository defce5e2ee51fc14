import type { ContentRef } from '../domain/incident/content.ts';
import { notBefore, sealItem } from '../domain/ledger/chain.ts';
import { sha256Hex } from '../domain/ledger/digest.ts';
import type { Actor } from '../domain/ledger/item.ts';
import { REGISTER_STREAM, type RegisterEvent } from '../domain/register/events.ts';
import { parseCustomers } from '../domain/register/parse-customers.ts';
import type { Instant } from '../domain/time/instant.ts';
import { projectRegister } from './contacts.ts';
import { putContent } from './contents.ts';
import { StreamContended } from './errors.ts';
import { append, readStream } from './ledger.ts';

const ATTEMPTS = 12;
const ID_LENGTH = 32;

/** A customers' file with who brought it and when. */
export interface ImportAsked {
  /** The same id again imports nothing again. */
  readonly id: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly csv: string;
}

/** What an import came to. */
export interface Imported {
  readonly customers: number;
  /** Keyed digest of the file, as the ledger has it. */
  readonly digest: string;
}

/**
 * Takes in a customers' file: it is the whole register from then on. The file is put away, one event names it, then
 * its rows are written; a crash in between is healed by whoever reads the register next.
 * Throws CsvError (nothing is taken in), StorageUnavailable, StreamContended.
 */
export async function importCustomers(asked: ImportAsked): Promise<Imported> {
  const customers = parseCustomers(asked.csv);
  const file = await putContent(REGISTER_STREAM, `file-${sha256Hex(asked.csv).slice(0, ID_LENGTH)}`, asked.csv);
  await appendImport(asked, file, customers.length);
  await projectRegister();
  return { customers: customers.length, digest: file.digest };
}

async function appendImport(asked: ImportAsked, file: ContentRef, rows: number): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const items = await readStream<RegisterEvent>(REGISTER_STREAM);
    if (items.some(({ command }) => command === asked.id)) return;
    const previous = items.at(-1) ?? null;
    const item = sealItem(previous, {
      stream: REGISTER_STREAM,
      command: asked.id,
      actor: asked.actor,
      at: notBefore(previous, asked.at),
      events: [{ type: 'customers.imported', file, rows }] satisfies RegisterEvent[],
    });
    if ((await append(item)) === 'appended') return;
  }
  throw new StreamContended(REGISTER_STREAM, ATTEMPTS);
}
