import { standingOf } from '../domain/delivery/counts.ts';
import { asProven } from '../domain/delivery/proof.ts';
import type { Delivery } from '../domain/delivery/recipient.ts';
import { UNREACHED_MAX, type Unreached, unreachedOf } from '../domain/delivery/unreached.ts';
import type { DeliveryCounts } from '../domain/incident/events.ts';
import type { Notice } from '../domain/incident/state.ts';
import { deliveriesOf } from './deliveries.ts';
import { readSeal } from './deliveries-audience.ts';
import { proofOf } from './deliveries-proven.ts';
import { isSigned } from './signing.ts';

/**
 * The customers whom a notice may not have reached, in order, UNREACHED_MAX of them at most; none while it has not begun. One
 * whose stored outcome is not proven may not have been reached. Throws StorageUnavailable.
 */
export async function listUnreached(notice: Notice): Promise<Unreached[]> {
  if (notice.audience === null || notice.startedAt === null) return [];
  const rows = await readAsProven(notice);
  return rows.flatMap((row) => unreachedOf(row) ?? []).slice(0, UNREACHED_MAX);
}

/** The counts of a notice as they are proven now; null while its audience is not sealed. Throws StorageUnavailable. */
export async function countDeliveries(notice: Notice): Promise<DeliveryCounts | null> {
  return notice.audience === null ? null : standingOf(await readAsProven(notice)).counts;
}

/** As `readProven`, but what is not proven is told as unknown: a screen shows the rest although somebody forged a row. */
async function readAsProven({ id, audience, proof }: Notice): Promise<Delivery[]> {
  const rows: Delivery[] = [];
  for await (const window of deliveriesOf(id, audience?.count ?? 0)) rows.push(...window);
  if (proof === null) return rows;
  const seal = await readSeal(id);
  // Whatever a row knows, the ledger knew before it was written there.
  const after = (await proofOf(id)) ?? proof;
  // Without the seal or with another, no digest agrees: only signatures prove then.
  const secret = typeof seal?.secret === 'string' ? seal.secret : '';
  return asProven({ rows, secret, before: proof, after, isSigned });
}
