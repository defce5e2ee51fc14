import { BatchGetItemCommand, BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { atOnce } from '../at-once.ts';
import { pause } from '../clock.ts';
import { type Attributes, attributes, unpackedAll } from './attributes.ts';
import { storing } from './dynamodb.ts';
import { StorageUnavailable } from './errors.ts';

/** DynamoDB takes no more in one call. */
const ITEMS_A_CALL = 25;
const KEYS_A_CALL = 100;
const CALLS_AT_ONCE = 8;
const ATTEMPTS = 8;
const FIRST_PAUSE_MS = 50;

type Item = Readonly<Record<string, unknown>>;

/**
 * Writes items of one table whatever stands there; for rows that follow from what they are written for, so that again
 * is harmless. What DynamoDB leaves over is tried again, slower each time. Throws StorageUnavailable.
 */
export async function putAll(table: string, items: readonly Item[]): Promise<void> {
  await atOnce(CALLS_AT_ONCE, batchesOf(items, ITEMS_A_CALL), (batch) => putBatch(table, batch));
}

/**
 * The items of one table under these keys, read consistently, in no order; one that is not there is missing. No key may be given twice.
 * What DynamoDB leaves over, by its size or under load, is asked for again, slower each time without an answer. Throws StorageUnavailable.
 */
export async function getAll<Row>(table: string, keys: readonly Item[]): Promise<Row[]> {
  const rows: Row[] = [];
  await atOnce(CALLS_AT_ONCE, batchesOf(keys, KEYS_A_CALL), async (batch) => {
    rows.push(...(await getBatch<Row>(table, batch)));
  });
  return rows;
}

async function getBatch<Row>(table: string, batch: readonly Item[]): Promise<Row[]> {
  const rows: Row[] = [];
  let left: Attributes[] = batch.map((key) => attributes(key));
  for (let inVain = 0; left.length > 0; ) {
    if (inVain === ATTEMPTS)
      throw new StorageUnavailable('dynamodb', 'BatchGetItem', new Error(`${left.length} rows left over`));
    if (inVain > 0) await pause(FIRST_PAUSE_MS * 2 ** (inVain - 1));
    const RequestItems = { [table]: { Keys: left, ConsistentRead: true } };
    const answer = await storing('BatchGetItem', new BatchGetItemCommand({ RequestItems }));
    const found = unpackedAll<Row>(answer.Responses?.[table]);
    rows.push(...found);
    left = answer.UnprocessedKeys?.[table]?.Keys ?? [];
    // An answer holds 16 MB at most: what is left over beside rows is not slowed down.
    inVain = found.length > 0 ? 0 : inVain + 1;
  }
  return rows;
}

function batchesOf<T>(items: readonly T[], most: number): T[][] {
  const calls = Math.ceil(items.length / most);
  return Array.from({ length: calls }, (_, call) => items.slice(call * most, (call + 1) * most));
}

async function putBatch(table: string, batch: readonly Item[]): Promise<void> {
  let left: WriteRequest[] = batch.map((item) => ({ PutRequest: { Item: attributes(item) } }));
  for (let attempt = 0; left.length > 0; attempt += 1) {
    if (attempt === ATTEMPTS)
      throw new StorageUnavailable('dynamodb', 'BatchWriteItem', new Error(`${left.length} rows left over`));
    if (attempt > 0) await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    const RequestItems = { [table]: left };
    const answer = await storing('BatchWriteItem', new BatchWriteItemCommand({ RequestItems }));
    left = answer.UnprocessedItems?.[table] ?? [];
  }
}
