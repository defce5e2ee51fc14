import type { Instant } from '../../base/time/instant.ts';
import type { Delivery } from './recipient.ts';
import type { RefusedDelivery } from './refusal.ts';

/** Who claims a recipient, and when. `claimer`: unique to one invocation. */
export interface ClaimedBy {
  readonly claimer: string;
  readonly attempt: number;
  readonly at: Instant;
}

/** How an attempt to send ended. `pending`: certainly not sent, the recipient waits again; for a while if `refused`. */
export type SendOutcome =
  | { readonly acceptance: 'accepted'; readonly mailId: string; readonly at: Instant }
  | { readonly acceptance: 'rejected' | 'unknown'; readonly why: string; readonly at: Instant }
  | { readonly acceptance: 'pending'; readonly why: string }
  | { readonly acceptance: 'pending'; readonly why: string; readonly refused: Required<RefusedDelivery> };

/** A waiting delivery once it is claimed. */
export function afterClaim(row: Delivery, { claimer, attempt, at }: ClaimedBy): Delivery {
  return { ...row, acceptance: 'claimed', claimedBy: claimer, claimedAt: at, attempt };
}

/** A claimed delivery once its send ended. What only matters to one that waits goes when it ends, the reason when it was accepted. */
export function afterOutcome(row: Delivery, outcome: SendOutcome): Delivery {
  if (outcome.acceptance === 'pending') {
    const refused = 'refused' in outcome ? outcome.refused : {};
    return { ...row, acceptance: 'pending', why: outcome.why, ...refused };
  }
  const { refusals: _refusals, notBefore: _notBefore, why: _why, ...rest } = row;
  if (outcome.acceptance === 'accepted') {
    return { ...rest, acceptance: 'accepted', mailId: outcome.mailId, outcomeAt: outcome.at };
  }
  return { ...rest, acceptance: outcome.acceptance, why: outcome.why, outcomeAt: outcome.at };
}
