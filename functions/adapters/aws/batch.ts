import { BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { atOnce } from '../at-once.ts';
import { pause } from '../clock.ts';
import { attributes } from './attributes.ts';
import { storing } from './dynamodb.ts';
import { StorageUnavailable } from './errors.ts';

/** DynamoDB takes no more in one call. */
const ITEMS_A_CALL = 25;
const CALLS_AT_ONCE = 8;
const ATTEMPTS = 8;
const FIRST_PAUSE_MS = 50;

type Item = Readonly<Record<string, unknown>>;

/**
 * Writes items of one table whatever stands there; for rows that follow from what they are written for, so that again
 * is harmless. What DynamoDB leaves over is tried again, slower each time. Throws StorageUnavailable.
 */
export async function putAll(table: string, items: readonly Item[]): Promise<void> {
  const calls = Math.ceil(items.length / ITEMS_A_CALL);
  const batches = Array.from({ length: calls }, (_, call) =>
    items.slice(call * ITEMS_A_CALL, (call + 1) * ITEMS_A_CALL),
  );
  await atOnce(CALLS_AT_ONCE, batches, (batch) => putBatch(table, batch));
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
