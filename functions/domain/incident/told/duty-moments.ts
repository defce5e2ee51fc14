import type { Instant } from '../../base/time/instant.ts';
import { nextMoment as nextMomentOf, type WatchedDuties } from '../../components/obligations/watching.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { IncidentDuty } from '../record/duty.ts';
import type { OpenIncident } from '../record/state.ts';
import { isGoingOn } from '../standing/after-closing.ts';
import { waitsForCall } from './waits-for-call.ts';

/** How an incident watches its duties: nobody can do anything for one that waits for a telephone call. */
export function watching(
  policy: Policy,
  state: OpenIncident,
): WatchedDuties<IncidentDuty> & { readonly state: OpenIncident } {
  return {
    policy,
    state,
    watch: {
      isGoingOn: (duty) => isGoingOn(state, duty),
      isQuiet: (duty) => waitsForCall(policy, state, duty),
    },
  };
}

/** When something is next to be done about a duty: a reminder or its due time; null if nothing is left. */
export function nextMoment(policy: Policy, state: OpenIncident, duty: IncidentDuty): Instant | null {
  return nextMomentOf(watching(policy, state), duty);
}
