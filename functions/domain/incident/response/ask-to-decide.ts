import type { IncidentEvent } from '../events.ts';
import type { Given } from '../given.ts';
import { callRoles, ladder, openPage } from '../pages.ts';
import { nameOf } from '../people.ts';

/** Calls those of the roles who may decide about what the actor asked: everybody but the actor. SY-16. */
export function askToDecide(roles: readonly string[]) {
  return (given: Given): IncidentEvent[] => {
    const asking = nameOf(given.actor);
    const able = callRoles(given.policy, roles, given.at).filter(({ person }) => person !== asking);
    const others = ladder(given).filter(({ person }) => person !== asking);
    return [openPage(given, 'decision', null, able.length > 0 ? able : others)];
  };
}
