import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Attributes, attributes, unpacked } from '../../../functions/adapters/aws/attributes.ts';
import type { Aws } from '../../adapters/aws.ts';

/** A row of any table, as plain data. */
export type Row = Record<string, unknown>;

const KEYS = {
  ledger: ['stream', 'seq'],
  views: ['kind', 'stream'],
  contents: ['owner', 'id'],
  deliveries: ['notice', 'position'],
  policies: ['digest'],
} as const;
export type Table = keyof typeof KEYS;

/** The tables as somebody with write access sees them. What was changed can be undone. */
export class Tables {
  readonly rows: Readonly<Record<Table, readonly Row[]>>;
  readonly #aws: Aws;
  readonly #undo: (() => Promise<unknown>)[] = [];

  private constructor(aws: Aws, rows: Record<Table, readonly Row[]>) {
    this.#aws = aws;
    this.rows = rows;
  }

  static async read(aws: Aws): Promise<Tables> {
    const rows: Partial<Record<Table, readonly Row[]>> = {};
    for (const table of Object.keys(KEYS) as Table[]) {
      const { Items } = (await aws.call('Scan', { TableName: `hikeshi-${table}` })) as { Items: never[] };
      rows[table] = Items.map((item) => unpacked<Row>(fromWire(item))).sort(byKey(table));
    }
    return new Tables(aws, rows as Record<Table, readonly Row[]>);
  }

  async put(table: Table, row: Row): Promise<void> {
    this.#remember(table, row);
    await this.#put(table, row);
  }

  async remove(table: Table, row: Row): Promise<void> {
    this.#remember(table, row);
    await this.#remove(table, row);
  }

  /** Everything as it was. */
  async undo(): Promise<void> {
    for (const step of this.#undo.splice(0).reverse()) await step();
  }

  #remember(table: Table, row: Row): void {
    const before = this.rows[table].find((each) => KEYS[table].every((key) => each[key] === row[key]));
    this.#undo.push(() => (before === undefined ? this.#remove(table, row) : this.#put(table, before)));
  }

  #put(table: Table, row: Row) {
    return this.#aws.call('PutItem', { TableName: `hikeshi-${table}`, Item: toWire(attributes(row)) });
  }

  #remove(table: Table, row: Row) {
    const key = Object.fromEntries(KEYS[table].map((name) => [name, row[name]]));
    return this.#aws.call('DeleteItem', { TableName: `hikeshi-${table}`, Key: attributes(key) });
  }
}

/** Bytes travel in base64. */
function fromWire(item: Attributes): Attributes {
  const bytes = (value: AttributeValue): AttributeValue => {
    const text = (value as { readonly B?: unknown }).B;
    return typeof text === 'string' ? { B: Buffer.from(text, 'base64') } : value;
  };
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, bytes(value)]));
}

function toWire(item: Attributes): object {
  const text = (value: AttributeValue) =>
    value.B === undefined ? value : { B: Buffer.from(value.B).toString('base64') };
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, text(value)]));
}

function byKey(table: Table) {
  const text = (row: Row) => KEYS[table].map((key) => String(row[key]).padStart(8, '0')).join(' ');
  return (a: Row, b: Row) => (text(a) < text(b) ? -1 : 1);
}
