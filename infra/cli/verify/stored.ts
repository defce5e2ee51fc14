import { partOf } from '../../../functions/adapters/aws/chunks.ts';
import { eachStored } from '../../../functions/adapters/store/ledger-scan.ts';
import { shardOf } from '../../../functions/domain/channels/delivery/positions.ts';

/** A row of the lists, by its key. */
export interface ListRow {
  readonly kind: string;
  readonly stream: string;
}

/** A stored text or a further part of one, by its key. */
export interface TextRow {
  readonly owner: string;
  readonly id: string;
  /** Of a first part: the digest of the whole, by which further parts are named, and how many there are. */
  readonly sum: string | null;
  readonly parts: number;
}

/** What stands in the tables beside the ledger. */
export interface StoredRows {
  readonly lists: readonly ListRow[];
  readonly texts: readonly TextRow[];
  /** Notices that have recipients, or a seal. */
  readonly notices: ReadonlySet<string>;
  /** Keys of rows at places where no recipient stands. */
  readonly misplaced: readonly string[];
}

/** Positions are looked for up to here when an audience is compared. */
const POSITIONS = 1_000_000;
const PARTITION = /^(.+)#([^#]+)$/;

/** Reads the keys of all rows. Read before the ledger: what a command stores, it stores before its item names it. Throws StorageUnavailable. */
export async function readStored(): Promise<StoredRows> {
  return { lists: await readLists(), texts: await readTexts(), ...(await readRecipients()) };
}

async function readLists(): Promise<ListRow[]> {
  const rows: ListRow[] = [];
  for await (const page of eachStored('VIEWS_TABLE', ['kind', 'stream']))
    rows.push(...page.map(({ kind, stream }) => ({ kind: String(kind), stream: String(stream) })));
  return rows;
}

async function readTexts(): Promise<TextRow[]> {
  const rows: TextRow[] = [];
  for await (const page of eachStored('CONTENTS_TABLE', ['owner', 'id', 'sum', 'parts']))
    rows.push(...page.map(toText));
  return rows;
}

function toText({ owner, id, sum, parts }: Readonly<Partial<Record<string, unknown>>>): TextRow {
  return {
    ...{ owner: String(owner), id: String(id) },
    ...{ sum: typeof sum === 'string' ? sum : null, parts: typeof parts === 'number' ? parts : 1 },
  };
}

async function readRecipients(): Promise<Pick<StoredRows, 'notices' | 'misplaced'>> {
  const notices = new Set<string>();
  const misplaced: string[] = [];
  for await (const page of eachStored('DELIVERIES_TABLE', ['notice', 'position']))
    for (const { notice, position } of page) {
      const [, of = '', shard] = PARTITION.exec(String(notice)) ?? [];
      if (shard === placeOf(position, shard)) notices.add(of);
      else misplaced.push(`${notice}/${position}`);
    }
  return { notices, misplaced };
}

/** Where a row of that position stands; the seal of an audience is at 0. */
function placeOf(position: unknown, shard: string | undefined): string | null {
  if (typeof position !== 'number' || !Number.isInteger(position) || position < 0 || position >= POSITIONS) return null;
  return shard === 'seal' ? (position === 0 ? 'seal' : null) : shardOf(position);
}

/** The texts, by owner and id, as far as items name them or they are further parts of such a text. */
export function unnamedTexts(rows: readonly TextRow[], isNamed: (row: TextRow) => boolean): TextRow[] {
  const heads = new Map(rows.filter(isNamed).map((row) => [keyOf(row), row]));
  return rows.filter((row) => {
    const part = partOf(row.id);
    const head = part === null ? undefined : heads.get(keyOf({ owner: row.owner, id: part.id }));
    const isPart = part !== null && head?.sum?.startsWith(part.digest) === true && part.part <= head.parts;
    return !isPart && !isNamed(row);
  });
}

function keyOf({ owner, id }: Pick<TextRow, 'owner' | 'id'>): string {
  return `${owner}/${id}`;
}
