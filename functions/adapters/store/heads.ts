import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { announcement, fitsRow, forgettable, type RowFit, type RowHead } from '../../domain/base/ledger/heads.ts';
import type { LedgerItem } from '../../domain/base/ledger/item.ts';
import { type Attributes, attributes, unpacked } from '../aws/attributes.ts';
import { oneRow, storedIf, storing } from '../aws/dynamodb.ts';
import { StreamContended } from '../aws/errors.ts';
import { setting } from '../environment.ts';
import { append } from './ledger.ts';
import { putOpening } from './openings.ts';
import { type NewView, toView, type View, type ViewKind } from './views.ts';

const ATTEMPTS = 8;

/** The row, of the kind `sweep`, that says that every row of a stream has its head. */
export const HEADS = 'heads';

/** A stream and its row in the lists do not belong together: one of them was rewritten. Nothing is written over either. */
export class LedgerContradicted extends Error {
  override readonly name = 'LedgerContradicted';
  readonly stream: string;

  constructor(stream: string, fit: RowFit) {
    super(`${stream} and its row in the lists contradict each other (${fit}); see hikeshi verify`);
    this.stream = stream;
  }
}

/**
 * Appends one item that its stream's row was told of first, and opens the row: from here on the sweep looks at the stream,
 * and tells an item of the system's own from one that somebody else put into the ledger. When the place is taken, the row
 * is told that the item never comes; a crash before that leaves it to the next announcement. An incident's first item is listed first.
 * Throws StorageUnavailable when it stays open whether the item was written; the command may be given again.
 */
export async function appendAnnounced(kind: ViewKind, item: LedgerItem): Promise<'appended' | 'taken'> {
  if (kind === 'incident' && item.seq === 1) await putOpening(item.stream, item.at);
  await announce(kind, item);
  const outcome = await append(item);
  if (outcome === 'taken') await forget(kind, item.stream, [announcement(item)]);
  return outcome;
}

async function announce(kind: ViewKind, item: LedgerItem): Promise<void> {
  const { Attributes: row } = await storing(
    'UpdateItem views',
    new UpdateItemCommand({
      TableName: setting('VIEWS_TABLE'),
      Key: attributes({ kind, stream: item.stream }),
      UpdateExpression: [
        'SET #open = :yes, #version = if_not_exists(#version, :zero), #row = if_not_exists(#row, :empty),',
        '#nextAt = if_not_exists(#nextAt, :none) ADD #announced :items',
      ].join(' '),
      ExpressionAttributeNames: named(['open', 'version', 'row', 'nextAt', 'announced']),
      ExpressionAttributeValues: attributes({
        ...{ ':yes': 'yes', ':zero': 0, ':empty': {}, ':none': null },
        ':items': new Set([announcement(item)]),
      }),
      ReturnValues: 'ALL_NEW',
    }),
  );
  const over = row === undefined ? [] : forgettable(toView(unpacked(row)), item);
  if (over.length > 0) await forget(kind, item.stream, over);
}

/** Takes announcements out of a row, if there is (still) one. Throws StorageUnavailable. */
async function forget(kind: ViewKind, stream: string, announced: readonly string[]): Promise<void> {
  await storedIf(
    'UpdateItem views',
    new UpdateItemCommand({
      TableName: setting('VIEWS_TABLE'),
      Key: attributes({ kind, stream }),
      UpdateExpression: 'DELETE #announced :over',
      ConditionExpression: 'attribute_exists(#version)',
      ExpressionAttributeNames: named(['version', 'announced']),
      ExpressionAttributeValues: attributes({ ':over': new Set(announced) }),
    }),
  );
}

/** The row of a stream, read consistently; null when there is none. Throws StorageUnavailable. */
export async function readRow(kind: ViewKind, stream: string): Promise<View | null> {
  const Key = attributes({ kind, stream });
  const command = new GetItemCommand({ TableName: setting('VIEWS_TABLE'), Key, ConsistentRead: true });
  const found = await oneRow<Record<string, unknown>>('GetItem views', command);
  return found === null ? null : toView(found);
}

/**
 * How a stream's items stand to its row. Once the sweep has given every row of the first release its head, one without it
 * is `headless`. Throws StorageUnavailable.
 */
export async function fitOf(row: RowHead, items: readonly LedgerItem[]): Promise<RowFit> {
  const fit = fitsRow(row, items);
  return fit === 'without-head' && (await readRow('sweep', HEADS)) !== null ? 'headless' : fit;
}

/**
 * Brings the row of a stream up to its items, unless a newer one stands. A row whose head is not an item of the stream, or
 * items that nobody announced, leave it as it is: what it says is then the only trace of how the stream ended.
 * Throws StorageUnavailable, StreamContended.
 */
export async function showHead(
  view: NewView,
  items: readonly LedgerItem[],
): Promise<'shown' | 'newer' | 'contradicted'> {
  if (await storedIf('UpdateItem views', usualUpdate(view, items))) return 'shown';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const row = await readRow(view.kind, view.stream);
    if (row !== null && row.version > view.version) return 'newer';
    if (row === null || !mayFollow(await fitOf(row, items))) return 'contradicted';
    if (await writeRow(view, items, row)) return 'shown';
  }
  throw new StreamContended(view.stream, ATTEMPTS);
}

/** Throws LedgerContradicted when a stream's items do not follow from its row; StorageUnavailable. */
export async function mustFollow(kind: ViewKind, stream: string, items: readonly LedgerItem[]): Promise<void> {
  const row = await readRow(kind, stream);
  const fit = row === null ? 'rewritten' : await fitOf(row, items);
  if (!mayFollow(fit)) throw new LedgerContradicted(stream, fit);
}

/** Writes a row in place of the one that was read (null: of none); false when another stands there by now. */
export function writeRow(view: NewView, items: readonly LedgerItem[], read: View | null): Promise<boolean> {
  const before = read === null ? ABSENT : unchanged(read);
  return storedIf('UpdateItem views', update(view, items.slice(0, view.version).map(announcement), before));
}

interface HeadCondition {
  readonly expression: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const ABSENT: HeadCondition = { expression: 'attribute_not_exists(#version)', values: {} };

function unchanged({ version, head }: View): HeadCondition {
  const isSame = head === null ? 'attribute_not_exists(#head)' : '#head = :readHead';
  const values = head === null ? {} : { ':readHead': head };
  return { expression: `#version = :read AND ${isSame}`, values: { ':read': version, ...values } };
}

/** The row stands one item before, or at the same one. */
function usualUpdate(view: NewView, items: readonly LedgerItem[]): UpdateItemCommand {
  const previous = items[view.version - 2];
  const isBefore = previous === undefined ? 'attribute_not_exists(#head)' : '#head = :previous';
  const expression = [
    '(#version = :version AND #head = :head)',
    `(#version = :before AND ${isBefore} AND contains(#announced, :announced))`,
  ].join(' OR ');
  const announced = announcement({ seq: view.version, hash: view.head ?? '' });
  const values = {
    ...{ ':before': view.version - 1, ':announced': announced },
    ...(previous === undefined ? {} : { ':previous': previous.hash }),
  };
  return update(view, view.head === null ? [] : [announced], { expression, values });
}

function update(view: NewView, forgotten: readonly string[], { expression, values }: HeadCondition): UpdateItemCommand {
  const { version, head, nextAt, row, open } = view;
  return new UpdateItemCommand({
    TableName: setting('VIEWS_TABLE'),
    Key: attributes({ kind: view.kind, stream: view.stream }),
    UpdateExpression: [
      'SET #version = :version, #head = :head, #nextAt = :nextAt, #row = :row',
      open ? ', #open = :yes' : ' REMOVE #open',
      forgotten.length > 0 ? ' DELETE #announced :forgotten' : '',
    ].join(''),
    ConditionExpression: expression,
    ExpressionAttributeNames: named([
      ...['version', 'head', 'nextAt', 'row', 'open'],
      ...(forgotten.length > 0 || expression.includes('#announced') ? ['announced'] : []),
    ]),
    ExpressionAttributeValues: valuesOf({ version, head, nextAt, row, open }, forgotten, values),
  });
}

type Written = Pick<View, 'version' | 'head' | 'nextAt' | 'row' | 'open'>;

function valuesOf(written: Written, forgotten: readonly string[], more: Readonly<Record<string, unknown>>): Attributes {
  const { version, head, nextAt, row, open } = written;
  return attributes({
    ...{ ':version': version, ':head': head, ':nextAt': nextAt, ':row': row, ...more },
    ...(open ? { ':yes': 'yes' } : {}),
    ...(forgotten.length > 0 ? { ':forgotten': new Set(forgotten) } : {}),
  });
}

function mayFollow(fit: RowFit): boolean {
  return fit === 'same' || fit === 'behind' || fit === 'without-head';
}

function named(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`#${name}`, name]));
}
