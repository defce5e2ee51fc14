import { zonedParts } from '../../base/time/zoned.ts';
import type { Given } from '../command/given.ts';
import type { DecisionStep } from '../evolve/play.ts';
import type { IncidentEvent } from '../record/events.ts';
import { meantFrom } from '../situation/of-data.ts';
import { hasStarted, isUnsent } from '../standing/notices.ts';

/** Also those being sealed just now: what they were made from is told apart by its seq. */
export function outdateAudiences({ state }: Pick<Given, 'state'>): IncidentEvent[] {
  return state.notices.filter(isUnsent).map(({ id }) => ({ type: 'audience.outdated', notice: id }));
}

/**
 * Customers are meant from another day on than when audiences were sealed: who had left by then is looked up again. From an earlier one also
 * for notices that went out, which may have missed some.
 */
export function outdateByBeginning(before: Given['state']): DecisionStep {
  return (given) => {
    const [was = '', is = ''] = [before, given.state].map(
      (state) => zonedParts(meantFrom(state), given.policy.zone).date,
    );
    if (was === is) return [];
    return is < was ? [...outdateAudiences(given), ...reviewSent(given)] : outdateAudiences(given);
  };
}

function reviewSent({ state }: Pick<Given, 'state'>): IncidentEvent[] {
  const sent = state.drill ? [] : state.notices.filter((notice) => hasStarted(notice) && notice.audience !== null);
  return sent.map(({ id }) => ({ type: 'audience.outdated', notice: id }));
}
