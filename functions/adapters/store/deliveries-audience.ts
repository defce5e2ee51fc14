import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { shardOf } from '../../domain/channels/delivery/positions.ts';
import type { Delivery } from '../../domain/channels/delivery/recipient.ts';
import type { SealRecord } from '../../domain/channels/delivery/seal.ts';
import { atOnce } from '../at-once.ts';
import { attributes } from '../aws/attributes.ts';
import { putAll } from '../aws/batch.ts';
import { oneRow, storedIf } from '../aws/dynamodb.ts';
import { setting } from '../environment.ts';
import { deliveryKey, partition, readCounted } from './deliveries-rows.ts';

const WRITES_AT_ONCE = 50;
/** Rows that are removed between two looks at the clock. */
const REMOVED_MAX = 2_000;
/** Positions behind an audience that an earlier, larger edition may have left. */
const LEFT_BEHIND_MAX = 1_000_000;

/** How far the sealing of a notice's audience is; null before it began. Throws StorageUnavailable. */
export function readSeal(notice: string): Promise<SealRecord | null> {
  const Key = attributes(sealKey(notice));
  const command = new GetItemCommand({ TableName: setting('DELIVERIES_TABLE'), Key, ConsistentRead: true });
  return oneRow<SealRecord>('GetItem deliveries', command);
}

/** Stores progress made from `seen`; false when another invocation went on meanwhile. Throws StorageUnavailable. */
export function writeSeal(notice: string, record: SealRecord, seen: SealRecord | null): Promise<boolean> {
  return storedIf(
    'PutItem deliveries',
    new PutItemCommand({
      TableName: setting('DELIVERIES_TABLE'),
      Item: attributes({ ...sealKey(notice), ...record }),
      ...(seen === null
        ? { ConditionExpression: 'attribute_not_exists(#notice)', ExpressionAttributeNames: { '#notice': 'notice' } }
        : {
            // Once it is let go, what the ledger says of it stays true: nobody takes over who looked before.
            ConditionExpression:
              'edition = :edition AND #cursor = :cursor AND #holder = :holder AND isReleased = :isReleased',
            ExpressionAttributeNames: { '#cursor': 'cursor', '#holder': 'holder' },
            ExpressionAttributeValues: attributes({
              ':edition': seen.edition,
              ':cursor': seen.cursor,
              ':holder': seen.holder,
              ':isReleased': seen.isReleased,
            }),
          }),
    }),
  );
}

/**
 * Writes recipients before their notice is sent to anybody; again is harmless then. Only the holder of the seal record writes.
 * Throws StorageUnavailable.
 */
export async function putRecipients(rows: readonly Delivery[]): Promise<void> {
  const items = rows.map((row) => ({ ...row, notice: partition(row.notice, shardOf(row.position)) }));
  await putAll(setting('DELIVERIES_TABLE'), items);
}

/**
 * Removes rows behind the audience that a larger edition left, the last first. Answers whether all of them are gone. None
 * was ever claimed, and only the holder of the seal record removes. Throws StorageUnavailable.
 */
export async function removeSomeBehind(notice: string, count: number): Promise<boolean> {
  const left = await readCounted(notice, { from: count, to: LEFT_BEHIND_MAX });
  await atOnce(WRITES_AT_ONCE, left.slice(-REMOVED_MAX), ({ position }) => remove(notice, position));
  return left.length <= REMOVED_MAX;
}

/** How many rows stand behind the last position of an audience. Throws StorageUnavailable. */
export async function countBehind(notice: string, count: number): Promise<number> {
  return (await readCounted(notice, { from: count, to: LEFT_BEHIND_MAX })).length;
}

async function remove(notice: string, position: number): Promise<void> {
  await storedIf(
    'DeleteItem deliveries',
    new DeleteItemCommand({
      TableName: setting('DELIVERIES_TABLE'),
      Key: deliveryKey(notice, position),
      // One without an address is rejected from the start.
      ConditionExpression: 'acceptance = :pending OR attribute_not_exists(claimedBy)',
      ExpressionAttributeValues: attributes({ ':pending': 'pending' }),
    }),
  );
}

function sealKey(notice: string) {
  return { notice: partition(notice, 'seal'), position: 0 };
}
