import { putContent } from '../../adapters/store/contents.ts';
import { showHead } from '../../adapters/store/heads.ts';
import { readStream } from '../../adapters/store/ledger.ts';
import { recordedId } from '../../domain/base/ledger/command-key.ts';
import type { ContentRef } from '../../domain/base/ledger/content.ts';
import { sha256Hex } from '../../domain/base/ledger/digest.ts';
import { type Actor, type LedgerItem, personIn } from '../../domain/base/ledger/item.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { mustNotEmpty } from '../../domain/register/empty-register.ts';
import { REGISTER_STREAM, type RegisterEvent } from '../../domain/register/events.ts';
import type { SameFile } from '../../domain/register/import-words.ts';
import { bringingImport, fileOf } from '../../domain/register/importer.ts';
import { parseCustomers } from '../../domain/register/parse-customers.ts';
import { registerView } from '../../domain/register/view.ts';
import { handle, mustBeOwnKey, type StreamDefinition } from './command-handler.ts';

type Imports = readonly LedgerItem<RegisterEvent>[];

interface RegisterState {
  readonly imports: Imports;
  readonly commands: ReadonlySet<string>;
}

const registerState = (imports: Imports): RegisterState => ({
  imports,
  commands: new Set(imports.map(({ command }) => recordedId(command))),
});
const REGISTER: StreamDefinition<RegisterState, RegisterEvent> = {
  view: 'register',
  fold: (_stream, imports) => registerState(imports),
  evolve: ({ imports }, item) => registerState([...imports, item]),
};
const ID_LENGTH = 32;

/** A customers' file with who brought it and when. */
export interface ImportCommand {
  /** The same id again imports nothing again. */
  readonly id: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly csv: string;
  /** A file without customers may empty the register. */
  readonly confirm: boolean;
}

/** What an import came to. */
export interface AppliedImport {
  readonly customers: number;
  /** How many the register had before: a file that was cut off shows here. */
  readonly before: number;
  /** Keyed digest of the file, as the ledger has it. */
  readonly digest: string;
  /** The import that had brought this very file before; null if it is another than the register was. */
  readonly sameAs: SameFile | null;
}

/**
 * Takes in a customers' file: it is the whole register from then on. The file is put away, then one event names it; after
 * a crash in between nothing was taken in. Throws CsvError and EmptyRegister (nothing is taken in), StorageUnavailable, StreamContended, KeyReused.
 */
export async function importCustomers(asked: ImportCommand): Promise<AppliedImport> {
  const customers = parseCustomers(asked.csv);
  const file = await putContent(REGISTER_STREAM, fileId(asked.csv), asked.csv);
  const before = await appendImport(asked, file, customers.length);
  return { customers: customers.length, digest: file.digest, ...standing(before, file.content) };
}

/** How many customers the register has now, and whether this file is it. Throws StorageUnavailable. */
export async function compareWithRegister(csv: string): Promise<Pick<AppliedImport, 'before' | 'sameAs'>> {
  return standing(await readStream<RegisterEvent>(REGISTER_STREAM), fileId(csv));
}

/** How the register stood after these imports, beside a file. */
function standing(
  imports: readonly LedgerItem<RegisterEvent>[],
  file: string,
): Pick<AppliedImport, 'before' | 'sameAs'> {
  const [newest, brought] = [imports.at(-1), bringingImport(imports)];
  const isSame = brought !== undefined && fileOf(newest) === file;
  return { before: rowsOf(newest), sameAs: isSame ? { by: personIn(brought.actor), at: brought.at } : null };
}

/** Answers the imports before this one. The register's row comes last: until it shows the import, the sweep looks at it. */
async function appendImport(
  { id, actor, at, confirm }: ImportCommand,
  file: ContentRef,
  rows: number,
): Promise<Imports> {
  const { items } = await handle(REGISTER, REGISTER_STREAM, ({ state }) => {
    const decided = { command: id, actor, at, events: [] };
    if (state.commands.has(id)) return decided;
    mustNotEmpty(rowsOf(state.imports.at(-1)), rows, confirm);
    mustBeOwnKey(id, state);
    return { ...decided, events: [{ type: 'customers.imported', file, rows } as const] };
  });
  await showHead(registerView(items), items);
  return items.slice(0, items.map(({ command }) => recordedId(command)).indexOf(id));
}

/** The id that the contents of a file are put away under. */
function fileId(csv: string): string {
  return `file-${sha256Hex(csv).slice(0, ID_LENGTH)}`;
}

function rowsOf(item: LedgerItem<RegisterEvent> | undefined): number {
  return item?.events.at(-1)?.rows ?? 0;
}
