import { ContentChanged } from '../../adapters/aws/errors.ts';
import { deliveriesOf } from '../../adapters/store/deliveries.ts';
import { readSeal } from '../../adapters/store/deliveries-audience.ts';
import type { Delivery } from '../../domain/channels/delivery/recipient.ts';
import { audienceDigest, type SealRecord, sealDigest } from '../../domain/channels/delivery/seal.ts';
import type { Notice } from '../../domain/incident/record/state.ts';

/** The recipients of a notice, as they were approved. */
export interface ApprovedAudience {
  readonly rows: readonly Delivery[];
  readonly seal: SealRecord;
}

/**
 * Every delivery of a notice, by consistent reads, compared with the digests in the ledger: of the audience, and of how it was sealed.
 * Throws ContentChanged when they differ, StorageUnavailable.
 */
export async function readApproved({ id, audience, proof }: Notice): Promise<ApprovedAudience> {
  const rows: Delivery[] = [];
  for await (const window of deliveriesOf(id, audience?.count ?? 0)) rows.push(...window);
  const seal = await readSeal(id);
  const isSame = seal !== null && isAsApproved(audience, seal, rows);
  const recorded = proof?.seal ?? audience?.seal;
  if (isSame && (recorded === undefined || sealDigest(seal) === recorded)) return { rows, seal };
  throw new ContentChanged({ kind: 'audience', owner: id, id: '', digest: audience?.digest ?? '' });
}

/** Whether these are the recipients, all of them, whom the digest of the audience names. */
export function isAsApproved(audience: Notice['audience'], seal: SealRecord, rows: readonly Delivery[]): boolean {
  return rows.length === audience?.count && digestOf(seal, rows) === audience.digest;
}

// A secret of another type is a record that somebody wrote by hand.
function digestOf({ secret }: SealRecord, rows: readonly Delivery[]): string {
  return typeof secret === 'string' ? audienceDigest(secret, rows) : '';
}
