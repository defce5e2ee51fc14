import { mustBePerson, type Refusal, refuse } from '../../../base/refusal.ts';
import { type Instant, plusMs, toMs } from '../../../base/time/instant.ts';
import { spokenText } from '../../../base/time/spoken.ts';
import { DAY_MS } from '../../../base/time/units.ts';
import { findDuty, isOwed, newestOfKind } from '../../../components/obligations/duties.ts';
import { callPeople } from '../../../components/paging/escalation.ts';
import { approverOf, deciderOf, leadsOrHasRole, nameOf, peopleWith } from '../../../policy/people.ts';
import { personName, roleTitle } from '../../../policy/titles.ts';
import { type DecideResult, type Given, reasonOf } from '../../command/given.ts';
import { noSuchPerson } from '../../command/refusal.ts';
import type { ResponseCommandOf } from '../../command/response-commands.ts';
import { inTurn, play } from '../../evolve/play.ts';
import { met, reconcileDuties } from '../../owed/reconcile-duties.ts';
import { askToDecide } from '../../paging/ask-to-decide.ts';
import { openPage } from '../../paging/pages.ts';
import type { IncidentEvent } from '../../record/events.ts';
import { DECISION } from '../../standing/status-words.ts';

const NO_PLAN = {
  ja: '再発防止計画がまだありません。先に計画を作成してください。',
  en: 'There is no prevention plan yet: write one first.',
};
const REPLACED = {
  ja: '確認された計画は、新しい計画に置き換えられています。新しい計画をお読みになってから、決めてください。',
  en: 'The plan that was read has been replaced by another. Read that one and decide again.',
};

/** The prevention plan with its two parts, an owner and a day. A new one takes the place of one not carried out. SY-6, GK-8. */
export function decidePlan(given: Given, command: ResponseCommandOf<'plan'>): DecideResult {
  const { policy, state, actor, at } = given;
  if (actor.kind !== 'person') return mustBePerson();
  if (command.due <= at) {
    const due = spokenText(command.due, policy.zone);
    return refuse('invalid', {
      ja: `再発防止計画の期日（${due.ja}）が過去の日時です。いつまでに実施するかを入力してください。`,
      en: `The plan cannot be due on ${due.en}, which has passed. State by when it is carried out.`,
    });
  }
  if (peopleWith(policy, command.owner).length === 0) return noSuchPerson(policy, command.owner);
  const { do: _, ...plan } = command;
  const planned = {
    type: 'prevention.planned',
    ...plan,
    by: nameOf(actor),
    approveBy: approveBy(at, plan.due),
  } as const;
  const duty = findDuty(state, 'prevention.plan');
  const events: IncidentEvent[] =
    duty !== undefined && isOwed(duty) ? [planned, ...met(duty, at, plan.technical)] : [planned];
  return [...events, ...inTurn(play(given, events), reconcileDuties, askToDecide([deciderOf(policy, planned.by)]))];
}

const APPROVED_WITHIN_MS = 7 * DAY_MS;

/** A plan is approved before it is carried out: within a week, and with at least half of the time to its day left. */
function approveBy(at: Instant, due: Instant): Instant {
  const half = Math.floor((toMs(due) - toMs(at)) / 2);
  return plusMs(at, Math.min(half, APPROVED_WITHIN_MS));
}

/** Somebody else than its author approves the plan: it is owed by its day from then on. SY-16. */
export function decideApprovePlan(given: Given, { plan, ...command }: ResponseCommandOf<'approve-plan'>): DecideResult {
  const refusal = mayNotDecide(given, plan);
  if (refusal !== null) return refusal;
  const duty = findDuty(given.state, 'prevention.approval');
  const approved: IncidentEvent = {
    type: 'prevention.approved',
    plan,
    by: nameOf(given.actor),
    ...reasonOf(command),
  };
  const events = duty !== undefined && isOwed(duty) ? [approved, ...met(duty, given.at, null)] : [approved];
  return [...events, ...inTurn(play(given, events), reconcileDuties, callOwner('prevention.done'))];
}

/** The plan is not good enough: another is owed. */
export function decideRejectPlan(given: Given, { plan, reason }: ResponseCommandOf<'reject-plan'>): DecideResult {
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

/** Why this person cannot decide about a plan that `by` wrote; null if they can. */
export function mayNotDecidePlans({ policy, actor }: Pick<Given, 'policy' | 'actor'>, by: string): Refusal | null {
  if (!leadsOrHasRole(policy, actor, approverOf(policy))) {
    const role = roleTitle(policy, approverOf(policy));
    return refuse('not-allowed', {
      ja: `再発防止計画の可否を決められるのは、${role.ja}または責任者だけです。`,
      en: `Only the ${role.en} or those who lead may decide about the prevention plan.`,
    });
  }
  if (by !== nameOf(actor)) return null;
  const name = personName(policy, by);
  return refuse('same-person', {
    ja: `この計画は${name.ja}が作成したため、ご本人は決められません。別の方が決めてください。`,
    en: `${name.en} wrote this plan. Somebody else must decide about it.`,
  });
}

function mayNotDecide({ policy, state, actor }: Given, read: string): Refusal | null {
  const { plan } = state.response;
  if (plan === null) return refuse('not-found', NO_PLAN);
  const barred = mayNotDecidePlans({ policy, actor }, plan.by);
  if (barred !== null) return barred;
  if (plan.id !== read) return refuse('wrong-digest', REPLACED);
  if (plan.decision === 'waiting') return null;
  const decision = DECISION[plan.decision];
  return refuse('wrong-stage', {
    ja: `再発防止計画は、すでに「${decision.ja}」となっています。`,
    en: `The prevention plan is ${decision.en} already.`,
  });
}
