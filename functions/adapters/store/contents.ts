import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { ContentRef } from '../../domain/base/ledger/content.ts';
import { keyedDigest, sha256Hex } from '../../domain/base/ledger/digest.ts';
import { atOnce } from '../at-once.ts';
import { attributes, strayIn } from '../aws/attributes.ts';
import { getAll } from '../aws/batch.ts';
import { partId, partOf, partsOf } from '../aws/chunks.ts';
import { oneRow, storedIf, storing } from '../aws/dynamodb.ts';
import { ContentChanged, ContentConflict, NotStored } from '../aws/errors.ts';
import { setting } from '../environment.ts';
import { randomSecret } from '../random.ts';

const PARTS_AT_ONCE = 8;

/** More parts than the largest text that is ever put away has. */
const PARTS_MAX = 1_000;

const storedHead = z.object({
  body: z.string(),
  secret: z.string(),
  parts: z.int().min(1).max(PARTS_MAX),
  /** SHA-256 of the whole body: names its further parts. It is erased together with the body. */
  sum: z.string(),
});
type StoredHead = z.output<typeof storedHead>;

/**
 * Puts a text away under (owner, id), once. Given again with the same text it answers the same reference, so that a
 * repeated command keeps its references. The digest is keyed with a secret that stands, and is erased, with the text.
 * Throws ContentConflict when another text stands there, StorageUnavailable.
 */
export async function putContent(owner: string, id: string, body: string): Promise<ContentRef> {
  const sum = sha256Hex(body);
  const parts = partsOf(body);
  const secret = randomSecret();
  // Further parts first: once the head stands, the text is whole. Their ids carry the sum, so no other text meets them.
  const further = parts.slice(1).map((part, index) => ({ part, id: partId(id, sum, index + 2) }));
  await atOnce(PARTS_AT_ONCE, further, (each) => putPart(owner, each.id, each.part));
  const head: StoredHead = { body: parts[0] ?? '', secret, parts: parts.length, sum };
  const isNew = await storedIf('PutItem contents', putHead(owner, id, head));
  return isNew ? reference(id, secret, body) : await standing(owner, id, sum, body);
}

/**
 * The text that a stream refers to, compared with the reference's digest: no other way leads to a text.
 * Throws ContentChanged when it is another one, NotStored when it was erased or never written, StorageUnavailable.
 */
export async function getContent(owner: string, { content, digest }: ContentRef): Promise<string> {
  const head = storedHead.safeParse(await read(owner, content)).data;
  const body = head === undefined ? null : await wholeBody(owner, content, head);
  if (head !== undefined && body !== null && isSame(head, body, digest)) return body;
  throw new ContentChanged({ kind: 'content', owner, id: content, digest });
}

/** As `getContent`, but null for a text that is not there (any more). Throws ContentChanged, StorageUnavailable. */
export async function findContent(owner: string, ref: ContentRef): Promise<string | null> {
  try {
    return await getContent(owner, ref);
  } catch (cause) {
    if (cause instanceof NotStored) return null;
    throw cause;
  }
}

/**
 * Several texts of one owner at once, by their ids, each compared as by `getContent`: one that is another has its ContentChanged, one that
 * is not there (any more) is missing. Throws StorageUnavailable.
 */
export async function findContents(
  owner: string,
  refs: readonly ContentRef[],
): Promise<ReadonlyMap<string, string | ContentChanged>> {
  const stored = await rowsById(
    owner,
    refs.map(({ content }) => content),
  );
  const heads = new Map([...stored].map(([id, row]) => [id, storedHead.safeParse(row).data]));
  const parts = await rowsById(
    owner,
    [...heads].flatMap(([id, head]) => (head === undefined ? [] : furtherIds(id, head))),
  );
  const found = refs
    .filter(({ content }) => heads.has(content))
    .map(({ content, digest }) => {
      const head = heads.get(content);
      const body =
        head &&
        joinedBody(
          head,
          furtherIds(content, head).map((id) => parts.get(id)),
        );
      const isIt = head !== undefined && typeof body === 'string' && isSame(head, body, digest);
      return [content, isIt ? body : new ContentChanged({ kind: 'content', owner, id: content, digest })] as const;
    });
  return new Map(found);
}

async function rowsById(
  owner: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly body?: unknown }>> {
  const keys = [...new Set(ids)].map((id) => ({ owner, id }));
  const rows = await getAll<{ readonly id: string; readonly body?: unknown }>(setting('CONTENTS_TABLE'), keys);
  return new Map(rows.map((row) => [row.id, row]));
}

/** As `findContent`, but null for a text that was changed, too: for a page, which goes out with or without it. */
export async function findUnchanged(owner: string, ref: ContentRef): Promise<string | null> {
  try {
    return await findContent(owner, ref);
  } catch (cause) {
    if (cause instanceof ContentChanged) return null;
    throw cause;
  }
}

/**
 * Attributes beside a text, or a further part of it, that this product never writes there. Nothing reads them; somebody put them there.
 * Empty for a text that is not there. Throws StorageUnavailable.
 */
export async function strayBesideText(owner: string, { content }: ContentRef): Promise<readonly string[]> {
  const stored = await find<Record<string, unknown>>(owner, content);
  const head = storedHead.safeParse(stored).data;
  if (stored === null || head === undefined) return [];
  const further = await Promise.all(furtherIds(content, head).map((id) => find<Record<string, unknown>>(owner, id)));
  const strays = [strayIn(stored, HEAD), ...further.map((part) => strayIn(part ?? {}, PART))];
  return [...new Set(strays.flat())];
}

/**
 * Whether what stands there is a text as `putContent` writes it, or a further part of one; and the digest that refers to it,
 * null for a part. Null for anything else, and for a text that is gone by now. Throws StorageUnavailable.
 */
export async function writtenText(owner: string, id: string): Promise<{ readonly digest: string | null } | null> {
  const stored = await find<Record<string, unknown>>(owner, id);
  if (stored === null) return null;
  if (partOf(id) !== null)
    return strayIn(stored, PART).length === 0 && typeof stored.body === 'string' ? { digest: null } : null;
  const head = storedHead.safeParse(stored).data;
  const body = head === undefined || strayIn(stored, HEAD).length > 0 ? null : await wholeBody(owner, id, head);
  if (head === undefined || body === null || sha256Hex(body) !== head.sum) return null;
  return { digest: keyedDigest(head.secret, body) };
}

const PART: readonly string[] = ['owner', 'id', 'body'];
const HEAD: readonly string[] = [...PART, 'secret', 'parts', 'sum'];

function isSame({ secret, sum }: StoredHead, body: string, digest: string): boolean {
  return keyedDigest(secret, body) === digest && sha256Hex(body) === sum;
}

/** Head and further parts as one; null when a part is missing, which erasing never leaves. */
async function wholeBody(owner: string, id: string, head: StoredHead): Promise<string | null> {
  const further = furtherIds(id, head);
  const parts = await Promise.all(further.map((part) => find<{ readonly body?: unknown }>(owner, part)));
  return joinedBody(head, parts);
}

function furtherIds(id: string, { parts, sum }: StoredHead): string[] {
  return Array.from({ length: parts - 1 }, (_, index) => partId(id, sum, index + 2));
}

function joinedBody(
  head: StoredHead,
  parts: readonly ({ readonly body?: unknown } | null | undefined)[],
): string | null {
  const bodies = parts.map((part) => part?.body);
  return bodies.every((body) => typeof body === 'string') ? [head.body, ...bodies].join('') : null;
}

async function standing(owner: string, id: string, sum: string, body: string): Promise<ContentRef> {
  const there = await read<StoredHead>(owner, id);
  if (there.sum !== sum) throw new ContentConflict(owner, id);
  return reference(id, there.secret, body);
}

function reference(id: string, secret: string, body: string): ContentRef {
  return { content: id, digest: keyedDigest(secret, body) };
}

async function read<T>(owner: string, id: string): Promise<T> {
  const found = await find<T>(owner, id);
  if (found === null) throw new NotStored(`content ${id} of ${owner}`);
  return found;
}

function find<T>(owner: string, id: string): Promise<T | null> {
  const Key = attributes({ owner, id });
  const command = new GetItemCommand({ TableName: setting('CONTENTS_TABLE'), Key, ConsistentRead: true });
  return oneRow<T>('GetItem contents', command);
}

async function putPart(owner: string, id: string, body: string): Promise<void> {
  const Item = attributes({ owner, id, body });
  await storing('PutItem contents', new PutItemCommand({ TableName: setting('CONTENTS_TABLE'), Item }));
}

function putHead(owner: string, id: string, head: StoredHead): PutItemCommand {
  return new PutItemCommand({
    TableName: setting('CONTENTS_TABLE'),
    Item: attributes({ owner, id, ...head }),
    ConditionExpression: 'attribute_not_exists(#owner)',
    ExpressionAttributeNames: { '#owner': 'owner' },
  });
}
