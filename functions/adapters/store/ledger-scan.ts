import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Attributes } from '../aws/attributes.ts';
import { allRows, eachPage } from '../aws/dynamodb.ts';
import { setting } from '../environment.ts';

/**
 * The name of every stream of the ledger. Reads the whole table: for a person who verifies, never for a function.
 * Every item names its stream, so that one whose first item was removed is found too. Throws StorageUnavailable.
 */
export async function allStreams(): Promise<string[]> {
  const items = await allRows<{ readonly stream: string }>('Scan ledger', scan);
  return [...new Set(items.map(({ stream }) => stream))].sort();
}

/** Every stored policy with the digest that it stands under. For a person who verifies. Throws StorageUnavailable. */
export function allPolicies(): Promise<{ readonly digest: string; readonly policy: unknown }[]> {
  return allRows('Scan policies', scanPolicies);
}

type Scanned = 'VIEWS_TABLE' | 'CONTENTS_TABLE' | 'DELIVERIES_TABLE';

/** The keys of a stored row, with what else was asked for. */
export type StoredItem<Field extends string> = Readonly<Partial<Record<Field, unknown>>>;

/**
 * The fields named of every row of a table, page after page, so that a table of any size fits into memory. DynamoDB charges for
 * the whole rows: for a person who verifies, never for a function. Throws StorageUnavailable.
 */
export function eachStored<Field extends string>(table: Scanned, fields: readonly Field[]) {
  const names = Object.fromEntries(fields.map((field) => [`#${field}`, field]));
  return eachPage<StoredItem<Field>>(`Scan ${table}`, (from) => {
    return new ScanCommand({
      TableName: setting(table),
      ProjectionExpression: Object.keys(names).join(', '),
      ExpressionAttributeNames: names,
      ConsistentRead: true,
      ExclusiveStartKey: from,
    });
  });
}

function scanPolicies(from: Attributes | undefined): ScanCommand {
  return new ScanCommand({ TableName: setting('POLICIES_TABLE'), ConsistentRead: true, ExclusiveStartKey: from });
}

function scan(from: Attributes | undefined): ScanCommand {
  return new ScanCommand({
    TableName: setting('LEDGER_TABLE'),
    ProjectionExpression: '#stream',
    ExpressionAttributeNames: { '#stream': 'stream' },
    ConsistentRead: true,
    ExclusiveStartKey: from,
  });
}
