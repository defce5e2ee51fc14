import { mustBePerson, type Refusal, refuse } from '../../../base/refusal.ts';
import { inBoth, type Text } from '../../../base/text.ts';
import { newestGeneration, requestNext } from '../../../components/executions.ts';
import { isOwed } from '../../../components/obligations/duties.ts';
import { noticeTitle } from '../../../policy/stage-titles.ts';
import { personName, roleTitle } from '../../../policy/titles.ts';
import { deadlineSubject } from '../../../rules/deadline/deadline-subject.ts';
import type { CommandOf, DecideResult, Given } from '../../command/given.ts';
import { type DecisionStep, inTurn, play } from '../../evolve/play.ts';
import { unsettledResponse } from '../../owed/closing.ts';
import { withdrawAll } from '../../owed/give-up-drafts.ts';
import { detailedWaivedBy, requiredNotYetOwed } from '../../owed/not-yet-owed.ts';
import { duties } from '../../owed/reconcile-duties.ts';
import { escalation, openPage } from '../../paging/pages.ts';
import type { IncidentDuty } from '../../record/duty.ts';
import type { IncidentEvent } from '../../record/events.ts';
import type { Notice } from '../../record/state.ts';
import { mayOutlive } from '../../standing/after-closing.ts';
import { keepsFromClosing } from '../../standing/notices.ts';
import { NOTICE_STATUS } from '../../standing/status-words.ts';
import { unsettled } from '../../standing/unsettled.ts';
import { CLOSED } from '../../standing/void-reasons.ts';
import { nextMoment } from '../../told/duty-moments.ts';

/**
 * Ends an incident once what the policy requires is done and nothing is on its way. What the policy lets outlive it goes on,
 * still watched; what else is open is void.
 */
export function decideClose(given: Given, command: CommandOf<'close'>): DecideResult {
  const { actor, policy, state } = given;
  if (actor.kind !== 'person') return mustBePerson();
  const refusal = notYet(closingConditions(given)) ?? unapproved(given) ?? mayNotClose(given);
  if (refusal !== null) return refusal;
  const outlives = state.duties.filter((duty) => isOwed(duty) && mayOutlive(policy, duty.kind));
  const over = state.duties.filter((duty) => duty.status === 'open' && !outlives.includes(duty));
  const ids = outlives.map(({ id }) => id);
  return [
    ...over.map(({ id }) => ({ type: 'duty.voided', duty: id, reason: CLOSED }) as const),
    ...withdrawAll(given),
    ...watched(given, outlives),
    { type: 'incident.closed', by: actor.id, reason: command.reason, ...(ids.length === 0 ? {} : { outlives: ids }) },
  ];
}

/** Each of the duties that go on has its own deadline watched. */
export function watched(given: Given, outlives: readonly IncidentDuty[]): IncidentEvent[] {
  return inTurn(given, ...outlives.filter((duty) => isUnarmed(given, duty)).map(armed));
}

/** Its deadline is watched by nobody yet, and the incident's own workflow ends now. */
function isUnarmed({ policy, state }: Given, duty: IncidentDuty): boolean {
  const subject = deadlineSubject(duty.id, duty.revision);
  return newestGeneration(state, 'deadline', subject) === 0 && nextMoment(policy, state, duty) !== null;
}

function armed({ id, revision }: IncidentDuty): DecisionStep {
  return ({ state }) => [requestNext(state, 'deadline', deadlineSubject(id, revision))];
}

/** Why this person may not be the one who closes; null if they may: two people answer for it. SY-16. */
export function mayNotClose(given: Pick<Given, 'policy' | 'state' | 'actor'>): Refusal | null {
  if (given.actor.kind !== 'person') return mustBePerson();
  return ownApproval(given, given.actor.id) ?? waiverProblem(given, given.actor.id);
}

/** The person who decided that customers get no detailed notice does not also close, whatever they state about the investigation. */
function waiverProblem({ policy, state }: Pick<Given, 'policy' | 'state'>, person: string): Refusal | null {
  if (detailedWaivedBy(state) !== person) return null;
  const name = personName(policy, person);
  return refuse('same-person', {
    ja: `詳報を送らないと決めた${name.ja}ご本人は終了できません。別の方が終了してください。`,
    en: `${name.en} waived the detailed notice. Somebody else must close the incident.`,
  });
}

/** Refuses while anything stands in the way of closing; null when nothing does. */
export function notYet(conditions: readonly Text[]): Refusal | null {
  if (conditions.length === 0) return null;
  const all = inBoth((language) => conditions.map((one) => one[language]).join(language === 'ja' ? '、' : '; '));
  return refuse('closing-conditions', {
    ja: `まだ終了できません。次の点を済ませてください：${all.ja}。`,
    en: `The incident cannot be closed yet: ${all.en}.`,
  });
}

function unapproved({ policy, state }: Given): Refusal | null {
  const { approval } = policy.closing;
  if (approval === undefined || closingApprover({ state }) !== null) return null;
  const role = roleTitle(policy, approval);
  return notYet([{ ja: `${role.ja}による終了の承認`, en: `the ${role.en} has to approve closing` }]);
}

function ownApproval({ policy, state }: Pick<Given, 'policy' | 'state'>, person: string): Refusal | null {
  const by = policy.closing.approval === undefined ? null : closingApprover({ state });
  if (by === null || by !== person) return null;
  const name = personName(policy, by);
  return refuse('same-person', {
    ja: `終了を承認した${name.ja}ご本人は終了できません。別の方が終了してください。`,
    en: `${name.en} approved closing. Somebody else must close the incident.`,
  });
}

/** What stands in the way of closing, one phrase each. */
export function closingConditions({ policy, state }: Pick<Given, 'policy' | 'state'>): Text[] {
  const required = state.duties.filter((duty) => isOwed(duty) && policy.closing.requires.includes(duty.kind));
  const moving = state.notices.filter(({ status }) => ['approved', 'delivering', 'paused'].includes(status));
  return [
    ...unsettledResponse({ policy, state }),
    ...required.map((duty) => unsettled(policy, duty)),
    ...requiredNotYetOwed(policy, state),
    ...moving.map(onItsWay),
    ...state.notices.filter(keepsFromClosing).map(waiting),
  ];
}

function waiting(notice: Notice): Text {
  const title = noticeTitle(notice);
  return {
    ja: `承認を待っている${title.ja}を、承認して送信するか、差し戻す`,
    en: `${title.en} waits for approval: approve it and let it go out, or reject it`,
  };
}

function onItsWay(notice: Notice): Text {
  const [title, stands] = [noticeTitle(notice), NOTICE_STATUS[notice.status]];
  const isStill = notice.status === 'approved';
  return {
    ja: `${title.ja}（${stands.ja}）の送信完了を待つ${isStill ? 'か、送信を取りやめる' : ''}`,
    en: `${title.en} is ${stands.en}: let it finish${isStill ? ' or call it back' : ''}`,
  };
}

/** Takes a closed incident up again: what is owed comes back, people are called, the workflows go on. */
export function decideReopen(given: Given, command: CommandOf<'reopen'>): DecideResult {
  const { actor, state } = given;
  if (state.status !== 'closed') {
    return refuse('already-open', {
      ja: 'このインシデントは対応中です。再開の必要はありません。',
      en: 'The incident is open already.',
    });
  }
  if (actor.kind !== 'person') return mustBePerson();
  const reopened: IncidentEvent = { type: 'incident.reopened', by: actor.id, reason: command.reason };
  return [reopened, ...inTurn(play(given, [reopened]), duties, called, workflow, rearmed(given))];
}

function called(given: Given): IncidentEvent[] {
  return [openPage(given, 'reopened', null, escalation(given))];
}

function workflow({ state }: Given): IncidentEvent[] {
  return [requestNext(state, 'incident', null)];
}

/** Deadlines of duties that outlasted the closing ended with it; those of new duties are armed by the workflow. */
function rearmed(before: Given) {
  return (given: Given): IncidentEvent[] => {
    const known = new Set(before.state.duties.filter(isOwed).map(({ id }) => id));
    const watched = new Set(before.state.outlives);
    const left = given.state.duties.filter(
      ({ id, ...duty }) =>
        known.has(id) && !watched.has(id) && nextMoment(given.policy, given.state, { id, ...duty }) !== null,
    );
    return inTurn(given, ...left.map(armed));
  };
}

/** Who approved closing as things stand now; null if nobody did, or something was learnt since. */
export function closingApprover({ state }: Pick<Given, 'state'>): string | null {
  const { closing } = state.response;
  return closing !== null && closing.seq > state.toldSeq ? closing.by : null;
}
