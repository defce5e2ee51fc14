import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { shardOf } from '../domain/delivery/positions.ts';
import type { Delivery } from '../domain/delivery/recipient.ts';
import type { SealRecord } from '../domain/delivery/seal.ts';
import { atOnce } from './at-once.ts';
import { attributes, rowOf } from './attributes.ts';
import { putAll } from './batch.ts';
import { partition, readSpan } from './deliveries-rows.ts';
import { dynamodb, storedIf, storing } from './dynamodb.ts';
import { setting } from './environment.ts';

const WRITES_AT_ONCE = 50;
/** Positions behind an audience that an earlier, larger edition may have left. */
const LEFT_BEHIND_MAX = 1_000_000;

/** How far the sealing of a notice's audience is; null before it began. Throws StorageUnavailable. */
export async function readSeal(notice: string): Promise<SealRecord | null> {
  const found = await storing('GetItem deliveries', () =>
    dynamodb.send(
      new GetItemCommand({
        TableName: setting('DELIVERIES_TABLE'),
        Key: attributes(sealKey(notice)),
        ConsistentRead: true,
      }),
    ),
  );
  return found.Item === undefined ? null : rowOf<SealRecord>(found.Item);
}

/** Stores progress made from `seen`; false when another invocation went on meanwhile. Throws StorageUnavailable. */
export function writeSeal(notice: string, record: SealRecord, seen: SealRecord | null): Promise<boolean> {
  return storedIf('PutItem deliveries', () =>
    dynamodb.send(
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
    ),
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

/** Removes rows behind the audience that a larger edition left. Throws StorageUnavailable. */
export async function removeBehind(notice: string, count: number): Promise<number> {
  const left = await readSpan(notice, { from: count, to: LEFT_BEHIND_MAX });
  await atOnce(WRITES_AT_ONCE, left, ({ position }) => remove(notice, position));
  return left.length;
}

async function remove(notice: string, position: number): Promise<void> {
  await storedIf('DeleteItem deliveries', () =>
    dynamodb.send(
      new DeleteItemCommand({
        TableName: setting('DELIVERIES_TABLE'),
        Key: attributes({ notice: partition(notice, shardOf(position)), position }),
        ConditionExpression: 'acceptance = :pending',
        ExpressionAttributeValues: attributes({ ':pending': 'pending' }),
      }),
    ),
  );
}

function sealKey(notice: string) {
  return { notice: partition(notice, 'seal'), position: 0 };
}
