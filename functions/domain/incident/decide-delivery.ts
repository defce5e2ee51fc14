import type { Duty } from '../duty/duty.ts';
import type { Stage } from '../notice/stages.ts';
import { findDuty, isOwed } from './duties.ts';
import type { IncidentEvent } from './events.ts';
import type { CommandOf, Given, Outcome } from './given.ts';
import { findNotice, tellsController } from './notices.ts';
import { isWaiting, ladder, openPage } from './pages.ts';
import { play } from './play.ts';
import { met, reconcileDuties } from './reconcile-duties.ts';
import { refuse } from './refusal.ts';
import { requestNext } from './request.ts';
import type { Notice, NoticeStatus } from './state.ts';

/** Which duty a notice of each stage meets. */
const DUTY_OF_STAGE: Readonly<Record<Stage, string>> = {
  first: 'notice.first',
  'follow-up': 'notice.follow-up',
  correction: 'notice.follow-up',
  detailed: 'notice.detailed',
};

/** The approved notice starts to go out; its workflow is asked for in the same item. */
export function decideStart(given: Given, command: CommandOf<'start-delivery'>): Outcome {
  return withNotice(given, command.notice, ['approved'], (notice) => {
    if (notice.outdated) return refuse('not-ready', 'The audience must be sealed again first.');
    const sendAt = notice.approval?.sendAt ?? given.at;
    if (given.at < sendAt) return refuse('not-ready', `The notice is held until ${sendAt}.`);
    return [{ type: 'delivery.started', notice: notice.id }, requestNext(given.state, 'delivery', notice.id)];
  });
}

/** Nothing is sent for now: quota used up, or something wrong with the account. People are called once. */
export function decidePause(given: Given, command: CommandOf<'pause-delivery'>): Outcome {
  return withNotice(given, command.notice, ['delivering', 'paused'], (notice) => {
    const { why, until } = command;
    if (notice.pause?.why === why && notice.pause.until === until) return [];
    const paused: IncidentEvent = { type: 'delivery.paused', notice: notice.id, why, until };
    if (isWaiting(given.state, 'paused')) return [paused];
    return [paused, openPage(play(given, [paused]), 'paused', null, ladder(given.policy, given.at))];
  });
}

/** Sending goes on. */
export function decideResume(given: Given, command: CommandOf<'resume-delivery'>): Outcome {
  return withNotice(given, command.notice, ['paused', 'delivering'], (notice) =>
    notice.status === 'paused' ? [{ type: 'delivery.resumed', notice: notice.id }] : [],
  );
}

/** Every recipient has an outcome: the stage's duty is met, as of that moment, and what counts from it begins. FC-6. */
export function decideFinish(given: Given, command: CommandOf<'finish-delivery'>): Outcome {
  return withNotice(given, command.notice, ['delivering', 'paused'], (notice) => {
    const { counts, finishedAt } = command;
    if (counts.pending > 0) return refuse('not-ready', `${counts.pending} recipients are still pending.`);
    const duty = findDuty(given.state, DUTY_OF_STAGE[notice.stage]);
    const finished: IncidentEvent = { type: 'delivery.finished', notice: notice.id, counts, finishedAt };
    const told = [duty, controllerTold(given, notice)].filter((one) => one !== undefined && isOwed(one));
    const ended = [finished, ...told.flatMap((one) => (one === undefined ? [] : met(one, finishedAt, null)))];
    return [...ended, ...reconcileDuties(play(given, ended))];
  });
}

function controllerTold({ state }: Given, notice: Notice): Duty | undefined {
  return tellsController(notice) ? findDuty(state, 'controller') : undefined;
}

function withNotice(
  { state }: Given,
  id: string,
  allowed: readonly NoticeStatus[],
  then: (notice: Notice) => Outcome,
): Outcome {
  const notice = findNotice(state, id);
  if (notice === undefined) return refuse('not-found', `There is no notice ${id}.`);
  if (allowed.includes(notice.status)) return then(notice);
  return refuse('wrong-stage', `Notice ${id} is ${notice.status}, not ${allowed.join(' or ')}.`);
}
