import type { Scope } from '../domain/incident/events.ts';
import { checkedScope } from '../domain/register/audience.ts';
import type { Customer } from '../domain/register/customer.ts';
import { REGISTER_STREAM, type RegisterEvent } from '../domain/register/events.ts';
import { parseCustomers } from '../domain/register/parse-customers.ts';
import type { DateText } from '../domain/time/instant.ts';
import { putCustomers, readProjected, readRows, removeOlder, writeProjected } from './contacts-rows.ts';
import { getContent } from './contents.ts';
import { StorageUnavailable } from './errors.ts';
import { headOf, readStream } from './ledger.ts';

const ATTEMPTS = 5;

/** The register at one moment. */
export interface Register {
  /** Seq of the import that it is from; 0 before the first. */
  readonly version: number;
  readonly customers: readonly Customer[];
}

/**
 * All customers of the newest import, read consistently. An import whose rows are not all written yet is finished
 * first; one that comes in between starts it over. Throws StorageUnavailable.
 */
export async function currentCustomers(): Promise<Register> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const head = await headOf(REGISTER_STREAM);
    const projected = await readProjected();
    if (projected.version !== head) await projectRegister();
    const register = await readRegister(head);
    // Rows of another version: an import that lost the race wrote last. They are written once more.
    if (register === null) await projectRegister();
    else if ((await headOf(REGISTER_STREAM)) === head) return register;
  }
  throw new StorageUnavailable('dynamodb', 'Query contacts', new Error('the register changes again and again'));
}

/** Writes the rows of the newest import, and removes what it does not name. Again is harmless. */
export async function projectRegister(): Promise<void> {
  const newest = (await readStream<RegisterEvent>(REGISTER_STREAM)).at(-1);
  const event = newest?.events.at(-1);
  if (newest === undefined || event === undefined) return;
  const customers = parseCustomers(await getContent(REGISTER_STREAM, event.file.content));
  await putCustomers(customers, newest.seq);
  await removeOlder(await readRows(), newest.seq);
  await writeProjected({ version: newest.seq, rows: customers.length });
}

/**
 * Checks a scope against the register before it is taken. `on`: today in the policy's zone.
 * Throws ScopeError naming contracts or columns that do not exist; StorageUnavailable.
 */
export async function checkScope(scope: Scope, on: DateText): Promise<number> {
  return checkedScope((await currentCustomers()).customers, scope, on);
}

/** The rows of one version; null when another import is overwriting them. */
async function readRegister(version: number): Promise<Register | null> {
  const rows = (await readRows()).filter((row) => row.version === version);
  if (rows.length !== (await readProjected()).rows) return null;
  return { version, customers: rows.map(({ version: _, ...customer }) => withoutPart(customer)) };
}

function withoutPart(row: Customer & { readonly part?: string }): Customer {
  const { part: _, ...customer } = row;
  return customer;
}
