import { withContribution } from './contributions.ts';
import type { IncidentEvent } from './events.ts';
import type { Moment } from './evolve.ts';
import { recurred } from './evolve-signals.ts';
import type { OpenIncident } from './state.ts';
import type { Outage } from './told-record.ts';

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

/** Recorded by mistake: neither the outage nor its end happened, nor the failure after a restoration that it was taken for. */
export function outageWithdrawn(
  state: OpenIncident,
  { function: name, from }: Extract<IncidentEvent, { type: 'outage.withdrawn' }>,
  { seq }: Moment,
): OpenIncident {
  const isIt = (one: Outage) => one.function === name && one.from === from;
  const outages = state.outages.filter((one) => !isIt(one));
  const known = { ...state, outages, toldSeq: seq };
  const to = outages.some((one) => one.to === endOf(state, isIt)) ? null : endOf(state, isIt);
  const isFailure = failureBy(state, { function: name, from }) !== null;
  const recovered = state.recovered.filter((one) => !(isFailure && one.again.at === from) && one.restoredAt !== to);
  if (recovered.length === state.recovered.length) return known;
  return {
    ...known,
    recovered,
    firedAgain: recovered.at(-1)?.again ?? null,
    brokeAgain: recovered.findLast(({ wasWell }) => wasWell)?.again ?? null,
  };
}

function endOf({ outages }: OpenIncident, isIt: (one: Outage) => boolean): Outage['to'] {
  return outages.find(isIt)?.to ?? null;
}

/** The restoration that ended with this outage alone, as recorded; null where it ended none. */
export function failureBy({ recovered, outages }: OpenIncident, { function: name, from }: Omit<Outage, 'to'>) {
  const isShared = outages.some((one) => one.from === from && one.function !== name);
  return isShared ? null : (recovered.findLast(({ again }) => again.at === from) ?? null);
}
