import { personIn } from '../../base/ledger/item.ts';
import type { Given } from '../command/given.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { OpenIncident } from '../record/state.ts';
import { evolveEvent } from './evolve.ts';

/** The case as it will stand once these events are recorded, so that what follows from them can be decided too. */
export function play(given: Given, events: readonly IncidentEvent[]): Given {
  const moment = { seq: given.state.seq + 1, at: given.at, person: personIn(given.actor) };
  const state = events.reduce<OpenIncident>((current, event) => {
    const next = evolveEvent(current, event, moment);
    return next.status === 'none' ? current : next;
  }, given.state);
  return { ...given, state };
}

/** A decision part: what it adds, seen what has been decided so far. */
export type DecisionStep = (given: Given) => IncidentEvent[];

/** The events of each part in turn; every part sees what those before it decided. */
export function inTurn(given: Given, ...parts: readonly DecisionStep[]): IncidentEvent[] {
  const events: IncidentEvent[] = [];
  let current = given;
  for (const part of parts) {
    const more = part(current);
    events.push(...more);
    current = play(current, more);
  }
  return events;
}
