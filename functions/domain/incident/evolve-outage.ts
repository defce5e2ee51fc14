import { withContribution } from './contributions.ts';
import type { IncidentEvent } from './events.ts';
import type { Moment } from './evolve.ts';
import { recurred } from './evolve-signals.ts';
import type { OpenIncident } from './state.ts';

type Recorded = Extract<IncidentEvent, { type: 'outage.recorded' }>;

/** The same function out of service from the same moment is the same outage, told again with its end. */
export function outageRecorded(state: OpenIncident, event: Recorded, moment: Moment): OpenIncident {
  const { function: name, from, to, listed, by } = event;
  const others = state.outages.filter((outage) => outage.function !== name || outage.from !== from);
  const known = { ...state, outages: [...others, { function: name, from, to }] };
  return {
    ...withContribution(known, { what: 'function', name, listed }, { ...moment, person: by ?? moment.person }),
    ...(event.again ? recurred(state, from, moment.seq) : {}),
    toldSeq: moment.seq,
  };
}
