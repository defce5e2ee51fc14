import type { IncidentEvent } from '../record/events.ts';
import type { Moment } from '../record/moment.ts';
import type { OpenIncident } from '../record/state.ts';
import { withContribution } from '../standing/contributions.ts';

type Scoped = Extract<IncidentEvent, { type: 'audience.scoped' }>;

/** A notice that went to all of these customers went to this scope, too, and so did what it met. */
export function withTold(state: OpenIncident, { audience, told = [] }: Scoped): OpenIncident {
  if (told.length === 0) return state;
  const isTold = (notice: string | null) => notice !== null && told.includes(notice);
  return {
    ...state,
    notices: state.notices.map((one) => (isTold(one.id) ? { ...one, scopes: [...one.scopes, audience] } : one)),
    duties: state.duties.map((duty) =>
      duty.settled !== null && isTold(duty.settled.notice)
        ? { ...duty, settled: { ...duty.settled, scopes: [...duty.settled.scopes, audience] } }
        : duty,
    ),
  };
}

/** Who set it, or widened it by a join. */
export function withScope(state: OpenIncident, { joined }: Scoped, moment: Moment): OpenIncident {
  if (joined === undefined) return withContribution(state, { what: 'scope' }, moment);
  const widened = (before: OpenIncident, person: string) =>
    withContribution(before, { what: 'scope', joined: true }, { ...moment, person });
  return joined.reduce(widened, state);
}
