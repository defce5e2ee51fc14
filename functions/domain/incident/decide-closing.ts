import { isOwed } from './duties.ts';
import { nextMoment } from './duty-moments.ts';
import type { IncidentEvent } from './events.ts';
import type { CommandOf, Given, Outcome } from './given.ts';
import { ladder, openPage } from './pages.ts';
import { inTurn, play } from './play.ts';
import { duties } from './reconcile-duties.ts';
import { refuse } from './refusal.ts';
import { deadlineSubject, requestNext } from './request.ts';
import { unsettledResponse } from './response/closing.ts';
import { closingApprover } from './response/decide-closing-approval.ts';
import { CLOSED } from './void-reasons.ts';

/** Ends an incident once what the policy requires is done and nothing is on its way. What is still open is void. */
export function decideClose(given: Given, command: CommandOf<'close'>): Outcome {
  const { actor, policy, state } = given;
  if (actor.kind !== 'person') return refuse('not-allowed', 'A person must close an incident.');
  const { approval } = policy.closing;
  const left = closingConditions(given);
  if (left.length > 0) return refuse('closing-conditions', `Not yet: ${left.join('; ')}.`);
  if (approval !== undefined) {
    const by = closingApprover(given);
    if (by === null) return refuse('closing-conditions', `Not yet: the role ${approval} has to approve closing.`);
    if (by === actor.id) return refuse('same-person', `${by} approved closing. Somebody else must close the incident.`);
  }
  const open = state.duties.filter(({ status }) => status === 'open');
  return [
    ...open.map(({ id }) => ({ type: 'duty.voided', duty: id, reason: CLOSED }) as const),
    { type: 'incident.closed', by: actor.id, reason: command.reason },
  ];
}

/** What stands in the way of closing, one phrase each. */
export function closingConditions({ policy, state }: Pick<Given, 'policy' | 'state'>): string[] {
  const required = state.duties.filter((duty) => isOwed(duty) && policy.closing.requires.includes(duty.kind));
  const moving = state.notices.filter(({ status }) => ['approved', 'delivering', 'paused'].includes(status));
  return [
    ...unsettledResponse({ policy, state }),
    ...required.map(({ id, status }) => `duty ${id} is ${status}, meet it or waive it with a reason`),
    ...moving.map(
      ({ id, status }) => `notice ${id} is ${status}, let it finish${status === 'approved' ? ' or cancel it' : ''}`,
    ),
  ];
}

/** Takes a closed incident up again: what is owed comes back, people are called, the workflows go on. */
export function decideReopen(given: Given, command: CommandOf<'reopen'>): Outcome {
  const { actor, state } = given;
  if (state.status !== 'closed') return refuse('already-open', `${state.id} is open.`);
  if (actor.kind !== 'person') return refuse('not-allowed', 'A person must reopen an incident.');
  const reopened: IncidentEvent = { type: 'incident.reopened', by: actor.id, reason: command.reason };
  return [reopened, ...inTurn(play(given, [reopened]), duties, called, workflow, rearmed(given))];
}

function called(given: Given): IncidentEvent[] {
  return [openPage(given, 'reopened', null, ladder(given.policy, given.at))];
}

function workflow({ state }: Given): IncidentEvent[] {
  return [requestNext(state, 'incident', null)];
}

/** Deadlines of duties that outlasted the closing ended with it; those of new duties are armed by the workflow. */
function rearmed(before: Given) {
  return (given: Given): IncidentEvent[] => {
    const known = new Set(before.state.duties.filter(isOwed).map(({ id }) => id));
    const left = given.state.duties.filter(
      (duty) => known.has(duty.id) && nextMoment(given.policy, given.state, duty) !== null,
    );
    const parts = left.map(({ id, revision }) => ({ state }: Given) => [
      requestNext(state, 'deadline', deadlineSubject(id, revision)),
    ]);
    return inTurn(given, ...parts);
  };
}
