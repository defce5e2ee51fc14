import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type Instant, toMs } from '../../domain/base/time/instant.ts';
import { type AccountPause, isPauseKind } from '../../domain/channels/delivery/circuit-breaker.ts';
import { type Slots, slotMs, takeSlots } from '../../domain/channels/mail/pacing.ts';
import { attributes } from '../aws/attributes.ts';
import { oneRow, storedIf } from '../aws/dynamodb.ts';
import { StorageUnavailable } from '../aws/errors.ts';
import { setting } from '../environment.ts';

/** The one lease item of the account and region: who may send when. */
export interface Lease {
  /** Counts writes; every write is conditional on it. */
  readonly fence: number;
  /** The moment from which the rate is free, ms. */
  readonly freeFromMs: number;
  /** Failed slices in a row. */
  readonly troubles: number;
  readonly pause: AccountPause | null;
  /** The last writes, `<fence> <holder>`, newest first, so that a lost reply recognises its own. */
  readonly writes: readonly string[];
}

const FRESH: Lease = { fence: 0, freeFromMs: 0, troubles: 0, pause: null, writes: [] };
const ATTEMPTS = 40;
/** Upper bound on writes by others between a lost reply and the read that looks for it. */
const WRITES_KEPT = 20;

/** The lease as it stands, read consistently. Throws StorageUnavailable. */
export async function readLease(): Promise<Lease> {
  const Key = attributes(leaseKey());
  const command = new GetItemCommand({ TableName: setting('LEASES_TABLE'), Key, ConsistentRead: true });
  return sound({ ...FRESH, ...(await oneRow<Lease>('GetItem leases', command)) });
}

/** Without values that no sender writes: a row that others changed must not stop all mail. */
function sound(lease: Lease): Lease {
  const { writes, pause } = lease;
  const isPause =
    typeof pause === 'object' && pause !== null && typeof pause.until === 'string' && isPauseKind(pause.kind);
  return { ...lease, writes: Array.isArray(writes) ? writes : [], pause: isPause ? pause : null };
}

export interface Taking {
  /** Unique to this taking. */
  readonly holder: string;
  readonly at: Instant;
  readonly intervalMs: number;
  readonly count: number;
  /** Deadline in ms since the epoch: a later slot would outlive the invocation. */
  readonly endMs: number;
}

/**
 * Takes a run of slots of the account's rate; null when it has none in time, and nothing is taken then. Two takers never
 * get slots closer than the interval. Throws StorageUnavailable.
 */
export async function takeSlice(taking: Taking): Promise<Slots | 'paused' | null> {
  const { seen, change } = await changeLease(taking.holder, (lease) => {
    const taken = lease.pause === null ? slotsInTime(lease, taking) : null;
    return taken === null ? null : { freeFromMs: taken.freeFromMs };
  });
  if (seen.pause !== null) return 'paused';
  return change === null ? null : (slotsInTime(seen, taking)?.slots ?? null);
}

function slotsInTime({ freeFromMs }: Lease, { at, intervalMs, count, endMs }: Taking) {
  const fromMs = Math.max(freeFromMs, toMs(at));
  const inTime = Math.min(count, Math.floor((endMs - fromMs) / intervalMs));
  return inTime < 1 ? null : takeSlots(freeFromMs, toMs(at), intervalMs, inTime);
}

/**
 * Gives the unused end of a run back, if nobody has taken slots behind it. Throws StorageUnavailable.
 */
export async function returnSlots(holder: string, slots: Slots, used: number): Promise<void> {
  const endMs = slotMs(slots, slots.count);
  await changeLease(holder, ({ freeFromMs }) => (freeFromMs === endMs ? { freeFromMs: slotMs(slots, used) } : null));
}

/**
 * Changes the lease by a rule of what stands; nothing is written when the rule answers null. Gives back what the rule
 * saw and what it answered. Throws StorageUnavailable.
 */
export async function changeLease<Change extends Partial<Lease> | null>(
  holder: string,
  rule: (lease: Lease) => Change,
): Promise<{ readonly seen: Lease; readonly change: Change }> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const seen = await readLease();
    const change = rule(seen);
    if (change === null) return { seen, change };
    const write = `${seen.fence + 1} ${holder}`;
    const writes = [write, ...seen.writes].slice(0, WRITES_KEPT);
    if (await writeLease({ ...seen, ...change, writes, fence: seen.fence + 1 }, seen.fence)) return { seen, change };
    // The reply was lost, the write was not.
    if ((await readLease()).writes.includes(write)) return { seen, change };
  }
  throw new StorageUnavailable('dynamodb', 'UpdateItem leases', new Error('taken by other senders again and again'));
}

function writeLease(lease: Lease, seenFence: number): Promise<boolean> {
  return storedIf(
    'UpdateItem leases',
    new UpdateItemCommand({
      TableName: setting('LEASES_TABLE'),
      Key: attributes(leaseKey()),
      UpdateExpression:
        'SET fence = :fence, freeFromMs = :free, troubles = :troubles, #pause = :pause, writes = :writes',
      ConditionExpression: seenFence === 0 ? 'attribute_not_exists(fence)' : 'fence = :seen',
      ExpressionAttributeNames: { '#pause': 'pause' },
      ExpressionAttributeValues: attributes({
        ':fence': lease.fence,
        ':free': lease.freeFromMs,
        ':troubles': lease.troubles,
        ':pause': lease.pause,
        ':writes': lease.writes,
        ...(seenFence === 0 ? {} : { ':seen': seenFence }),
      }),
    }),
  );
}

/** The table stands in one account and region, and so does the rate. */
function leaseKey() {
  return { lease: 'mail' };
}
