import { ContentChanged, NotStored } from '../../adapters/aws/errors.ts';
import { getContent } from '../../adapters/store/contents.ts';
import { readStream } from '../../adapters/store/ledger.ts';
import type { ContentRef } from '../../domain/base/ledger/content.ts';
import { type LedgerItem, personIn } from '../../domain/base/ledger/item.ts';
import type { Scope } from '../../domain/base/scope.ts';
import type { DateText, Instant } from '../../domain/base/time/instant.ts';
import type { ImportedBy } from '../../domain/incident/record/event-parts.ts';
import { type CheckedScope, checkedScope } from '../../domain/register/audience.ts';
import type { Customer } from '../../domain/register/customer.ts';
import { REGISTER_STREAM, type RegisterEvent } from '../../domain/register/events.ts';
import { bringingImport, fileOf, type RegisterSource } from '../../domain/register/importer.ts';
import { readCustomers } from '../../domain/register/parse-customers.ts';

/** The register at one moment. */
export interface Register {
  /** Seq of the import that it is from; 0 before the first. */
  readonly version: number;
  /** The person who first brought this very file, and when; absent for none and for the system. */
  readonly imported?: ImportedBy | undefined;
  /** The import that first brought this very file, also the system's; null before any. */
  readonly source: RegisterSource | null;
  readonly customers: readonly Customer[];
}

/** All customers of the newest import, read consistently. Throws StorageUnavailable, NotStored, ContentChanged. */
export async function currentCustomers(): Promise<Register> {
  const imports = await readStream<RegisterEvent>(REGISTER_STREAM);
  const [newest, source] = [imports.at(-1), sourceOf(imports)];
  const file = newest?.events.at(-1)?.file;
  if (newest === undefined || file === undefined || source === null) return { version: 0, source: null, customers: [] };
  const { by, at } = source;
  return {
    version: newest.seq,
    source,
    imported: by === null ? undefined : { by, at },
    customers: readCustomers(await getContent(REGISTER_STREAM, file)),
  };
}

/** The same, to be compared with a new list: nobody where what is stored is gone or is not what was recorded. Throws StorageUnavailable. */
export async function customersToCompare(): Promise<readonly Customer[]> {
  try {
    return (await currentCustomers()).customers;
  } catch (cause) {
    if (cause instanceof NotStored || cause instanceof ContentChanged) return [];
    throw cause;
  }
}

/** Files that are read to look back; of more, the oldest and the newest. */
const LOOKED_AT_MAX = 10;

/**
 * The registers before the current one that stood at a moment or later, the oldest first; one whose file is gone, or is not what was
 * recorded, is left out. Throws StorageUnavailable.
 */
export async function registersSince(at: Instant): Promise<readonly (readonly Customer[])[]> {
  const imports = await readStream<RegisterEvent>(REGISTER_STREAM);
  const first = Math.max(
    0,
    imports.findLastIndex((one) => one.at <= at),
  );
  const now = fileOf(imports.at(-1));
  const stood = imports.slice(first).flatMap((one) => {
    const file = one.events.at(-1)?.file;
    return file === undefined || file.content === now ? [] : [file];
  });
  const files = [...new Map(stood.map((file) => [file.content, file])).values()];
  const looked = [...files.slice(0, 1), ...files.slice(1).slice(1 - LOOKED_AT_MAX)];
  return await Promise.all(looked.map(customersIn));
}

async function customersIn(file: ContentRef): Promise<readonly Customer[]> {
  try {
    return readCustomers(await getContent(REGISTER_STREAM, file));
  } catch (cause) {
    if (cause instanceof NotStored || cause instanceof ContentChanged) return [];
    throw cause;
  }
}

/** The import that brought the customers that there are now, without their file; null before any. Throws StorageUnavailable. */
export async function registerSource(): Promise<RegisterSource | null> {
  return sourceOf(await readStream<RegisterEvent>(REGISTER_STREAM));
}

function sourceOf(imports: readonly LedgerItem<RegisterEvent>[]): RegisterSource | null {
  const [file, brought] = [imports.at(-1)?.events.at(-1)?.file, bringingImport(imports)];
  if (file === undefined || brought === undefined) return null;
  return { by: personIn(brought.actor), at: brought.at, digest: file.digest };
}

/**
 * A scope as it goes on record, with the contracts that it means, checked against the register before it is taken. `on`: today in the policy's zone.
 * Throws ScopeError naming contracts or columns that do not exist; StorageUnavailable.
 */
export async function checkScope(scope: Scope, on: DateText): Promise<CheckedScope> {
  return checkedScope((await currentCustomers()).customers, scope, on);
}
