import type { Acceptance, Settlement } from './recipient.ts';

/**
 * From where each state of acceptance can be reached. `accepted` is never left, by nothing; `unknown` only by later
 * evidence, so that no recipient is mailed twice.
 */
const FROM: Readonly<Record<Acceptance, readonly Acceptance[]>> = {
  pending: ['claimed'],
  claimed: ['pending'],
  accepted: ['pending', 'claimed', 'rejected', 'unknown'],
  rejected: ['claimed', 'unknown'],
  unknown: ['claimed'],
};

/** Later of two settlements wins whatever the order in which the mail service's events arrive. */
const RANK: Readonly<Record<Settlement, number>> = {
  none: 0,
  'soft-bounced': 1,
  delivered: 2,
  suppressed: 3,
  bounced: 4,
  complained: 5,
};

/** The states from which `to` can be reached. */
export function reachableFrom(to: Acceptance): readonly Acceptance[] {
  return FROM[to];
}

/** Whether acceptance may change so. */
export function mayBecome(from: Acceptance, to: Acceptance): boolean {
  return FROM[to].includes(from);
}

/** Acceptance after a step towards `to`: unchanged when that step is not allowed. */
export function acceptanceAfter(from: Acceptance, to: Acceptance): Acceptance {
  return mayBecome(from, to) ? to : from;
}

/** The settlements that `to` may replace. */
export function settlesOver(to: Settlement): Settlement[] {
  return (Object.keys(RANK) as Settlement[]).filter((from) => RANK[from] < RANK[to]);
}

/** Settlement after news: news that ranks lower than what is known changes nothing. */
export function settlementAfter(from: Settlement, news: Settlement): Settlement {
  return RANK[news] > RANK[from] ? news : from;
}
