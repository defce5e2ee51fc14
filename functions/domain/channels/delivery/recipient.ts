import type { Instant } from '../../base/time/instant.ts';

/** Deliveries of one notice stand in this many partitions, so that no partition takes all the writes. */
export const SHARDS = 16;

/**
 * `claimed`: somebody is about to send, or has sent and not yet recorded it. `unknown`: the message may have left;
 * nobody will ever know from the reply, and no machine sends it again.
 */
export type Acceptance = 'pending' | 'claimed' | 'accepted' | 'rejected' | 'unknown';

/**
 * What became of an accepted message, as far as the mail service told. `soft-bounced`: something came back that may be an
 * automatic reply as well as a failure; a delivery, before it or after, outweighs it.
 */
export type Settlement = 'none' | 'soft-bounced' | 'delivered' | 'suppressed' | 'bounced' | 'complained';

/** One notice to one customer. */
export interface Delivery {
  readonly notice: string;
  /** From 0, in the order of the sealed audience. */
  readonly position: number;
  readonly contract: string;
  readonly name: string;
  readonly contact: string;
  /** Empty when the customer has none; such a delivery is rejected from the start. */
  readonly address: string;
  readonly fallback: string;
  /** The telephone number of a customer without an address; absent for all others. */
  readonly phone?: string;
  /** Counts how often the notice's audience was put together, from 1. */
  readonly edition: number;
  readonly acceptance: Acceptance;
  readonly settlement: Settlement;
  /** `<generation>.<invocation>` of the present or last holder of the claim. */
  readonly claimedBy?: string;
  readonly claimedAt?: Instant;
  /** Counts claims, from 1: the second is made when the first was certainly not sent. */
  readonly attempt?: number;
  readonly mailId?: string;
  /** When acceptance became final. */
  readonly outcomeAt?: Instant;
  readonly why?: string;
  /** How often it was refused in words that blame neither this recipient nor the account, and when to try again. */
  readonly refusals?: number;
  readonly notBefore?: Instant;
  /** By the sender, over what it wrote; see `proof.ts`. Rows of deliveries that an earlier release started may lack it. */
  readonly signature?: string;
  /** What senders had left before SES told that the mail was taken after all; absent otherwise. */
  readonly before?: LeftBefore;
}

/** The part of an outcome that news of the mail service replaces. */
type LeftBefore = Pick<Delivery, 'acceptance' | 'mailId' | 'outcomeAt' | 'why'>;

/** Whether nothing more will be done for it by a machine. */
export function isFinal(acceptance: Acceptance): boolean {
  return acceptance === 'accepted' || acceptance === 'rejected' || acceptance === 'unknown';
}
