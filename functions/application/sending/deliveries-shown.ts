import { isSigned } from '../../adapters/signing.ts';
import { deliveriesOf } from '../../adapters/store/deliveries.ts';
import { readSeal } from '../../adapters/store/deliveries-audience.ts';
import { type DeliveryCounts, standingOf } from '../../domain/channels/delivery/counts.ts';
import { asProven, withMissing } from '../../domain/channels/delivery/proof.ts';
import type { Delivery } from '../../domain/channels/delivery/recipient.ts';
import {
  UNREACHED_MAX,
  type UnreachedRecipient,
  unreachedOf,
  withoutContact,
} from '../../domain/channels/delivery/unreached.ts';
import type { Notice } from '../../domain/incident/record/state.ts';
import { isAsApproved } from './deliveries-approved.ts';
import { proofOf } from './deliveries-proven.ts';

/**
 * The customers whom a notice may not have reached, in order, `most` of them at most; none while it has not begun. One
 * whose stored outcome is not proven, or whose row is gone, may not have been reached. While the stored recipients are not those who
 * were approved, no contact is given. Throws StorageUnavailable.
 */
export async function listUnreached(notice: Notice, most = UNREACHED_MAX): Promise<UnreachedRecipient[]> {
  if (notice.audience === null || notice.startedAt === null) return [];
  const { rows, isApproved } = await readAsProven(notice);
  const unreached = rows.flatMap((row) => unreachedOf(row) ?? []).slice(0, most);
  return isApproved ? unreached : unreached.map(withoutContact);
}

/** The counts of a notice as they are proven now; null while its audience is not sealed. Throws StorageUnavailable. */
export async function countDeliveries(notice: Notice): Promise<DeliveryCounts | null> {
  return notice.audience === null ? null : standingOf((await readAsProven(notice)).rows).counts;
}

/** As `readProven`, but what is not proven is told as unknown: a screen shows the rest although somebody forged a row. */
async function readAsProven(notice: Notice): Promise<{ rows: Delivery[]; isApproved: boolean }> {
  const { id, audience, proof, startedAt } = notice;
  const stored: Delivery[] = [];
  for await (const window of deliveriesOf(id, audience?.count ?? 0)) stored.push(...window);
  const seal = await readSeal(id);
  const isApproved = seal !== null && isAsApproved(audience, seal, stored);
  // Until it starts, an audience may be put together anew.
  const rows = startedAt === null ? stored : withMissing(id, audience?.count ?? 0, stored);
  if (proof === null) return { rows, isApproved };
  // Whatever a row knows, the ledger knew before it was written there.
  const after = (await proofOf(id)) ?? proof;
  // Without the seal or with another, no digest agrees: only signatures prove then.
  const secret = typeof seal?.secret === 'string' ? seal.secret : '';
  return { rows: asProven({ rows, secret, before: proof, after, isSigned }), isApproved };
}
