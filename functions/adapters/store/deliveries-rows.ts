import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { COUNTED, type CountedFields } from '../../domain/channels/delivery/counts.ts';
import { allShards, type PositionRange, shardOf } from '../../domain/channels/delivery/positions.ts';
import type { Delivery } from '../../domain/channels/delivery/recipient.ts';
import { type Attributes, attributes } from '../aws/attributes.ts';
import { allRows } from '../aws/dynamodb.ts';
import { setting } from '../environment.ts';

/** The partition key of a shard of a notice. */
export function partition(notice: string, shard: string): string {
  return `${notice}#${shard}`;
}

/** The key of one delivery. */
export function deliveryKey(notice: string, position: number): Attributes {
  return attributes({ notice: partition(notice, shardOf(position)), position });
}

/** The deliveries at the positions of a span, in order, read consistently. Throws StorageUnavailable. */
export async function readSpan(notice: string, span: PositionRange): Promise<Delivery[]> {
  const rows = await readRows<Delivery>({ notice, span, fields: [] });
  return rows.map((row) => ({ ...row, notice }));
}

/** As `readSpan`, but only what counting looks at. Throws StorageUnavailable. */
export function readCounted(notice: string, span: PositionRange): Promise<CountedFields[]> {
  return readRows<CountedFields>({ notice, span, fields: COUNTED });
}

/** Values as an IN list of a condition: their placeholders, and what those stand for. */
export function inList(name: string, values: readonly string[]): { names: string; values: Record<string, string> } {
  const byName = Object.fromEntries(values.map((value, index) => [`:${name}${index}`, value]));
  return { names: Object.keys(byName).join(', '), values: byName };
}

/** The contracts at the positions of a span, and nothing else. Throws StorageUnavailable. */
export async function readContractsIn(notice: string, span: PositionRange): Promise<string[]> {
  const rows = await readRows<Pick<Delivery, 'contract' | 'position'>>({
    notice,
    span,
    fields: ['contract', 'position'],
  });
  return rows.map(({ contract }) => contract);
}

interface Wanted {
  readonly notice: string;
  readonly span: PositionRange;
  /** None: the whole row. */
  readonly fields: readonly string[];
}

async function readRows<Row extends { readonly position: number }>(wanted: Wanted): Promise<Row[]> {
  const shards = await Promise.all(
    allShards().map((shard) => allRows<Row>('Query deliveries', (from) => shardQuery(wanted, shard, from))),
  );
  return shards.flat().sort((a, b) => a.position - b.position);
}

function shardQuery({ notice, span, fields }: Wanted, shard: string, from: Attributes | undefined) {
  // By placeholders: position is a reserved word.
  const names = Object.fromEntries(fields.map((field) => [`#${field}`, field]));
  return new QueryCommand({
    TableName: setting('DELIVERIES_TABLE'),
    KeyConditionExpression: '#notice = :notice AND #position BETWEEN :first AND :last',
    ...(fields.length > 0 && { ProjectionExpression: Object.keys(names).join(', ') }),
    ExpressionAttributeNames: { '#notice': 'notice', '#position': 'position', ...names },
    ExpressionAttributeValues: attributes({
      ':notice': partition(notice, shard),
      ':first': span.from,
      ':last': span.to - 1,
    }),
    ConsistentRead: true,
    ExclusiveStartKey: from,
  });
}
