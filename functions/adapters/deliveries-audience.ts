import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { shardOf } from '../domain/delivery/positions.ts';
import type { Delivery } from '../domain/delivery/recipient.ts';
import type { SealRecord } from '../domain/delivery/seal.ts';
import { attributes } from './attributes.ts';
import { deleteAll, putAll } from './batch.ts';
import { deliveryKey, partition, readCounted } from './deliveries-rows.ts';
import { oneRow, storedIf } from './dynamodb.ts';
import { setting } from './environment.ts';

/** Between two looks at the time. */
const REMOVED_AT_ONCE = 2_000;
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
            ConditionExpression: 'edition = :edition AND #cursor = :cursor AND #holder = :holder',
            ExpressionAttributeNames: { '#cursor': 'cursor', '#holder': 'holder' },
            ExpressionAttributeValues: attributes({
              ':edition': seen.edition,
              ':cursor': seen.cursor,
              ':holder': seen.holder,
            }),
          }),
    }),
  );
}

/**
 * Writes recipients before their notice is sent to anybody; again is harmless then. Whoever holds the seal record writes.
 * Throws StorageUnavailable.
 */
export async function putRecipients(rows: readonly Delivery[]): Promise<void> {
  const items = rows.map((row) => ({ ...row, notice: partition(row.notice, shardOf(row.position)) }));
  await putAll(setting('DELIVERIES_TABLE'), items);
}

/**
 * Removes the rows behind the audience that a larger edition left: some, and then as many as `mayGoOn` allows. Answers
 * whether all of them are gone. None was ever claimed, and whoever holds the seal record removes. Throws StorageUnavailable.
 */
export async function removeBehind(notice: string, count: number, mayGoOn: () => boolean): Promise<boolean> {
  const left = await readCounted(notice, { from: count, to: LEFT_BEHIND_MAX });
  const keys = left.map(({ position }) => deliveryKey(notice, position));
  // From the far end: what is left when the time is over lies behind the audience without a gap.
  let to = keys.length;
  for (; to > 0 && (to === keys.length || mayGoOn()); to -= REMOVED_AT_ONCE) {
    await deleteAll(setting('DELIVERIES_TABLE'), keys.slice(Math.max(0, to - REMOVED_AT_ONCE), to));
  }
  return to <= 0;
}

function sealKey(notice: string) {
  return { notice: partition(notice, 'seal'), position: 0 };
}
