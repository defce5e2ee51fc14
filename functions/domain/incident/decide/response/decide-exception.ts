import { mustBePerson, type Refusal, refuse } from '../../../base/refusal.ts';
import type { Text } from '../../../base/text.ts';
import type { Instant } from '../../../base/time/instant.ts';
import { spokenText } from '../../../base/time/spoken.ts';
import { findDuty, isOwed } from '../../../components/obligations/duties.ts';
import { DUTY_STATUS } from '../../../components/obligations/words.ts';
import { LEADING_ROLES, leadsOrHasRole, nameOf } from '../../../policy/people.ts';
import type { Policy } from '../../../policy/shape/schema.ts';
import { personName, roleTitle } from '../../../policy/titles.ts';
import type { Duty } from '../../../rules/deadline/duty.ts';
import { dutyTitle } from '../../../rules/deadline/title.ts';
import { statutesOf } from '../../../rules/law/statutes.ts';
import { type DecideResult, type Given, reasonOf } from '../../command/given.ts';
import { noSuchDuty } from '../../command/refusal.ts';
import type { ResponseCommandOf } from '../../command/response-commands.ts';
import { inTurn, play } from '../../evolve/play.ts';
import { reconcileDuties } from '../../owed/reconcile-duties.ts';
import { askToDecide } from '../../paging/ask-to-decide.ts';
import type { IncidentEvent } from '../../record/events.ts';
import { DECISION } from '../../standing/status-words.ts';

/**
 * Somebody asks to depart from what the policy says, with a reason and, if it has one, an end. One about timing that names its duty
 * and an end puts it off once approved; any other is on record. FC-8, GK-11.
 */
export function decideException(given: Given, command: ResponseCommandOf<'exception'>): DecideResult {
  const { policy, state, actor, at } = given;
  if (actor.kind !== 'person') return mustBePerson();
  const { duty: name, about, reason, until } = command;
  if (until !== null && until <= at) return refuse('invalid', hasPassed(until, policy.zone));
  const duty = name === null ? undefined : findDuty(state, name);
  if (name !== null && duty === undefined) return noSuchDuty(name);
  if (duty !== undefined && !isOwed(duty)) return refuse('not-found', isPast(policy, duty));
  const problem = about === 'timing' && duty !== undefined ? timingProblem(given, duty, until) : null;
  if (problem !== null) return refuse('invalid', problem);
  const exception = `x${state.response.exceptions.length + 1}`;
  const asked = { exception, duty: duty?.id ?? null, about, reason, until, by: nameOf(actor) } as const;
  const requested: IncidentEvent = { type: 'exception.requested', ...asked };
  return [requested, ...inTurn(play(given, [requested]), askToDecide(LEADING_ROLES))];
}

function hasPassed(until: Instant, zone: string): Text {
  const end = spokenText(until, zone);
  return {
    ja: `例外の期限（${end.ja}）が過去の日時です。いつまでの例外とするかを入力してください。`,
    en: `The end of the exception (${end.en}) has passed. State until when it holds.`,
  };
}

function isPast(policy: Policy, duty: Duty): Text {
  const [title, stands] = [dutyTitle(policy, duty.id), DUTY_STATUS[duty.status]];
  return {
    ja: `「${title.ja}」は、すでに「${stands.ja}」となっています。過ぎたことを例外で変えることはできません。`,
    en: `“${title.en}” is ${stands.en} already: an exception does not rewrite what is past.`,
  };
}

/** Why a duty cannot be put off like this, as a sentence; null if it can. What the law asks for is not the company's to move. */
function timingProblem({ policy, state }: Given, duty: Duty, until: Instant | null): Text | null {
  const { kind, status, deadline } = duty;
  const isStatutory = policy.reports.some((report) => report.kind === kind && statutesOf(report).length > 0);
  const isMust = state.reports.find(({ report }) => report === kind)?.strength === 'must';
  const title = dutyTitle(policy, duty.id);
  if (isStatutory && isMust) {
    return {
      ja: `「${title.ja}」は法令に基づくため、社内の例外で期限を延ばすことはできません。`,
      en: `“${title.en}” is owed by law: no exception of the company moves it.`,
    };
  }
  if (status !== 'open') return isPast(policy, duty);
  if (until === null || deadline.at === null || until > deadline.at) return null;
  const [end, due] = [spokenText(until, policy.zone), spokenText(deadline.at, policy.zone)];
  return {
    ja: `例外の期限（${end.ja}）は、「${title.ja}」の期限（${due.ja}）より後の日時にしてください。`,
    en: `The exception must end after “${title.en}” is due (${due.en}), not on ${end.en}.`,
  };
}

/** Somebody else agrees; an exception about timing moves its duty. SY-16. */
export function decideApproveException(
  given: Given,
  { exception, ...command }: ResponseCommandOf<'approve-exception'>,
): DecideResult {
  const refusal = mayNotDecide(given, exception) ?? isOver(given, exception);
  if (refusal !== null) return refusal;
  const approved: IncidentEvent = {
    type: 'exception.approved',
    exception,
    by: nameOf(given.actor),
    ...reasonOf(command),
  };
  return [approved, ...reconcileDuties(play(given, [approved]))];
}

/** The rule stands. */
export function decideRejectException(
  given: Given,
  { exception, reason }: ResponseCommandOf<'reject-exception'>,
): DecideResult {
  const refusal = mayNotDecide(given, exception);
  if (refusal !== null) return refusal;
  return [{ type: 'exception.rejected', exception, by: nameOf(given.actor), reason }];
}

function isOver({ policy, state, at }: Given, exception: string): Refusal | null {
  const until = state.response.exceptions.find(({ id }) => id === exception)?.until ?? null;
  if (until === null || until > at) return null;
  const end = spokenText(until, policy.zone);
  return refuse('not-ready', {
    ja: `この例外の期限（${end.ja}）は過ぎています。改めて申請してください。`,
    en: `The exception was asked for until ${end.en}, which has passed. Ask for another.`,
  });
}

/** Why this person cannot decide about an exception that `by` asked for; null if they can. */
export function mayNotDecideExceptions({ policy, actor }: Pick<Given, 'policy' | 'actor'>, by: string): Refusal | null {
  if (!leadsOrHasRole(policy, actor, 'officer')) {
    const role = roleTitle(policy, 'officer');
    return refuse('not-allowed', {
      ja: `例外の可否を決められるのは、${role.ja}または責任者だけです。`,
      en: `Only the ${role.en} or those who lead may decide about an exception.`,
    });
  }
  if (by !== nameOf(actor)) return null;
  const name = personName(policy, by);
  return refuse('same-person', {
    ja: `この例外は${name.ja}が申請したため、ご本人は決められません。別の方が決めてください。`,
    en: `${name.en} asked for this exception. Somebody else must decide about it.`,
  });
}

function mayNotDecide({ policy, state, actor }: Given, exception: string): Refusal | null {
  const asked = state.response.exceptions.find(({ id }) => id === exception);
  if (asked === undefined) return noSuchException(exception);
  const barred = mayNotDecideExceptions({ policy, actor }, asked.by);
  if (barred !== null) return barred;
  if (asked.decision !== 'waiting') {
    const decision = DECISION[asked.decision];
    return refuse('wrong-stage', {
      ja: `この例外は、すでに「${decision.ja}」となっています。`,
      en: `The exception is ${decision.en} already.`,
    });
  }
  return null;
}

function noSuchException(exception: string): Refusal {
  return refuse('not-found', {
    ja: `指定された例外の申請（${exception}）がありません。`,
    en: `Nobody asked for such an exception (${exception}).`,
  });
}
