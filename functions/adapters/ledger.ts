import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { AnyEvent, LedgerItem } from '../domain/ledger/item.ts';
import { documents, storedIf, storing } from './dynamodb.ts';
import { setting } from './environment.ts';
import { StorageUnavailable } from './errors.ts';

/**
 * Appends one item: one conditional put on (stream, seq). `taken`: another item stands there, read and decide again.
 * A lost reply is settled by reading the item back and knowing it by its hash.
 * Throws StorageUnavailable when it stays open whether the item was written; the command may be given again.
 */
export async function append(item: LedgerItem): Promise<'appended' | 'taken'> {
  try {
    if (await storedIf('PutItem ledger', () => put(item))) return 'appended';
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
export async function readAfter<E extends AnyEvent>(stream: string, seq: number): Promise<LedgerItem<E>[]> {
  const items: LedgerItem<E>[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await storing('Query ledger', () => documents.send(query(stream, seq, from)));
    items.push(...((page.Items ?? []) as LedgerItem<E>[]));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return items;
}

/** The seq of the newest item, 0 for an unwritten stream; read consistently. Throws StorageUnavailable. */
export async function headOf(stream: string): Promise<number> {
  const page = await storing('Query ledger', () =>
    documents.send(
      new QueryCommand({
        TableName: setting('LEDGER_TABLE'),
        KeyConditionExpression: '#stream = :stream',
        ProjectionExpression: '#seq',
        ExpressionAttributeNames: { '#stream': 'stream', '#seq': 'seq' },
        ExpressionAttributeValues: { ':stream': stream },
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: 1,
      }),
    ),
  );
  return Number(page.Items?.[0]?.seq ?? 0);
}

async function readItem(stream: string, seq: number): Promise<LedgerItem | null> {
  const found = await storing('GetItem ledger', () =>
    documents.send(new GetCommand({ TableName: setting('LEDGER_TABLE'), Key: { stream, seq }, ConsistentRead: true })),
  );
  return (found.Item as LedgerItem | undefined) ?? null;
}

function put(item: LedgerItem): Promise<unknown> {
  return documents.send(
    new PutCommand({
      TableName: setting('LEDGER_TABLE'),
      Item: item,
      ConditionExpression: 'attribute_not_exists(#stream)',
      ExpressionAttributeNames: { '#stream': 'stream' },
    }),
  );
}

function query(stream: string, seq: number, from: Record<string, unknown> | undefined): QueryCommand {
  return new QueryCommand({
    TableName: setting('LEDGER_TABLE'),
    KeyConditionExpression: '#stream = :stream AND #seq > :seq',
    ExpressionAttributeNames: { '#stream': 'stream', '#seq': 'seq' },
    ExpressionAttributeValues: { ':stream': stream, ':seq': seq },
    ConsistentRead: true,
    ...(from === undefined ? {} : { ExclusiveStartKey: from }),
  });
}
