import { knownFacts } from '../../rules/facts/derived.ts';
import type { Exposure } from '../../rules/facts/tellable.ts';
import type { Given } from '../command/given.ts';
import { play } from '../evolve/play.ts';
import type { IncidentEvent } from '../record/events.ts';
import { concernsService } from '../situation/concern.ts';
import { exposuresIn } from '../situation/exposure.ts';

/**
 * The newest period in which data could be viewed, where these events bring the service in: its own moments would take the place of
 * these. Null where nothing of that is lost.
 */
export function exposureToKeep(given: Given, events: readonly IncidentEvent[]): Exposure | null {
  const { policy, state } = given;
  const known = knownFacts(policy, state.facts);
  const [before, ended] = [exposuresIn({ state, facts: known }), state.restoredAt];
  const last = before.at(-1);
  if (last === undefined || last.to !== ended || concernsService({ facts: known })) return null;
  const { state: after } = play(given, events);
  const facts = knownFacts(policy, after.facts);
  const isServiceIn = concernsService({ facts }) || after.outages.length > state.outages.length;
  const isLost = exposuresIn({ state: { ...after, exposures: [] }, facts }).length === 0;
  // Also where the same facts rule the leak out: its end restored no service.
  return isServiceIn && isLost ? last : null;
}
