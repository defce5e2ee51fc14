import { DeleteItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { type Instant, plusMs, toMs } from '../../domain/base/time/instant.ts';
import { DAY_MS, SECOND_MS } from '../../domain/base/time/units.ts';
import { attributes } from '../aws/attributes.ts';
import { allRows, storedIf, storing } from '../aws/dynamodb.ts';
import { setting } from '../environment.ts';

const KEPT_MS = DAY_MS;

/** An execution that waits for its stream to change. The token only wakes; it carries no answer. */
export interface Wait {
  readonly stream: string;
  readonly generation: number;
  readonly token: string;
  /** The seq of the stream on which the waiting one decided to wait. */
  readonly head: number;
  /** Until when it waits at most; the delivery workflow, which is woken by whatever happens, leaves it out. */
  readonly until?: Instant | undefined;
}

/** Notes that an execution waits, in place of its earlier wait. It is kept for a day after `endsAt`. Throws StorageUnavailable. */
export async function putWait(wait: Wait, endsAt: Instant): Promise<void> {
  const expiresAt = Math.floor(toMs(plusMs(endsAt, KEPT_MS)) / SECOND_MS);
  await storing(
    'PutItem waits',
    new PutItemCommand({ TableName: setting('WAITS_TABLE'), Item: attributes({ ...wait, expiresAt }) }),
  );
}

/** Everything that waits on a stream, read consistently. Throws StorageUnavailable. */
export function readWaits(stream: string): Promise<Wait[]> {
  return allRows<Wait>(
    'Query waits',
    (from) =>
      new QueryCommand({
        TableName: setting('WAITS_TABLE'),
        KeyConditionExpression: '#stream = :stream',
        ExpressionAttributeNames: { '#stream': 'stream' },
        ExpressionAttributeValues: attributes({ ':stream': stream }),
        ConsistentRead: true,
        ExclusiveStartKey: from,
      }),
  );
}

/** Forgets a wait that was woken, unless the execution waits anew meanwhile. Throws StorageUnavailable. */
export async function deleteWait(wait: Wait): Promise<void> {
  await storedIf(
    'DeleteItem waits',
    new DeleteItemCommand({
      TableName: setting('WAITS_TABLE'),
      Key: attributes({ stream: wait.stream, generation: wait.generation }),
      ConditionExpression: '#token = :token',
      ExpressionAttributeNames: { '#token': 'token' },
      ExpressionAttributeValues: attributes({ ':token': wait.token }),
    }),
  );
}
