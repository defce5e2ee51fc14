import { earlier, type Instant, later } from '../../base/time/instant.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Disruption } from '../../rules/facts/tellable.ts';
import type { HandedOver } from '../record/joined.ts';
import type { Recovery } from '../record/recurrence.ts';
import type { OpenIncident } from '../record/state.ts';
import { disruptionsOf } from '../situation/disruptions.ts';
import { isSilentOfService } from './merge-times.ts';

/** The restorations there that did not last, while the service was well here. What came back here as well is known already. */
export function mergeRecoveries(
  policy: Policy,
  state: OpenIncident,
  { recovered = [] }: HandedOver,
): readonly Recovery[] {
  const down = isSilentOfService(policy, state) ? [] : disruptionsOf({ state });
  const isKnown = ({ restoredAt, againAt }: Recovery) =>
    state.recovered.some((one) => one.restoredAt < againAt && restoredAt < one.again.at);
  return recovered
    .filter((one) => !isKnown(one))
    .map((one) => down.reduce(without, one))
    .filter(({ restoredAt, againAt }) => restoredAt < againAt);
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
