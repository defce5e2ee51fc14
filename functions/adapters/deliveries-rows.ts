import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { allShards, type Span } from '../domain/delivery/positions.ts';
import type { Delivery } from '../domain/delivery/recipient.ts';
import { documents, storing } from './dynamodb.ts';
import { setting } from './environment.ts';

/** A delivery as its row holds it: the key's `notice` carries the shard. */
export type DeliveryRow = Delivery & { readonly shard: string };

/** The partition key of a shard of a notice. */
export function partition(notice: string, shard: string): string {
  return `${notice}#${shard}`;
}

/** The deliveries at the positions of a span, in order, read consistently. Throws StorageUnavailable. */
export async function readSpan(notice: string, span: Span): Promise<Delivery[]> {
  const shards = await Promise.all(allShards().map((shard) => readShard(notice, shard, span)));
  return shards.flat().sort((a, b) => a.position - b.position);
}

async function readShard(notice: string, shard: string, span: Span): Promise<Delivery[]> {
  const rows: Delivery[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await storing('Query deliveries', () => documents.send(shardQuery(notice, shard, span, from)));
    rows.push(...(page.Items ?? []).map((row) => ({ ...(row as Delivery), notice })));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return rows;
}

function shardQuery(notice: string, shard: string, span: Span, from: Record<string, unknown> | undefined) {
  return new QueryCommand({
    TableName: setting('DELIVERIES_TABLE'),
    KeyConditionExpression: '#notice = :notice AND #position BETWEEN :first AND :last',
    ExpressionAttributeNames: { '#notice': 'notice', '#position': 'position' },
    ExpressionAttributeValues: { ':notice': partition(notice, shard), ':first': span.from, ':last': span.to - 1 },
    ConsistentRead: true,
    ...(from === undefined ? {} : { ExclusiveStartKey: from }),
  });
}
