import type { LedgerItem } from '../base/ledger/item.ts';
import type { Instant } from '../base/time/instant.ts';
import type { RegisterEvent } from './events.ts';

type Import = LedgerItem<RegisterEvent>;

/** The import that first brought the file which is the register. */
export interface RegisterSource {
  /** Null for the system. */
  readonly by: string | null;
  readonly at: Instant;
  /** Keyed digest of the file, as the ledger has it. */
  readonly digest: string;
}

/**
 * The import that brought the file which is the register now: the first of those with the very same file, as another import of it
 * changes nothing. Its importer chose the customers. Undefined before the first import.
 */
export function bringingImport(imports: readonly Import[]): Import | undefined {
  const file = fileOf(imports.at(-1));
  return imports[imports.findLastIndex((one) => fileOf(one) !== file) + 1];
}

/** The content id of the file that an import took in: the same for the same bytes. */
export function fileOf(item: Import | undefined): string | null {
  return item?.events.at(-1)?.file.content ?? null;
}

/** Who brought it and when, where a person did, beside what is made for these customers. */
export function importedBy(source: RegisterSource | null): { readonly imported?: { by: string; at: Instant } } {
  return source === null || source.by === null ? {} : { imported: { by: source.by, at: source.at } };
}
