import { getContent } from '../adapters/contents.ts';
import { readApproved } from '../adapters/deliveries-approved.ts';
import { nameUnknown } from '../adapters/deliveries-claim.ts';
import { type Standing, standingOf } from '../domain/delivery/counts.ts';
import { isDeadClaim } from '../domain/delivery/plan.ts';
import type { Delivery } from '../domain/delivery/recipient.ts';
import { sealSettlesAt } from '../domain/delivery/seal.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { DeliveryAt } from './delivery-pause.ts';

/**
 * Looks at every delivery of a notice, by consistent reads: checks that they and the text are those that were approved, names claims
 * whose holder is gone unknown, and counts. Throws ContentChanged, StorageUnavailable.
 */
export async function lookAtDeliveries(
  delivery: DeliveryAt,
): Promise<{ standing: Standing; settlesAt: Instant | null }> {
  const { notice, generation, at } = delivery;
  // A text that is not the approved one stops everything before anybody is claimed.
  await getContent(delivery.loaded.stream, notice.text);
  const { rows, seal } = await readApproved(notice);
  const dead = rows.filter((row) => row.acceptance === 'claimed' && isDeadClaim(row, generation, at));
  for (const row of dead) await nameUnknown(row, 'the sender stopped', at);
  const named = new Set(dead.map(({ position }) => position));
  const now = rows.map(
    (row): Delivery => (named.has(row.position) ? { ...row, acceptance: 'unknown', outcomeAt: at } : row),
  );
  return { standing: standingOf(now), settlesAt: sealSettlesAt(seal) };
}
