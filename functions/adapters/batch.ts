import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { atOnce } from './at-once.ts';
import { pause } from './clock.ts';
import { documents, storing } from './dynamodb.ts';
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
  let left: unknown[] = batch.map((Item) => ({ PutRequest: { Item } }));
  for (let attempt = 0; left.length > 0; attempt += 1) {
    if (attempt === ATTEMPTS)
      throw new StorageUnavailable('dynamodb', 'BatchWriteItem', new Error(`${left.length} rows left over`));
    if (attempt > 0) await pause(FIRST_PAUSE_MS * 2 ** attempt);
    const RequestItems = { [table]: left as { PutRequest: { Item: Record<string, unknown> } }[] };
    const answer = await storing('BatchWriteItem', () => documents.send(new BatchWriteCommand({ RequestItems })));
    left = answer.UnprocessedItems?.[table] ?? [];
  }
}
