import { type Refusal, refuse } from '../../base/refusal.ts';
import type { Text } from '../../base/text.ts';
import { later } from '../../base/time/instant.ts';
import { spokenText } from '../../base/time/spoken.ts';
import { findDuty } from '../../components/obligations/duties.ts';
import { call, called } from '../../components/paging/decide-page.ts';
import { personOf } from '../../policy/people.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { CommandEnvelope, IncidentCommand } from '../command/command.ts';
import type { DecideResult, Given } from '../command/given.ts';
import { notPermitted } from '../command/permissions.ts';
import { isJoining } from '../joining/join.ts';
import type { IncidentState, OpenIncident } from '../record/state.ts';
import { isGoingOn } from '../standing/after-closing.ts';
import { decideApprove, decideCancel, decideReject } from './decide-approval.ts';
import { decideAttach } from './decide-attach.ts';
import {
  decideFinish,
  decideNews,
  decideOutcomes,
  decidePause,
  decideResume,
  decideSender,
  decideStart,
  decideUnreached,
} from './decide-delivery.ts';
import { decideDraft } from './decide-draft.ts';
import { decideComplete, decideObserve, decideWaive } from './decide-duty.ts';
import { decideFailure, decideRequest } from './decide-execution.ts';
import { decideAssess } from './decide-facts.ts';
import { decideFinishJoin, decideJoin, decideMerge, decideWithdrawJoin } from './decide-join.ts';
import { decideMismatch } from './decide-mismatch.ts';
import { decideOpen } from './decide-open.ts';
import { decideOutage, decideOutageWithdrawal } from './decide-outage.ts';
import { decideAcknowledge } from './decide-page.ts';
import { decideRecheck, decideScope, decideSeal } from './decide-scope.ts';
import { callOf, decideTold } from './decide-told.ts';
import { decideClose, decideReopen } from './response/decide-closing.ts';
import { decideResponse } from './response/decide-response.ts';

/** Records of what senders did and SES told. Nothing follows from them, so that nothing is in their way. */
const RECORDING = ['announce-sender', 'record-outcomes', 'record-news'] as const;

/** What goes on after the end: answers and outcomes that were under way, and records of failures. */
const ENDED: ReadonlySet<IncidentCommand['do']> = new Set([
  'acknowledge',
  'record-call',
  'observe-duty',
  'request-execution',
  'call-person',
  'record-failure',
  'record-mismatch',
  ...RECORDING,
]);
/** A mail can come back after the end: what follows from it is dealt with as before. */
function comesAfterwards(state: OpenIncident, command: IncidentCommand): boolean {
  return ENDED.has(command.do) || command.do === 'record-unreached' || settlesOutliving(state, command);
}

/** By these a join ends. */
const JOINING: ReadonlySet<IncidentCommand['do']> = new Set(['finish-join', 'withdraw-join']);

const NO_INCIDENT: Text = { ja: '該当するインシデントがありません。', en: 'There is no such incident.' };

/**
 * What becomes of a command: the events to append as one item, none if there is nothing to record, or a refusal.
 * A command given before is recognised first and answers no events. Pure; never throws on what people ask.
 */
export function decide(policy: Policy, state: IncidentState, asked: CommandEnvelope): DecideResult {
  if (state.commands.has(asked.id)) return [];
  const { command, actor } = asked;
  const at = later(asked.at, state.at);
  if (command.do === 'open') {
    return notPermitted(policy, actor, 'open') ?? decideOpen(policy, state, { actor, at }, command);
  }
  if (state.status === 'none') return refuse('not-found', NO_INCIDENT);
  if (actor.kind === 'person' && personOf(policy, actor) === undefined) {
    return refuse('not-allowed', {
      ja: `ご本人（${actor.id}）が、この対応方針の担当者に登録されていません。情報セキュリティ責任者に登録を依頼してください。`,
      en: `You (${actor.id}) are not in the team of this policy. Ask the security officer to be added.`,
    });
  }
  const ended = notOngoing(policy, state, command);
  if (ended !== null) return ended;
  return notPermitted(policy, actor, command.do) ?? decideOpened({ policy, state, actor, at }, command);
}

/** Why an incident that has ended, or is just being joined into another, does not take this command; null if it does. */
function notOngoing(policy: Policy, state: OpenIncident, asked: IncidentCommand): Refusal | null {
  const command = asked.do;
  if (isJoining(state)) return ENDED.has(command) || JOINING.has(command) ? null : BEING_JOINED;
  if (state.status === 'open' || comesAfterwards(state, asked)) return null;
  if (state.status === 'joined') return joinedElsewhere(state.join?.into ?? '');
  if (command === 'reopen') return null;
  const closedAt = spokenText(state.closedAt ?? state.at, policy.zone);
  return refuse('not-open', {
    ja: `このインシデントは${closedAt.ja}に終了しています。先に対応を再開してください。`,
    en: `The incident was closed on ${closedAt.en}. Reopen it first.`,
  });
}

function joinedElsewhere(into: string): Refusal {
  return refuse('joined', {
    ja: `このインシデントは ${into} に統合されています。${into} で対応してください。`,
    en: `The incident was joined into ${into}. Go on there.`,
  });
}

const BEING_JOINED = refuse('not-ready', {
  ja: 'このインシデントは、別のインシデントに統合している途中です。しばらくしてから、もう一度お試しください。',
  en: 'The incident is just being joined into another one. Try again in a moment.',
});

/** A duty that goes on after the closing is done or waived as before. */
function settlesOutliving(state: OpenIncident, command: IncidentCommand): boolean {
  if (command.do !== 'complete' && command.do !== 'waive' && command.do !== 'record-told') return false;
  const duty = command.do === 'record-told' ? callOf(state, command.notice) : findDuty(state, command.duty);
  return duty !== undefined && isGoingOn(state, duty);
}

function decideOpened(given: Given, command: Exclude<IncidentCommand, { do: 'open' }>): DecideResult {
  switch (command.do) {
    case 'attach-signal':
      return decideAttach(given, command);
    case 'acknowledge':
      return decideAcknowledge(given, command);
    case 'assess':
      return decideAssess(given, command);
    case 'record-outage':
      return decideOutage(given, command);
    case 'withdraw-outage':
      return decideOutageWithdrawal(given, command);
    case 'scope':
      return decideScope(given, command);
    case 'recheck-audience':
      return decideRecheck(given);
    case 'complete':
      return decideComplete(given, command);
    case 'waive':
      return decideWaive(given, command);
    case 'record-told':
      return decideTold(given, command);
    case 'observe-duty':
      return decideObserve(given, command);
    case 'call-person':
      return call(given, command);
    case 'record-call':
      return called(given, command);
    case 'request-execution':
      return decideRequest(given, command);
    case 'record-failure':
      return decideFailure(given, command);
    case 'record-mismatch':
      return decideMismatch(given, command);
    case 'join':
      return decideJoin(given, command);
    case 'merge':
      return decideMerge(given, command);
    case 'finish-join':
      return decideFinishJoin(given);
    case 'withdraw-join':
      return decideWithdrawJoin(given, command);
    case 'close':
      return decideClose(given, command);
    case 'reopen':
      return decideReopen(given, command);
    case 'draft':
    case 'seal-audience':
    case 'approve':
    case 'reject':
    case 'cancel':
    case 'start-delivery':
    case 'pause-delivery':
    case 'resume-delivery':
    case 'finish-delivery':
    case 'record-unreached':
    case 'announce-sender':
    case 'record-outcomes':
    case 'record-news':
      return decideNotice(given, command);
    default:
      return decideResponse(given, command);
  }
}

type NoticeCommand = Extract<
  IncidentCommand,
  {
    do:
      | 'draft'
      | 'seal-audience'
      | 'approve'
      | 'reject'
      | 'cancel'
      | 'record-unreached'
      | (typeof RECORDING)[number]
      | `${string}-delivery`;
  }
>;

function decideNotice(given: Given, command: NoticeCommand): DecideResult {
  switch (command.do) {
    case 'draft':
      return decideDraft(given, command);
    case 'seal-audience':
      return decideSeal(given, command);
    case 'approve':
      return decideApprove(given, command);
    case 'reject':
      return decideReject(given, command);
    case 'cancel':
      return decideCancel(given, command);
    case 'start-delivery':
      return decideStart(given, command);
    case 'pause-delivery':
      return decidePause(given, command);
    case 'resume-delivery':
      return decideResume(given, command);
    case 'finish-delivery':
      return decideFinish(given, command);
    case 'record-unreached':
      return decideUnreached(given, command);
    case 'announce-sender':
      return decideSender(given, command);
    case 'record-outcomes':
      return decideOutcomes(given, command);
    case 'record-news':
      return decideNews(given, command);
  }
}
