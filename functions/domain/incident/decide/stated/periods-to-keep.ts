import { knownFacts } from '../../../rules/facts/derived.ts';
import type { Given } from '../../command/given.ts';
import { play } from '../../evolve/play.ts';
import type { KeptPeriods } from '../../record/event-parts.ts';
import type { IncidentEvent } from '../../record/events.ts';
import type { OpenIncident } from '../../record/state.ts';
import { concernsService } from '../../situation/concern.ts';
import { exposuresIn, periodToKeep } from '../../situation/exposure.ts';

/**
 * The periods of an incident of data alone, where these events bring the service in: its own moments would take the place of these. Null where
 * nothing of that is lost.
 */
export function periodsToKeep(given: Given, events: readonly IncidentEvent[]): KeptPeriods | null {
  const { policy, state } = given;
  const { over: known } = state.courses.data;
  const facts = knownFacts(policy, state.facts);
  if (concernsService({ facts })) return null;
  const lying = exposuresIn({ state, facts });
  const isOfTimes = lying.length > 0 && (known.length === 0 || lying.some(({ to }) => to === state.restoredAt));
  const other = periodToKeep(state);
  const all = isOfTimes ? lying : other === null ? [] : [other];
  const exposure = all.at(-1);
  if (exposure === undefined) return null;
  const { state: after } = play(given, events);
  const since = knownFacts(policy, after.facts);
  const isServiceIn = concernsService({ facts: since }) || after.outages.length > state.outages.length;
  const isLost = exposuresIn({ state: withoutPeriods(after), facts: since }).length === 0;
  // Also where the same facts rule the leak out: its end restored no service.
  if (!isServiceIn || !isLost) return null;
  return { exposure, ...(all.length > 1 && known.length === 0 && { exposures: all }) };
}

function withoutPeriods(state: OpenIncident): OpenIncident {
  const { courses } = state;
  return { ...state, courses: { ...courses, data: { ...courses.data, over: [] } } };
}
