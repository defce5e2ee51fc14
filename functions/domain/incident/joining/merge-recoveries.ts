import { earlier, type Instant, later } from '../../base/time/instant.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Disruption } from '../../rules/facts/tellable.ts';
import type { HandedOver } from '../record/joined.ts';
import type { Recovery } from '../record/recurrence.ts';
import type { OpenIncident } from '../record/state.ts';
import { disruptionsOf } from '../situation/disruptions.ts';
import { printedMinute } from '../standing/beginnings.ts';
import { hasStarted } from '../standing/notices.ts';
import { downSince } from '../standing/outage-times.ts';
import { isSilentOfService } from './merge-times.ts';

/** What the join makes of failures and restorations there, and what customers were told of them. */
export function mergeFailures(policy: Policy, state: OpenIncident, from: HandedOver) {
  const renewed = renewedByJoin(policy, state, from);
  const failedAgain = from.failedAgain ?? renewed?.againAt;
  const ofJoin = renewed === null || state.restoredAt !== null ? [] : [renewed];
  const recovered = [...mergeRecoveries(policy, state, from), ...ofJoin];
  return {
    ...(failedAgain && { failedAgain }),
    ...(recovered.length > 0 && { recovered }),
    ...(from.saidRestored && renewed === null && { saidRestored: true }),
  };
}

/** The restorations there that did not last, while the service was well here. What came back here as well is known already. */
function mergeRecoveries(policy: Policy, state: OpenIncident, { recovered = [] }: HandedOver): readonly Recovery[] {
  const down = isSilentOfService(policy, state) ? [] : disruptionsOf({ state });
  const isKnown = ({ restoredAt, againAt }: Recovery) =>
    state.recovered.some((one) => one.restoredAt < againAt && restoredAt < one.again.at);
  return recovered
    .filter((one) => !isKnown(one))
    .map((one) => down.reduce(without, one))
    .filter(({ restoredAt, againAt }) => restoredAt < againAt);
}

/**
 * Customers of one of the two were told of a disturbance that was over before that of the other began, of which nobody was told: the
 * service came back. Null for any other two. Their restoration was none that they were told wrongly.
 */
function renewedByJoin(policy: Policy, state: OpenIncident, from: HandedOver): Recovery | null {
  if ([state, from].some((one) => isSilentOfService(policy, one)) || from.failedAgain !== undefined) return null;
  const isToldHere = state.notices.some(hasStarted) || state.merged.some(({ told }) => told.length > 0);
  const isToldThere = (from.told ?? []).length > 0;
  if (isToldHere === isToldThere) return null;
  const restoredAt = isToldHere ? state.restoredAt : from.times.restoredAt;
  const againAt = isToldHere ? (from.downSince ?? null) : downSince(state);
  if (restoredAt === null || againAt === null) return null;
  return printedMinute(restoredAt) < printedMinute(againAt) ? { restoredAt, againAt, wasWell: true } : null;
}

function without(one: Recovery, { from, to }: Disruption): Recovery {
  const { restoredAt, againAt } = one;
  const isOver = to !== null && to <= restoredAt;
  if (from === null || from >= againAt || isOver) return one;
  return from > restoredAt ? { ...one, againAt: earlier(againAt, from) } : { ...one, restoredAt: wellSince(one, to) };
}

/** Never, where it goes on. */
function wellSince({ restoredAt, againAt }: Recovery, to: Instant | null): Instant {
  return to === null ? againAt : later(restoredAt, to);
}
