import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { RowHead } from '../../domain/base/ledger/heads.ts';
import type { StreamKind } from '../../domain/base/ledger/streams.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import type { MutedSource, SourceRow } from '../../domain/source/view.ts';
import { attributes, unpackedAll } from '../aws/attributes.ts';
import { storedIf, storing } from '../aws/dynamodb.ts';
import { setting } from '../environment.ts';

/** `sweep`: not a list but where the sweep goes on; nothing rebuilds it. */
export type ViewKind = StreamKind | 'sweep';

/**
 * One row a stream, for lists. It is rebuildable from the ledger and never decides anything; its head is what tells a
 * rewritten end of the stream from the true one.
 */
export interface View extends RowHead {
  readonly kind: ViewKind;
  readonly stream: string;
  /** The seq of the stream that the row shows (for `sweep`, ms); 0: announced, before its first item. */
  readonly version: number;
  /** Whether the sweep looks at the stream. */
  readonly open: boolean;
  /** When the stream's next moment comes, as far as known. */
  readonly nextAt: Instant | null;
  readonly row: Readonly<Record<string, unknown>>;
}

/** A row as it is to be shown. */
export type NewView = Omit<View, 'announced'>;

/** One page of a list; `next` leads to the page behind it. */
export interface ViewPage<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

/** What the sweep's index holds of a view. */
export type OpenStream = Pick<View, 'kind' | 'stream' | 'version'>;

const OPEN_INDEX = 'open';

/** Stores a row that is no stream's, unless a newer one stands; false when one does. Throws StorageUnavailable. */
export function putView(view: Omit<NewView, 'head'>): Promise<boolean> {
  const { open, ...rest } = view;
  return storedIf(
    'PutItem views',
    new PutItemCommand({
      TableName: setting('VIEWS_TABLE'),
      Item: attributes({ ...rest, ...(open ? { open: 'yes' } : {}) }),
      ConditionExpression: 'attribute_not_exists(#version) OR #version <= :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: attributes({ ':version': view.version }),
    }),
  );
}

/** The rows of one kind in the order of their streams, `limit` at most. Throws StorageUnavailable. */
export async function listViews(
  kind: ViewKind,
  options: { readonly limit?: number; readonly after?: string; readonly newestFirst?: boolean } = {},
): Promise<ViewPage<View>> {
  const page = await storing(
    'Query views',
    new QueryCommand({
      TableName: setting('VIEWS_TABLE'),
      KeyConditionExpression: '#kind = :kind',
      ExpressionAttributeNames: { '#kind': 'kind' },
      ExpressionAttributeValues: attributes({ ':kind': kind }),
      ConsistentRead: true,
      ScanIndexForward: options.newestFirst !== true,
      ...(options.limit === undefined ? {} : { Limit: options.limit }),
      ...(options.after === undefined ? {} : { ExclusiveStartKey: attributes({ kind, stream: options.after }) }),
    }),
  );
  return {
    rows: unpackedAll<Record<string, unknown>>(page.Items).map(toView),
    next: page.LastEvaluatedKey?.stream?.S ?? null,
  };
}

/** Every row of one kind, page after page. Throws StorageUnavailable. */
export async function allViews(kind: ViewKind): Promise<View[]> {
  const rows: View[] = [];
  let page = await listViews(kind);
  rows.push(...page.rows);
  while (page.next !== null) {
    page = await listViews(kind, { after: page.next });
    rows.push(...page.rows);
  }
  return rows;
}

/** The sources whose alarm ever fired muted, with their newest mute. Throws StorageUnavailable. */
export async function listMutes(): Promise<MutedSource[]> {
  return (await allViews('source')).flatMap(({ stream, row }) => {
    const { muted, newest } = row as Partial<SourceRow>;
    return muted === undefined ? [] : [{ stream, mute: muted, newest: newest ?? null }];
  });
}

/** The streams the sweep looks at, in their order, from behind `after`. May lag behind writes by a moment. */
export async function listOpenStreams(limit: number, after: OpenStream | null): Promise<ViewPage<OpenStream>> {
  const page = await storing(
    'Query views',
    new QueryCommand({
      TableName: setting('VIEWS_TABLE'),
      IndexName: OPEN_INDEX,
      KeyConditionExpression: '#open = :open',
      ExpressionAttributeNames: { '#open': 'open' },
      ExpressionAttributeValues: attributes({ ':open': 'yes' }),
      Limit: limit,
      ...(after === null
        ? {}
        : { ExclusiveStartKey: attributes({ open: 'yes', kind: after.kind, stream: after.stream }) }),
    }),
  );
  return { rows: unpackedAll<OpenStream>(page.Items), next: page.LastEvaluatedKey?.stream?.S ?? null };
}

/** A row as it is stored. */
export function toView(item: Record<string, unknown>): View {
  const { open, announced, head, ...rest } = item;
  return {
    ...(rest as Omit<View, 'open' | 'head' | 'announced'>),
    head: typeof head === 'string' ? head : null,
    announced: announced instanceof Set ? [...announced].map(String) : [],
    open: open === 'yes',
    ...unreadable({ open, announced }),
  };
}

/** What is of another type than is ever written stays, under another name: as an attribute that nobody writes. */
function unreadable({ open, announced }: Record<'open' | 'announced', unknown>): object {
  return {
    ...(open === undefined || open === 'yes' ? {} : { 'open?': open }),
    ...(announced === undefined || announced instanceof Set ? {} : { 'announced?': announced }),
  };
}
