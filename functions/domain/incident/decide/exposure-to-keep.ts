import { knownFacts } from '../../rules/facts/derived.ts';
import type { Given } from '../command/given.ts';
import { play } from '../evolve/play.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { OpenIncident } from '../record/state.ts';
import type { Exposure } from '../record/told-record.ts';
import { concernsService } from '../situation/concern.ts';
import { exposureIn } from '../situation/exposure.ts';
import { standingOf } from '../told/what-was-told.ts';

/**
 * From when to when data could be viewed, as customers were told, where these events bring the service in: its own moments would take
 * the place of these. Null where nothing of that is lost.
 */
export function exposureToKeep(given: Given, events: readonly IncidentEvent[]): Exposure | null {
  const { policy, state } = given;
  const before = exposureIn({ state, facts: knownFacts(policy, state.facts) });
  if (before === null || !isTold(state, before)) return null;
  const { state: after } = play(given, events);
  const facts = knownFacts(policy, after.facts);
  const isServiceIn = concernsService({ facts }) || after.outages.length > state.outages.length;
  const isLost = exposureIn({ state: after, facts }) === null;
  const mayStand = exposureIn({ state: { ...after, exposure: before }, facts }) !== null;
  return isServiceIn && isLost && mayStand ? before : null;
}

function isTold(state: OpenIncident, { to }: Exposure): boolean {
  return standingOf(state, state.notices).some(
    ({ facts, times }) => times.restoredAt === to && !concernsService({ facts }),
  );
}
