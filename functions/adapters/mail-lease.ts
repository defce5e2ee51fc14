import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type Slots, slotMs, takeSlots } from '../domain/delivery/pacing.ts';
import type { AccountPause } from '../domain/delivery/pause.ts';
import { type Instant, toMs } from '../domain/time/instant.ts';
import { attributes, rowOf } from './attributes.ts';
import { dynamodb, storedIf, storing } from './dynamodb.ts';
import { setting } from './environment.ts';
import { StorageUnavailable } from './errors.ts';

/** The one lease item of the account and region: who may send when. */
export interface Lease {
  /** Counts writes; every write is conditional on it. */
  readonly fence: number;
  /** The moment from which the rate is free, ms. */
  readonly freeFromMs: number;
  /** Failed slices in a row. */
  readonly troubles: number;
  readonly pause: AccountPause | null;
  /** Who wrote last, so that a lost reply recognises its own write. */
  readonly holder: string;
}

const FRESH: Lease = { fence: 0, freeFromMs: 0, troubles: 0, pause: null, holder: '' };
const ATTEMPTS = 40;

/** The lease as it stands, read consistently. Throws StorageUnavailable. */
export async function readLease(): Promise<Lease> {
  const found = await storing('GetItem leases', () =>
    dynamodb.send(
      new GetItemCommand({ TableName: setting('LEASES_TABLE'), Key: attributes(leaseKey()), ConsistentRead: true }),
    ),
  );
  return found.Item === undefined ? FRESH : rowOf<Lease>(found.Item);
}

export interface Taking {
  /** Unique to this taking. */
  readonly holder: string;
  readonly at: Instant;
  readonly intervalMs: number;
  readonly count: number;
}

/**
 * Takes a run of slots of the account's rate; null while the account is paused. Two takers never get slots closer than
 * the interval. Throws StorageUnavailable.
 */
export async function takeSlice(taking: Taking): Promise<Slots | null> {
  const { at, intervalMs, count, holder } = taking;
  const before = await changeLease(holder, (lease) => {
    if (lease.pause !== null) return null;
    return { freeFromMs: takeSlots(lease.freeFromMs, toMs(at), intervalMs, count).freeFromMs };
  });
  if (before === null) return null;
  return takeSlots(before.freeFromMs, toMs(at), intervalMs, count).slots;
}

/**
 * Gives the unused end of a run back, if nobody has taken slots behind it. Throws StorageUnavailable.
 */
export async function returnSlots(holder: string, slots: Slots, used: number): Promise<void> {
  const endMs = slotMs(slots, slots.count);
  await changeLease(holder, ({ freeFromMs }) => (freeFromMs === endMs ? { freeFromMs: slotMs(slots, used) } : null));
}

/** Changes the lease by a rule of what stands; null when the rule wants no change. Gives back what stood before. */
export async function changeLease(
  holder: string,
  rule: (lease: Lease) => Partial<Lease> | null,
): Promise<Lease | null> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const seen = await readLease();
    const change = rule(seen);
    if (change === null) return null;
    if (await writeLease({ ...seen, ...change, holder, fence: seen.fence + 1 }, seen.fence)) return seen;
    const now = await readLease();
    // The reply was lost, the write was not.
    if (now.holder === holder && now.fence === seen.fence + 1) return seen;
  }
  throw new StorageUnavailable('dynamodb', 'UpdateItem leases', new Error('taken by other senders again and again'));
}

function writeLease(lease: Lease, seenFence: number): Promise<boolean> {
  return storedIf('UpdateItem leases', () =>
    dynamodb.send(
      new UpdateItemCommand({
        TableName: setting('LEASES_TABLE'),
        Key: attributes(leaseKey()),
        UpdateExpression:
          'SET fence = :fence, freeFromMs = :free, troubles = :troubles, #pause = :pause, #holder = :holder',
        ConditionExpression: seenFence === 0 ? 'attribute_not_exists(fence)' : 'fence = :seen',
        ExpressionAttributeNames: { '#pause': 'pause', '#holder': 'holder' },
        ExpressionAttributeValues: attributes({
          ':fence': lease.fence,
          ':free': lease.freeFromMs,
          ':troubles': lease.troubles,
          ':pause': lease.pause,
          ':holder': lease.holder,
          ...(seenFence === 0 ? {} : { ':seen': seenFence }),
        }),
      }),
    ),
  );
}

/** The table stands in one account and region, and so does the rate. */
function leaseKey() {
  return { lease: 'mail' };
}
