import type { ContentRef } from '../../../base/ledger/content.ts';
import { requestNext } from '../../../components/executions.ts';
import { callPeople } from '../../../components/paging/escalation.ts';
import { nameOf, peopleWith } from '../../../policy/people.ts';
import type { Policy } from '../../../policy/shape/schema.ts';
import { deadlineSubject } from '../../../rules/deadline/deadline-subject.ts';
import type { Given } from '../../command/given.ts';
import { play } from '../../evolve/play.ts';
import { openPage } from '../../paging/pages.ts';
import type { IncidentEvent } from '../../record/events.ts';
import { lawAsksFor } from '../../standing/legal-duties.ts';

/** A duty that somebody decided not to do. Where the law asks for it, those above them are told: it is recorded all the same. */
export function waived(given: Given, duty: string, reason: ContentRef): IncidentEvent[] {
  const { policy, state, actor, at } = given;
  const event: IncidentEvent = { type: 'duty.waived', duty, reason };
  const told = lawAsksFor(policy, state, duty).length > 0 ? toTell(policy, nameOf(actor)) : [];
  if (told.length === 0) return [event];
  const about = { by: nameOf(actor), ended: [duty], isReasonGiven: true };
  const isOpen = state.status === 'open';
  const page = openPage(play(given, [event]), 'waived', isOpen ? null : duty, callPeople(told, at), about);
  return isOpen ? [event, page] : [event, page, ...calledBy(given, duty)];
}

/** The workflow of an incident that ended is over: an execution of the duty's own calls them. */
function calledBy({ state }: Given, id: string): IncidentEvent[] {
  const duty = state.duties.find((one) => one.id === id);
  return duty === undefined ? [] : [requestNext(state, 'deadline', deadlineSubject(id, duty.revision))];
}

/** From the top. */
const ABOVE = ['executive', 'head', 'officer'] as const;

/** The highest role that leads and that somebody else has; nobody where one person has all of them. */
function toTell(policy: Policy, by: string): string[] {
  const others = ABOVE.map((role) => peopleWith(policy, role).flatMap(({ id }) => (id === by ? [] : [id])));
  return others.find((people) => people.length > 0) ?? [];
}
