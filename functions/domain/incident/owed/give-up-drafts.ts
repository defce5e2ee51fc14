import { isOwed, newestOfKind } from '../../components/obligations/duties.ts';
import type { Given } from '../command/given.ts';
import { type DecisionStep, inTurn } from '../evolve/play.ts';
import { escalation, openPage } from '../paging/pages.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { Notice } from '../record/state.ts';
import { isOutOfTurn, isUnapproved, isUnsent } from '../standing/notices.ts';
import { NUMBER_CHANGED } from '../standing/void-reasons.ts';

/**
 * What the system drafted for a duty that is not owed any more, or asks for another stage by now, is given up. One that is
 * approved already is not called back by somebody who waives the duty.
 */
export function withdrawDrafts({ state }: Given): IncidentEvent[] {
  const first = newestOfKind(state, 'notice.first');
  const later = newestOfKind(state, 'notice.follow-up');
  const isIdle = ({ stage, status }: Notice): boolean => {
    if (stage === 'detailed') return false;
    const duty = stage === 'first' ? first : later;
    if (duty === undefined) return false;
    const isOther = stage !== 'first' && (duty.stage ?? stage) !== stage;
    return duty.status === 'void' || isOther || (!isOwed(duty) && status !== 'approved');
  };
  const idle = state.notices.filter((notice) => notice.author === null && isUnsent(notice) && isIdle(notice));
  return idle.map(({ id }) => ({ type: 'notice.withdrawn', notice: id, because: 'not-owed' }));
}

/** At the closing nothing is left that waits for approval. */
export function withdrawAll({ state }: Given): IncidentEvent[] {
  return state.notices
    .filter(isUnapproved)
    .map(({ id }) => ({ type: 'notice.withdrawn', notice: id, because: 'closed' }));
}

/** A notice goes out: drafts whose number is taken by it can never be approved. Nobody is called for them. */
export function supersedeOvertaken(by: string): DecisionStep {
  return ({ state }) => {
    const overtaken = state.notices.filter((notice) => isUnapproved(notice) && isOutOfTurn(state, notice));
    return overtaken.map(({ id }) => ({ type: 'notice.superseded', notice: id, by, because: 'sent' }));
  };
}

/** An approved notice is gone: those drafted to follow it would skip its number. */
export function supersedeFollowers(gone: Notice): DecisionStep {
  return (given) => {
    const followers = given.state.notices.filter((notice) => isUnsent(notice) && notice.number > gone.number);
    return inTurn(given, ...followers.map((notice) => supersedeFollower(notice, gone)));
  };
}

/** Who wrote one that was approved learns that it does not go out; what the system wrote it drafts again. */
function supersedeFollower({ id, status, author }: Notice, gone: Notice): DecisionStep {
  return (given) => {
    const because = 'called-back';
    const superseded: IncidentEvent = { type: 'notice.superseded', notice: id, by: gone.id, because };
    if (status !== 'approved') return [superseded];
    const voided: IncidentEvent = { type: 'approval.voided', notice: id, reason: NUMBER_CHANGED };
    const steps = author === null ? [] : [{ person: author, at: given.at }, ...escalation(given)];
    return [
      voided,
      superseded,
      ...(author === null ? [] : [openPage(given, 'approval-fell', null, steps, { notice: id })]),
    ];
  };
}
