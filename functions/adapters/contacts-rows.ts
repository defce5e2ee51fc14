import { DeleteItemCommand, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { sha256Hex } from '../domain/ledger/digest.ts';
import type { Customer } from '../domain/register/customer.ts';
import { atOnce } from './at-once.ts';
import { attributes, unpacked } from './attributes.ts';
import { putAll } from './batch.ts';
import { allRows, storedIf, storing } from './dynamodb.ts';
import { setting } from './environment.ts';

/** Customers stand in this many partitions, by the hash of their contract. */
const PARTS = 16;
const WRITES_AT_ONCE = 40;

/** A customer as its row holds it; `version` is the seq of the register's import that it is from. */
export type CustomerRow = Customer & { readonly version: number };

/** Which import the rows show, all of them written. */
export interface Projected {
  readonly version: number;
  readonly rows: number;
}

const NOTHING: Projected = { version: 0, rows: 0 };
const PROJECTED_KEY = { part: 'register', contract: 'projected' };

/** What the table shows, read consistently. Throws StorageUnavailable. */
export async function readProjected(): Promise<Projected> {
  const found = await storing(
    'GetItem contacts',
    new GetItemCommand({ TableName: table(), Key: attributes(PROJECTED_KEY), ConsistentRead: true }),
  );
  return found.Item === undefined ? NOTHING : unpacked<Projected>(found.Item);
}

/** Says that an import's rows all stand, unless a later one's do. Throws StorageUnavailable. */
export async function writeProjected(projected: Projected): Promise<void> {
  await putUnlessNewer({ ...PROJECTED_KEY, ...projected });
}

/** Writes the customers of one import. Throws StorageUnavailable. */
export async function putCustomers(customers: readonly Customer[], version: number): Promise<void> {
  await putAll(
    table(),
    customers.map((customer) => ({ ...customer, part: partOf(customer.contract), version })),
  );
}

/** Every row of the table, read consistently, of whatever version. Throws StorageUnavailable. */
export async function readRows(): Promise<CustomerRow[]> {
  const parts = Array.from({ length: PARTS }, (_, part) => String(part).padStart(2, '0'));
  return (await Promise.all(parts.map(readPart))).flat();
}

/** Removes rows that an import left behind because its file does not name them. Throws StorageUnavailable. */
export async function removeOlder(rows: readonly CustomerRow[], version: number): Promise<void> {
  const older = rows.filter((row) => row.version < version);
  await atOnce(WRITES_AT_ONCE, older, ({ contract }) => removeIfOlder(contract, version));
}

function readPart(part: string): Promise<CustomerRow[]> {
  return allRows<CustomerRow>(
    'Query contacts',
    (from) =>
      new QueryCommand({
        TableName: table(),
        KeyConditionExpression: '#part = :part',
        ExpressionAttributeNames: { '#part': 'part' },
        ExpressionAttributeValues: attributes({ ':part': part }),
        ConsistentRead: true,
        ExclusiveStartKey: from,
      }),
  );
}

async function putUnlessNewer(item: Record<string, unknown> & { version: number }): Promise<void> {
  await storedIf(
    'PutItem contacts',
    new PutItemCommand({
      TableName: table(),
      Item: attributes(item),
      ConditionExpression: 'attribute_not_exists(#version) OR #version <= :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: attributes({ ':version': item.version }),
    }),
  );
}

async function removeIfOlder(contract: string, version: number): Promise<void> {
  await storedIf(
    'DeleteItem contacts',
    new DeleteItemCommand({
      TableName: table(),
      Key: attributes({ part: partOf(contract), contract }),
      ConditionExpression: '#version < :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: attributes({ ':version': version }),
    }),
  );
}

function partOf(contract: string): string {
  return String(Number.parseInt(sha256Hex(contract).slice(0, 2), 16) % PARTS).padStart(2, '0');
}

function table(): string {
  return setting('CONTACTS_TABLE');
}
