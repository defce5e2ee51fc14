import type { Duty } from '../../duty/duty.ts';
import type { Instant } from '../../time/instant.ts';
import type { Refusal } from '../command.ts';
import { findDuty, isOwed } from '../duties.ts';
import type { IncidentEvent } from '../events.ts';
import type { Given, Outcome } from '../given.ts';
import { LEADING_ROLES, leadsOrHasRole, nameOf } from '../people.ts';
import { inTurn, play } from '../play.ts';
import { reconcileDuties } from '../reconcile-duties.ts';
import { refuse } from '../refusal.ts';
import { askToDecide } from './ask-to-decide.ts';
import type { ResponseCommand } from './commands.ts';

type Of<Name extends ResponseCommand['do']> = Extract<ResponseCommand, { do: Name }>;

/**
 * Somebody asks to depart from what the policy says, with a reason and, if it has one, an end. One about timing that names its duty
 * and an end puts it off once approved; any other is on record. FC-8, GK-11.
 */
export function decideException(given: Given, command: Of<'exception'>): Outcome {
  const { state, actor, at } = given;
  if (actor.kind !== 'person') return refuse('not-allowed', 'A person must ask for an exception.');
  const { duty: name, about, reason, until } = command;
  if (until !== null && until <= at)
    return refuse('invalid', `until ${until} has passed. State until when the exception holds.`);
  const duty = name === null ? undefined : findDuty(state, name);
  if (name !== null && (duty === undefined || !isOwed(duty))) {
    return refuse(
      'not-found',
      `There is no duty ${name} that is still owed: an exception does not rewrite what is past.`,
    );
  }
  const problem = about === 'timing' && duty !== undefined ? timingProblem(given, duty, until) : null;
  if (problem !== null) return refuse('invalid', problem);
  const exception = `x${state.response.exceptions.length + 1}`;
  const asked = { exception, duty: duty?.id ?? null, about, reason, until, by: nameOf(actor) } as const;
  const requested: IncidentEvent = { type: 'exception.requested', ...asked };
  return [requested, ...inTurn(play(given, [requested]), askToDecide(LEADING_ROLES))];
}

/** Why a duty cannot be put off like this, as a sentence; null if it can. What the law asks for is not the company's to move. */
function timingProblem({ policy, state }: Given, { id, kind, status, deadline }: Duty, until: Instant | null) {
  const isStatutory = policy.reports.some((report) => report.kind === kind && report.statute !== undefined);
  const isMust = state.reports.find(({ report }) => report === kind)?.strength === 'must';
  if (isStatutory && isMust) return `${id} is owed by law: no exception of the company moves it.`;
  if (status !== 'open') return `${id} is ${status} already: an exception does not rewrite what is past.`;
  if (until === null || deadline.at === null || until > deadline.at) return null;
  return `until ${until} is not after ${deadline.at}, when ${id} is due: an exception puts a duty off.`;
}

/** Somebody else agrees; an exception about timing moves its duty. SY-16. */
export function decideApproveException(given: Given, { exception }: Of<'approve-exception'>): Outcome {
  const refusal = mayNotDecide(given, exception) ?? isOver(given, exception);
  if (refusal !== null) return refusal;
  const approved: IncidentEvent = { type: 'exception.approved', exception, by: nameOf(given.actor) };
  return [approved, ...reconcileDuties(play(given, [approved]))];
}

/** The rule stands. */
export function decideRejectException(given: Given, { exception, reason }: Of<'reject-exception'>): Outcome {
  const refusal = mayNotDecide(given, exception);
  if (refusal !== null) return refusal;
  return [{ type: 'exception.rejected', exception, by: nameOf(given.actor), reason }];
}

function isOver({ state, at }: Given, exception: string): Refusal | null {
  const until = state.response.exceptions.find(({ id }) => id === exception)?.until ?? null;
  if (until === null || until > at) return null;
  return refuse(
    'not-ready',
    `The exception ${exception} was asked for until ${until}, which has passed. Ask for another.`,
  );
}

function mayNotDecide({ policy, state, actor }: Given, exception: string): Refusal | null {
  if (!leadsOrHasRole(policy, actor, 'officer')) {
    return refuse('not-allowed', 'Only the officer or those who lead may decide about an exception.');
  }
  const asked = state.response.exceptions.find(({ id }) => id === exception);
  if (asked === undefined) return refuse('not-found', `Nobody asked for an exception ${exception}.`);
  if (asked.decision !== 'waiting')
    return refuse('wrong-stage', `The exception ${exception} is ${asked.decision} already.`);
  if (asked.by !== nameOf(actor)) return null;
  return refuse('same-person', `${nameOf(actor)} asked for this exception. Somebody else must decide about it.`);
}
