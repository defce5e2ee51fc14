import { GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { AnyEvent, LedgerItem } from '../../domain/base/ledger/item.ts';
import { type Attributes, attributes, unpackedAll } from '../aws/attributes.ts';
import { allRows, oneRow, storedIf, storing } from '../aws/dynamodb.ts';
import { StorageUnavailable } from '../aws/errors.ts';
import { setting } from '../environment.ts';

/**
 * Appends one item: one conditional put on (stream, seq). `taken`: another item stands there, read and decide again.
 * A lost reply is settled by reading the item back and knowing it by its hash.
 * Throws StorageUnavailable when it stays open whether the item was written; the command may be given again.
 */
export async function append(item: LedgerItem): Promise<'appended' | 'taken'> {
  try {
    if (await storedIf('PutItem ledger', put(item))) return 'appended';
  } catch (cause) {
    if (!(cause instanceof StorageUnavailable)) throw cause;
    const there = await readItem(item.stream, item.seq);
    if (there === null) throw cause;
    return there.hash === item.hash ? 'appended' : 'taken';
  }
  const there = await readItem(item.stream, item.seq);
  return there?.hash === item.hash ? 'appended' : 'taken';
}

/** The whole stream in order, read consistently. Empty when nothing was written. Throws StorageUnavailable. */
export async function readStream<E extends AnyEvent>(stream: string): Promise<LedgerItem<E>[]> {
  return readAfter<E>(stream, 0);
}

/** The items of a stream behind `seq`, in order, read consistently. Throws StorageUnavailable. */
export function readAfter<E extends AnyEvent>(stream: string, seq: number): Promise<LedgerItem<E>[]> {
  return allRows<LedgerItem<E>>('Query ledger', (from) => query(stream, seq, from));
}

/** The seq of the newest item, 0 for an unwritten stream; read consistently. Throws StorageUnavailable. */
export async function headOf(stream: string): Promise<number> {
  const page = await storing(
    'Query ledger',
    new QueryCommand({
      TableName: setting('LEDGER_TABLE'),
      KeyConditionExpression: '#stream = :stream',
      ProjectionExpression: '#seq',
      ExpressionAttributeNames: { '#stream': 'stream', '#seq': 'seq' },
      ExpressionAttributeValues: attributes({ ':stream': stream }),
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: 1,
    }),
  );
  return unpackedAll<{ seq: number }>(page.Items)[0]?.seq ?? 0;
}

function readItem(stream: string, seq: number): Promise<LedgerItem | null> {
  const Key = attributes({ stream, seq });
  return oneRow(
    'GetItem ledger',
    new GetItemCommand({ TableName: setting('LEDGER_TABLE'), Key, ConsistentRead: true }),
  );
}

function put(item: LedgerItem): PutItemCommand {
  return new PutItemCommand({
    TableName: setting('LEDGER_TABLE'),
    Item: attributes(item),
    ConditionExpression: 'attribute_not_exists(#stream)',
    ExpressionAttributeNames: { '#stream': 'stream' },
  });
}

function query(stream: string, seq: number, from: Attributes | undefined): QueryCommand {
  return new QueryCommand({
    TableName: setting('LEDGER_TABLE'),
    KeyConditionExpression: '#stream = :stream AND #seq > :seq',
    ExpressionAttributeNames: { '#stream': 'stream', '#seq': 'seq' },
    ExpressionAttributeValues: attributes({ ':stream': stream, ':seq': seq }),
    ConsistentRead: true,
    ExclusiveStartKey: from,
  });
}
