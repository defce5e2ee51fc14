import { fromMs, type Instant, later } from '../../base/time/instant.ts';
import type { Delivery } from './recipient.ts';

/** How the deliveries of one notice stand. `sent` counts suppressed ones too: the mail service took them. */
export interface DeliveryProgress {
  readonly counts: DeliveryCounts;
  /** Held by somebody now; counted as pending. */
  readonly claimed: number;
  readonly bounced: number;
  readonly complained: number;
  /** The lowest position that still waits, null when none does. */
  readonly firstPending: number | null;
  /** When the last acceptance became final; null before any did. */
  readonly lastOutcomeAt: Instant | null;
  /** When the first of those who wait may be tried; null when nobody waits. */
  readonly nextTryAt: Instant | null;
}

/** A recipient that was never refused may be tried at any time. */
const NOW: Instant = fromMs(0);

const NOTHING: DeliveryProgress = {
  counts: { audience: 0, sent: 0, rejected: 0, suppressed: 0, unknown: 0, pending: 0 },
  claimed: 0,
  bounced: 0,
  complained: 0,
  firstPending: null,
  lastOutcomeAt: null,
  nextTryAt: null,
};

/** What counting looks at, and so all that is read for it. */
export const COUNTED = [
  'position',
  'acceptance',
  'settlement',
  'notBefore',
  'outcomeAt',
] as const satisfies (keyof Delivery)[];
export type CountedFields = Pick<Delivery, (typeof COUNTED)[number]>;

/** Counts deliveries; audience = sent + rejected + unknown + pending. */
export function standingOf(deliveries: Iterable<CountedFields>): DeliveryProgress {
  let standing = NOTHING;
  for (const delivery of deliveries) standing = plus(standing, delivery);
  return standing;
}

function plus(
  standing: DeliveryProgress,
  { acceptance, settlement, position, notBefore, outcomeAt }: CountedFields,
): DeliveryProgress {
  const { counts } = standing;
  const isWaiting = acceptance === 'pending';
  return {
    counts: {
      audience: counts.audience + 1,
      sent: counts.sent + one(acceptance === 'accepted'),
      rejected: counts.rejected + one(acceptance === 'rejected'),
      suppressed: counts.suppressed + one(settlement === 'suppressed'),
      unknown: counts.unknown + one(acceptance === 'unknown'),
      pending: counts.pending + one(isWaiting || acceptance === 'claimed'),
    },
    claimed: standing.claimed + one(acceptance === 'claimed'),
    bounced: standing.bounced + one(settlement === 'bounced' || settlement === 'soft-bounced'),
    complained: standing.complained + one(settlement === 'complained'),
    firstPending: isWaiting ? Math.min(standing.firstPending ?? position, position) : standing.firstPending,
    lastOutcomeAt: latest(standing.lastOutcomeAt, outcomeAt ?? null),
    nextTryAt: isWaiting ? earliest(standing.nextTryAt, notBefore ?? NOW) : standing.nextTryAt,
  };
}

function one(isTrue: boolean): number {
  return isTrue ? 1 : 0;
}

function earliest(a: Instant | null, b: Instant): Instant {
  return a === null || b < a ? b : a;
}

function latest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return later(a, b);
}

/** How the deliveries of one notice ended, or stand. */
export interface DeliveryCounts {
  readonly audience: number;
  readonly sent: number;
  readonly rejected: number;
  readonly suppressed: number;
  readonly unknown: number;
  readonly pending: number;
}
