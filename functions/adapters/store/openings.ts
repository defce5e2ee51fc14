import { GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Instant } from '../../domain/base/time/instant.ts';
import { attributes, unpackedAll } from '../aws/attributes.ts';
import { allRows, oneRow, storing } from '../aws/dynamodb.ts';
import { setting } from '../environment.ts';

/** The kind of the rows that list incidents by when they were opened. */
export const OPENING = 'opening';
/** The row, of the kind `sweep`, that says that every incident is listed so. */
export const OPENINGS = 'openings';

/** A stream with when it was opened. */
export interface Opening {
  readonly openedAt: string;
  readonly stream: string;
}

const SEPARATOR = ' ';

/** The key of an opening: in order of time, and of streams at one moment. */
export function openingKey({ openedAt, stream }: Opening): string {
  return `${openedAt}${SEPARATOR}${stream}`;
}

/** The opening that a key names; null for another text. */
export function openingIn(key: string): Opening | null {
  const at = key.indexOf(SEPARATOR);
  return at < 0 ? null : { openedAt: key.slice(0, at), stream: key.slice(at + 1) };
}

/** Lists an incident under the moment of its opening; again is harmless. Written before the first item. Throws StorageUnavailable. */
export async function putOpening(stream: string, openedAt: Instant): Promise<void> {
  const Item = attributes({ kind: OPENING, stream: openingKey({ openedAt, stream }) });
  await storing('PutItem views', new PutItemCommand({ TableName: setting('VIEWS_TABLE'), Item }));
}

/** Whether an incident is listed under this moment. Throws StorageUnavailable. */
export async function isListed(opening: Opening): Promise<boolean> {
  const Key = attributes({ kind: OPENING, stream: openingKey(opening) });
  const command = new GetItemCommand({ TableName: setting('VIEWS_TABLE'), Key, ConsistentRead: true });
  return (await oneRow('GetItem views', command)) !== null;
}

/** The newest openings before another, newest first, `limit` at most; read consistently. Throws StorageUnavailable. */
export async function newestOpenings(limit: number, before: Opening | null): Promise<Opening[]> {
  const page = await storing('Query views', query(limit, before));
  return unpackedAll<{ readonly stream: string }>(page.Items).flatMap(({ stream }) => openingIn(stream) ?? []);
}

/** Every key of an opening. Throws StorageUnavailable. */
export async function allOpenings(): Promise<ReadonlySet<string>> {
  const rows = await allRows<{ readonly stream: string }>('Query views', (from) => query(null, null, from));
  return new Set(rows.map(({ stream }) => stream));
}

function query(limit: number | null, before: Opening | null, from?: ReturnType<typeof attributes>): QueryCommand {
  return new QueryCommand({
    TableName: setting('VIEWS_TABLE'),
    KeyConditionExpression: before === null ? '#kind = :kind' : '#kind = :kind AND #stream < :before',
    ExpressionAttributeNames: { '#kind': 'kind', ...(before === null ? {} : { '#stream': 'stream' }) },
    ExpressionAttributeValues: attributes({
      ':kind': OPENING,
      ...(before === null ? {} : { ':before': openingKey(before) }),
    }),
    ConsistentRead: true,
    ScanIndexForward: false,
    ...(limit === null ? {} : { Limit: limit }),
    ExclusiveStartKey: from,
  });
}
