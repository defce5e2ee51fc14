import { callRoles } from '../../components/paging/escalation.ts';
import { nameOf } from '../../policy/people.ts';
import type { Given } from '../command/given.ts';
import type { IncidentEvent } from '../record/events.ts';
import { escalation, openPage } from './pages.ts';

/** Calls those of the roles who may decide about what the actor asked: everybody but the actor. SY-16. */
export function askToDecide(roles: readonly string[]) {
  return (given: Given): IncidentEvent[] => {
    const asking = nameOf(given.actor);
    const able = callRoles(given.policy, roles, given.at).filter(({ person }) => person !== asking);
    const others = escalation(given).filter(({ person }) => person !== asking);
    return [openPage(given, 'decision', null, able.length > 0 ? able : others)];
  };
}
