import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Counted } from '../domain/delivery/counts.ts';
import { allShards, type Span } from '../domain/delivery/positions.ts';
import type { Delivery } from '../domain/delivery/recipient.ts';
import { documents, storing } from './dynamodb.ts';
import { setting } from './environment.ts';

/** The partition key of a shard of a notice. */
export function partition(notice: string, shard: string): string {
  return `${notice}#${shard}`;
}

/** What counting needs of a row. */
const COUNTED = ['position', 'acceptance', 'settlement', 'outcomeAt'] as const satisfies readonly (keyof Counted)[];

/** The deliveries at the positions of a span, in order, read consistently. Throws StorageUnavailable. */
export async function readSpan(notice: string, span: Span): Promise<Delivery[]> {
  const rows = await readShards<Delivery>((shard, from) => shardQuery(notice, shard, span, from));
  return rows.map((row) => ({ ...row, notice }));
}

/** As `readSpan`, but only what counting needs. Throws StorageUnavailable. */
export function readCounted(notice: string, span: Span): Promise<Counted[]> {
  return readShards<Counted>((shard, from) => shardQuery(notice, shard, span, from, COUNTED));
}

async function readShards<Row extends { readonly position: number }>(query: ShardQuery): Promise<Row[]> {
  const shards = await Promise.all(allShards().map((shard) => readShard<Row>((from) => query(shard, from))));
  return shards.flat().sort((a, b) => a.position - b.position);
}

type Key = Record<string, unknown>;
type ShardQuery = (shard: string, from: Key | undefined) => QueryCommand;

async function readShard<Row>(query: (from: Key | undefined) => QueryCommand): Promise<Row[]> {
  const rows: Row[] = [];
  let from: Key | undefined;
  do {
    const page = await storing('Query deliveries', () => documents.send(query(from)));
    rows.push(...((page.Items ?? []) as Row[]));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return rows;
}

function shardQuery(
  notice: string,
  shard: string,
  span: Span,
  from: Key | undefined,
  fields?: readonly string[],
): QueryCommand {
  // By placeholders: position is a reserved word.
  const names = Object.fromEntries((fields ?? []).map((field) => [`#${field}`, field]));
  return new QueryCommand({
    TableName: setting('DELIVERIES_TABLE'),
    KeyConditionExpression: '#notice = :notice AND #position BETWEEN :first AND :last',
    ...(fields && { ProjectionExpression: Object.keys(names).join(', ') }),
    ExpressionAttributeNames: { '#notice': 'notice', '#position': 'position', ...names },
    ExpressionAttributeValues: { ':notice': partition(notice, shard), ':first': span.from, ':last': span.to - 1 },
    ConsistentRead: true,
    ...(from === undefined ? {} : { ExclusiveStartKey: from }),
  });
}
