import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { ContentRef } from '../domain/incident/content.ts';
import { keyedDigest, sha256Hex } from '../domain/ledger/digest.ts';
import { atOnce } from './at-once.ts';
import { attributes } from './attributes.ts';
import { partId, partsOf } from './chunks.ts';
import { oneRow, storedIf, storing } from './dynamodb.ts';
import { setting } from './environment.ts';
import { ContentConflict, NotStored } from './errors.ts';
import { randomSecret } from './random.ts';

const PARTS_AT_ONCE = 8;

interface Stored {
  readonly body: string;
  readonly secret: string;
  readonly parts: number;
  /** SHA-256 of the whole body: names its further parts. It is erased together with the body. */
  readonly sum: string;
}

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
  const head: Stored = { body: parts[0] ?? '', secret, parts: parts.length, sum };
  const isNew = await storedIf('PutItem contents', putHead(owner, id, head));
  return isNew ? reference(id, secret, body) : await standing(owner, id, sum, body);
}

/** The text under (owner, id). Throws NotStored when it was erased or never written, StorageUnavailable. */
export async function getContent(owner: string, id: string): Promise<string> {
  const head = await read<Stored>(owner, id);
  const further = Array.from({ length: head.parts - 1 }, (_, index) => partId(id, head.sum, index + 2));
  const bodies = await Promise.all(further.map(async (part) => (await read<{ body: string }>(owner, part)).body));
  return [head.body, ...bodies].join('');
}

/** As `getContent`, but null for a text that is not there (any more). Throws StorageUnavailable. */
export async function findContent(owner: string, id: string): Promise<string | null> {
  try {
    return await getContent(owner, id);
  } catch (cause) {
    if (cause instanceof NotStored) return null;
    throw cause;
  }
}

async function standing(owner: string, id: string, sum: string, body: string): Promise<ContentRef> {
  const there = await read<Stored>(owner, id);
  if (there.sum !== sum) throw new ContentConflict(owner, id);
  return reference(id, there.secret, body);
}

function reference(id: string, secret: string, body: string): ContentRef {
  return { content: id, digest: keyedDigest(secret, body) };
}

async function read<T>(owner: string, id: string): Promise<T> {
  const Key = attributes({ owner, id });
  const command = new GetItemCommand({ TableName: setting('CONTENTS_TABLE'), Key, ConsistentRead: true });
  const found = await oneRow<T>('GetItem contents', command);
  if (found === null) throw new NotStored(`content ${id} of ${owner}`);
  return found;
}

async function putPart(owner: string, id: string, body: string): Promise<void> {
  const Item = attributes({ owner, id, body });
  await storing('PutItem contents', new PutItemCommand({ TableName: setting('CONTENTS_TABLE'), Item }));
}

function putHead(owner: string, id: string, head: Stored): PutItemCommand {
  return new PutItemCommand({
    TableName: setting('CONTENTS_TABLE'),
    Item: attributes({ owner, id, ...head }),
    ConditionExpression: 'attribute_not_exists(#owner)',
    ExpressionAttributeNames: { '#owner': 'owner' },
  });
}
