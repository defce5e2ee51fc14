import { deliveriesOf } from '../adapters/deliveries.ts';
import { readSeal } from '../adapters/deliveries-audience.ts';
import { nameUnknown } from '../adapters/deliveries-claim.ts';
import { type Standing, standingOf } from '../domain/delivery/counts.ts';
import { isDeadClaim } from '../domain/delivery/plan.ts';
import { spans } from '../domain/delivery/positions.ts';
import type { Delivery } from '../domain/delivery/recipient.ts';
import { DIGEST_RUN, digestAfter, emptyDigest, sealSettlesAt } from '../domain/delivery/seal.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { DeliveryAt } from './delivery-pause.ts';

/** The stored recipients are not those that were approved. Nothing is sent. */
export class AudienceChanged extends Error {
  override readonly name = 'AudienceChanged';
}

/**
 * Looks at every delivery of a notice, by consistent reads: checks that they are the approved audience, names claims
 * whose holder is gone unknown, and counts. Throws AudienceChanged, StorageUnavailable.
 */
export async function lookAtDeliveries(
  delivery: DeliveryAt,
): Promise<{ standing: Standing; settlesAt: Instant | null }> {
  const { notice, generation, at } = delivery;
  const rows: Delivery[] = [];
  for await (const window of deliveriesOf(notice.id, notice.audience?.count ?? 0)) rows.push(...window);
  const settlesAt = await checkAudience(delivery, rows);
  const dead = rows.filter((row) => row.acceptance === 'claimed' && isDeadClaim(row, generation, at));
  for (const row of dead) await nameUnknown(row, 'the sender stopped', at);
  const named = new Set(dead.map(({ position }) => position));
  const now = rows.map(
    (row): Delivery => (named.has(row.position) ? { ...row, acceptance: 'unknown', outcomeAt: at } : row),
  );
  return { standing: standingOf(now), settlesAt };
}

async function checkAudience({ notice }: DeliveryAt, rows: readonly Delivery[]): Promise<Instant | null> {
  const seal = await readSeal(notice.id);
  const sealed = notice.audience;
  if (seal === null || sealed === null) throw new AudienceChanged(`notice ${notice.id} has no sealed audience`);
  const runs = spans(0, rows.length, DIGEST_RUN).map(({ from, to }) => rows.slice(from, to));
  const digest = runs.reduce((before, run) => digestAfter(seal.secret, before, run), emptyDigest(seal.secret));
  if (rows.length === sealed.count && digest === sealed.digest) return sealSettlesAt(seal);
  throw new AudienceChanged(
    `the stored recipients of notice ${notice.id} (${rows.length}) are not the ${sealed.count} that were approved`,
  );
}
