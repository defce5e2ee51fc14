import type { Refusal } from '../command.ts';
import { findDuty, isOwed, newestOfKind } from '../duties.ts';
import type { IncidentEvent } from '../events.ts';
import type { Given, Outcome } from '../given.ts';
import { callPeople, openPage } from '../pages.ts';
import { approverOf, leadsOrHasRole, nameOf, peopleWith } from '../people.ts';
import { inTurn, play } from '../play.ts';
import { met, reconcileDuties } from '../reconcile-duties.ts';
import { refuse } from '../refusal.ts';
import { askToDecide } from './ask-to-decide.ts';
import type { ResponseCommand } from './commands.ts';

type Of<Name extends ResponseCommand['do']> = Extract<ResponseCommand, { do: Name }>;

/** The prevention plan with its two parts, an owner and a day. A new one takes the place of one not carried out. SY-6, GK-8. */
export function decidePlan(given: Given, command: Of<'plan'>): Outcome {
  const { policy, state, actor, at } = given;
  if (actor.kind !== 'person') return refuse('not-allowed', 'A person must write the prevention plan.');
  if (command.due <= at)
    return refuse('invalid', `due ${command.due} has passed. State by when the plan is carried out.`);
  if (peopleWith(policy, command.owner).length === 0) {
    return refuse(
      'invalid',
      `${command.owner} is neither a role nor a person of this policy: nobody would carry it out.`,
    );
  }
  const { do: _, ...plan } = command;
  const planned: IncidentEvent = { type: 'prevention.planned', ...plan, by: nameOf(actor) };
  const duty = findDuty(state, 'prevention.plan');
  const events = duty !== undefined && isOwed(duty) ? [planned, ...met(duty, at, plan.technical)] : [planned];
  return [...events, ...inTurn(play(given, events), reconcileDuties, askToDecide([approverOf(policy)]))];
}

/** Somebody else than its author approves the plan: it is owed by its day from then on. SY-16. */
export function decideApprovePlan(given: Given, { plan }: Of<'approve-plan'>): Outcome {
  const refusal = mayNotDecide(given, plan);
  if (refusal !== null) return refusal;
  const duty = findDuty(given.state, 'prevention.approval');
  const approved: IncidentEvent = { type: 'prevention.approved', plan, by: nameOf(given.actor) };
  const events = duty !== undefined && isOwed(duty) ? [approved, ...met(duty, given.at, null)] : [approved];
  return [...events, ...inTurn(play(given, events), reconcileDuties, callOwner('prevention.done'))];
}

/** The plan is not good enough: another is owed. */
export function decideRejectPlan(given: Given, { plan, reason }: Of<'reject-plan'>): Outcome {
  const refusal = mayNotDecide(given, plan);
  if (refusal !== null) return refusal;
  const rejected: IncidentEvent = { type: 'prevention.rejected', plan, by: nameOf(given.actor), reason };
  return [rejected, ...inTurn(play(given, [rejected]), reconcileDuties, callOwner('prevention.plan'))];
}

/** Calls those to whom the decision gave something to do: to carry the plan out, or to write another. */
function callOwner(kind: string) {
  return (given: Given): IncidentEvent[] => {
    const duty = newestOfKind(given.state, kind);
    if (duty === undefined || !isOwed(duty)) return [];
    const others = peopleWith(given.policy, duty.owner).filter(({ id }) => id !== nameOf(given.actor));
    const people = others.map(({ id }) => id);
    return people.length === 0 ? [] : [openPage(given, 'assigned', duty.id, callPeople(people, given.at))];
  };
}

function mayNotDecide({ policy, state, actor }: Given, read: string): Refusal | null {
  const { plan } = state.response;
  if (plan === null) return refuse('not-found', 'There is no prevention plan yet: write one first.');
  const role = approverOf(policy);
  if (!leadsOrHasRole(policy, actor, role)) {
    return refuse('not-allowed', `Only the role ${role} or those who lead may decide about the prevention plan.`);
  }
  if (plan.by === nameOf(actor))
    return refuse('same-person', `${nameOf(actor)} wrote this plan. Somebody else must decide about it.`);
  if (plan.id !== read) {
    return refuse('wrong-digest', `${read} was read, but ${plan.id} took its place. Read that one and decide again.`);
  }
  return plan.decision === 'waiting' ? null : refuse('wrong-stage', `The prevention plan is ${plan.decision} already.`);
}
