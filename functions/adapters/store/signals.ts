import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { sha256Hex } from '../../domain/base/ledger/digest.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { attributes } from '../aws/attributes.ts';
import { partId, partsOf } from '../aws/chunks.ts';
import { oneRow, storedIf, storing } from '../aws/dynamodb.ts';
import { NotStored } from '../aws/errors.ts';
import { setting } from '../environment.ts';

/**
 * `received`: kept, not yet worked off. `repeated`: it told nothing new. `ignored`: it calls for nothing. `muted`: it fires,
 * and calls nobody before its mute ends.
 */
export type SignalOutcome = 'received' | 'recorded' | 'repeated' | 'muted' | 'ignored' | 'unreadable';

/** One event as it came in, never expiring: it is what makes a second delivery of it harmless. */
export interface KeptSignal {
  readonly source: string;
  readonly signal: string;
  readonly event: string;
  readonly receivedAt: Instant;
  readonly outcome: SignalOutcome;
  /** Why it could not be read. */
  readonly reason: string | null;
}

/** How far an event has come, and when it first came in. */
export type SignalStatus = Pick<KeptSignal, 'outcome' | 'receivedAt'>;

type StoredSignal = KeptSignal & { readonly parts: number; readonly sum: string };

/** Keeps an event under (source, signal), once; answers what stands there, the earlier one if there is one. */
export async function keepSignal(kept: KeptSignal): Promise<SignalStatus> {
  const parts = partsOf(kept.event);
  const sum = sha256Hex(kept.event);
  for (const [index, part] of parts.entries()) {
    if (index > 0) await putPart(kept.source, partId(kept.signal, sum, index + 1), part);
  }
  const head: StoredSignal = { ...kept, event: parts[0] ?? '', parts: parts.length, sum };
  if (await storedIf('PutItem signals', putHead(head))) return kept;
  const { outcome, receivedAt } = await read(kept.source, kept.signal);
  return { outcome, receivedAt };
}

/** An event as it was kept. Throws NotStored, StorageUnavailable. */
export async function getSignal(source: string, signal: string): Promise<KeptSignal> {
  const { parts, sum, ...head } = await read(source, signal);
  const further = Array.from({ length: parts - 1 }, (_, index) => partId(signal, sum, index + 2));
  const bodies = await Promise.all(further.map(async (part) => (await read(source, part)).event));
  return { ...head, event: [head.event, ...bodies].join('') };
}

/** Notes that a kept event has been worked off; one that is not kept any more stays away. Throws StorageUnavailable. */
export async function settleSignal(source: string, signal: string, outcome: SignalOutcome): Promise<void> {
  await storedIf(
    'UpdateItem signals',
    new UpdateItemCommand({
      TableName: setting('SIGNALS_TABLE'),
      Key: attributes({ source, signal }),
      UpdateExpression: 'SET #outcome = :outcome',
      ConditionExpression: 'attribute_exists(#source)',
      ExpressionAttributeNames: { '#outcome': 'outcome', '#source': 'source' },
      ExpressionAttributeValues: attributes({ ':outcome': outcome }),
    }),
  );
}

async function read(source: string, signal: string): Promise<StoredSignal> {
  const Key = attributes({ source, signal });
  const command = new GetItemCommand({ TableName: setting('SIGNALS_TABLE'), Key, ConsistentRead: true });
  const found = await oneRow<StoredSignal>('GetItem signals', command);
  if (found === null) throw new NotStored(`signal ${signal} of ${source}`);
  return found;
}

function putPart(source: string, signal: string, event: string): Promise<unknown> {
  return storing(
    'PutItem signals',
    new PutItemCommand({ TableName: setting('SIGNALS_TABLE'), Item: attributes({ source, signal, event }) }),
  );
}

function putHead(head: StoredSignal): PutItemCommand {
  return new PutItemCommand({
    TableName: setting('SIGNALS_TABLE'),
    Item: attributes(head),
    ConditionExpression: 'attribute_not_exists(#source)',
    ExpressionAttributeNames: { '#source': 'source' },
  });
}
