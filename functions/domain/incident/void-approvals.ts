import type { Text } from '../text.ts';
import { durationMs } from '../time/duration.ts';
import { plusMs } from '../time/instant.ts';
import { contributors } from './contributions.ts';
import { newestOfKind } from './duties.ts';
import type { IncidentEvent } from './events.ts';
import type { Given } from './given.ts';
import { isUnsent, overtakenSections } from './notices.ts';
import { callRoles, calls, ladder, openPage } from './pages.ts';
import { inTurn, type Part } from './play.ts';
import { isActive } from './rungs.ts';
import type { Notice } from './state.ts';
import { FACTS_CHANGED, NUMBER_CHANGED } from './void-reasons.ts';

/** The system's name where an event names who did something. */
const SYSTEM = 'hikeshi';

/** Approvals given for what was known before: nothing is sent on them. */
export function voidApprovals(given: Given): IncidentEvent[] {
  const approved = given.state.notices.filter(({ status }) => status === 'approved');
  return inTurn(given, ...approved.map((notice) => voidApproval(notice, FACTS_CHANGED)));
}

/** An approved notice is gone: those approved to follow it would skip its number. */
export function voidFollowers(gone: Notice): Part {
  return (given) => {
    const later = given.state.notices.filter(({ status, number }) => status === 'approved' && number > gone.number);
    return inTurn(given, ...later.map((notice) => voidApproval(notice, NUMBER_CHANGED)));
  };
}

/** Voids one approval and asks for another. A text of the system's own is drafted anew first, which asks then. */
export function voidApproval(notice: Notice, reason: Text): Part {
  return (given) => {
    const voided: IncidentEvent = { type: 'approval.voided', notice: notice.id, reason };
    return [voided, ...askedAfter(given, notice, reason)];
  };
}

/** Who acts on it next: its author, where the system wrote parts of it from facts that changed; else the approvers. */
function askedAfter(given: Given, notice: Notice, reason: Text): IncidentEvent[] {
  if (reason !== FACTS_CHANGED) return askApprovers(given, notice);
  if (notice.author === null) return [];
  if (overtakenSections(given.state, notice).length === 0) return askApprovers(given, notice);
  return [openPage(given, 'assigned', null, [{ person: notice.author, at: given.at }, ...ladder(given)])];
}

/** Calls those who may approve, deputies in their time, but nobody who brought something into it, and nobody whom an earlier call that waits calls. */
export function askApprovers(given: Given, notice: Notice): IncidentEvent[] {
  const { role, deputies = [] } = given.policy.notices.approval;
  const able = [
    ...callRoles(given.policy, [role], given.at),
    ...deputies.flatMap((deputy) => callRoles(given.policy, [deputy.role], plusMs(given.at, durationMs(deputy.after)))),
  ];
  const barred = contributors(given.policy, given.state, notice);
  const others = able.filter(({ person }) => barred.every(({ by }) => by !== person));
  const waiting = given.state.pages.filter((page) => page.why === 'approval' && isActive(page));
  const uncalled = others.filter(({ person }) => !waiting.some((page) => calls(page, person)));
  return waiting.length > 0 && uncalled.length === 0 ? [] : [openPage(given, 'approval', null, uncalled)];
}

/** What the system drafted for a duty that does not apply any more, or asks for another stage by now, is given up. */
export function withdrawDrafts({ state }: Given): IncidentEvent[] {
  const first = newestOfKind(state, 'notice.first');
  const later = newestOfKind(state, 'notice.follow-up');
  const isIdle = ({ stage }: Notice): boolean => {
    if (stage === 'first') return first?.status === 'void';
    if (stage === 'detailed') return false;
    return later?.status === 'void' || (later?.stage ?? stage) !== stage;
  };
  const idle = state.notices.filter((notice) => notice.author === null && isUnsent(notice) && isIdle(notice));
  return idle.map(({ id }) => ({ type: 'notice.cancelled', notice: id, by: SYSTEM }));
}
