import { ContentChanged } from '../../adapters/aws/errors.ts';
import { now } from '../../adapters/clock.ts';
import { getContent } from '../../adapters/store/contents.ts';
import { nameUnknown } from '../../adapters/store/deliveries-claim.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { type DeliveryProgress, standingOf } from '../../domain/channels/delivery/counts.ts';
import { isDeadClaim } from '../../domain/channels/delivery/plan.ts';
import { unrecorded } from '../../domain/channels/delivery/proof.ts';
import type { Delivery } from '../../domain/channels/delivery/recipient.ts';
import { isContestedLater, sealSettlesAt } from '../../domain/channels/delivery/seal.ts';
import { readProven } from './deliveries-proven.ts';
import type { DeliveryAt } from './delivery-pause.ts';
import { announceSender, recordOutcomes } from './proving.ts';

/**
 * Looks at every delivery of a notice, by consistent reads: checks that they and the text are those that were approved, and that
 * nobody but senders and SES says how each ended; names claims whose holder is gone unknown, and counts. Outcomes that a sender
 * left who stopped before it recorded them are recorded. Throws ContentChanged, StorageUnavailable.
 */
export async function lookAtDeliveries(
  delivery: DeliveryAt,
): Promise<{ standing: DeliveryProgress; settlesAt: Instant | null }> {
  const { notice, generation, at } = delivery;
  // A text that is not the approved one stops everything before anybody is claimed.
  await getContent(delivery.loaded.stream, notice.text);
  const { rows, seal, proof } = await readProven(notice);
  // Nothing would be sent until then, and nobody called.
  if (isContestedLater(seal, now())) {
    throw new ContentChanged({ kind: 'audience', owner: notice.id, id: '', digest: notice.audience?.digest ?? '' });
  }
  const recording = { loaded: delivery.loaded, notice: notice.id, at };
  const dead = rows.filter((row) => row.acceptance === 'claimed' && isDeadClaim(row, generation, at));
  if (dead.length > 0) await announceSender(recording);
  for (const row of dead) await nameUnknown(row, 'the sender stopped', at);
  const named = new Set(dead.map(({ position }) => position));
  const current = rows.map(
    (row): Delivery => (named.has(row.position) ? { ...row, acceptance: 'unknown', outcomeAt: at } : row),
  );
  const left = proof === null ? [] : unrecorded(proof, seal.secret, rows);
  await recordOutcomes(recording, { by: `plan-${generation}-${at}`, secret: seal.secret, rows: left });
  return { standing: standingOf(current), settlesAt: sealSettlesAt(seal) };
}
