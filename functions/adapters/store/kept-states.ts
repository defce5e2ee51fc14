import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import { FOLD_VERSION, packState, unpackState } from '../../domain/views/packed-state.ts';
import { attributes, strayIn } from '../aws/attributes.ts';
import { getAll } from '../aws/batch.ts';
import { oneRow, storedIf } from '../aws/dynamodb.ts';
import { setting } from '../environment.ts';
import { toView } from './views.ts';

/** The kind of the rows that hold a state. */
export const STATE = 'state';

/** DynamoDB takes rows of 400 KB. A state that is larger even so is not kept, and its incident read from the ledger. */
const BYTES_MAX = 350_000;
/** What a changed row could make of a few bytes. */
const TEXT_MAX = 50_000_000;

const stored = z.object({ version: z.number(), head: z.string(), fold: z.number(), state: z.instanceof(Uint8Array) });

/** The state of an incident as its row keeps it, packed, with the item that it was made from. */
export interface KeptState {
  readonly version: number;
  readonly head: string;
  readonly fold: number;
  readonly packed: string;
}

/**
 * Keeps the state for lists, unless a newer one is kept; `anew`: whatever is kept. It is written before the row of the list.
 * Throws StorageUnavailable.
 */
export async function keepState(state: OpenIncident, anew = false): Promise<void> {
  const bytes = deflateRawSync(packState(state));
  if (bytes.length > BYTES_MAX) return;
  const { stream, seq: version, head } = state;
  const isNewest = {
    ConditionExpression: 'attribute_not_exists(#version) OR #version <= :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: attributes({ ':version': version }),
  };
  await storedIf(
    'PutItem views',
    new PutItemCommand({
      TableName: setting('VIEWS_TABLE'),
      Item: attributes({ kind: STATE, stream, version, head, fold: FOLD_VERSION, state: bytes }),
      ...(anew ? {} : isNewest),
    }),
  );
}

/** What is kept of an incident, for a person who verifies: null where nothing is, `unreadable` for what nobody keeps so. Throws StorageUnavailable. */
export async function keptState(stream: string): Promise<KeptState | 'unreadable' | null> {
  const Key = attributes({ kind: STATE, stream });
  const command = new GetItemCommand({ TableName: setting('VIEWS_TABLE'), Key, ConsistentRead: true });
  const row = await oneRow<Record<string, unknown>>('GetItem views', command);
  if (row === null) return null;
  return strayIn(row, WRITTEN).length > 0 ? 'unreadable' : (opened(row) ?? 'unreadable');
}

const WRITTEN = ['kind', 'stream', ...Object.keys(stored.shape)];

/**
 * The incidents of these streams as they are kept, by stream. One is missing that is not kept, was kept by another release, or of which
 * something was appended since, or was about to be: it is to be read from its ledger. Throws StorageUnavailable.
 */
export async function readKept(streams: readonly string[]): Promise<ReadonlyMap<string, OpenIncident>> {
  const keys = streams.flatMap((stream) => [
    { kind: 'incident', stream },
    { kind: STATE, stream },
  ]);
  const rows = await getAll<Record<string, unknown>>(setting('VIEWS_TABLE'), keys);
  const kept = new Map(rows.filter(({ kind }) => kind === STATE).map((row) => [row.stream, opened(row)]));
  const found = new Map<string, OpenIncident>();
  for (const row of rows.filter(({ kind }) => kind === 'incident').map(toView)) {
    const one = kept.get(row.stream);
    const isNow = one?.version === row.version && one.head === row.head && row.announced.length === 0;
    const state = one && isNow && one.fold === FOLD_VERSION ? unpacked(one.packed) : null;
    if (state !== null) found.set(row.stream, state);
  }
  return found;
}

function opened(row: unknown): KeptState | null {
  const { data } = stored.safeParse(row);
  if (data === undefined) return null;
  try {
    const packed = inflateRawSync(data.state, { maxOutputLength: TEXT_MAX }).toString('utf8');
    return { version: data.version, head: data.head, fold: data.fold, packed };
  } catch {
    return null;
  }
}

function unpacked(packed: string): OpenIncident | null {
  try {
    return unpackState(packed);
  } catch {
    return null;
  }
}
