import type { Text } from '../text.ts';
import { durationMs } from '../time/duration.ts';
import { plusMs } from '../time/instant.ts';
import { isOwed, newestOfKind } from './duties.ts';
import type { IncidentEvent } from './events.ts';
import type { Given } from './given.ts';
import { isUnsent } from './notices.ts';
import { callRoles, isWaiting, openPage } from './pages.ts';
import { inTurn, type Part } from './play.ts';
import type { Notice } from './state.ts';
import { FACTS_CHANGED } from './void-reasons.ts';

/** The system's name where an event names who did something. */
const SYSTEM = 'hikeshi';

/** Approvals given for what was known before: nothing is sent on them. */
export function voidApprovals(given: Given): IncidentEvent[] {
  const approved = given.state.notices.filter(({ status }) => status === 'approved');
  return inTurn(given, ...approved.map((notice) => voidApproval(notice, FACTS_CHANGED)));
}

/** Voids one approval and asks for another. A text of the system's own is drafted anew first, which asks then. */
export function voidApproval(notice: Notice, reason: Text): Part {
  return (given) => {
    const voided: IncidentEvent = { type: 'approval.voided', notice: notice.id, reason };
    return [voided, ...(notice.author === null && reason === FACTS_CHANGED ? [] : askApprovers(given, notice.author))];
  };
}

/** Calls those who may approve, deputies in their time, but not the author; not again while an earlier call waits. */
export function askApprovers(given: Given, author: string | null): IncidentEvent[] {
  if (isWaiting(given.state, 'approval')) return [];
  const { role, deputies = [] } = given.policy.notices.approval;
  const able = [
    ...callRoles(given.policy, [role], given.at),
    ...deputies.flatMap((deputy) => callRoles(given.policy, [deputy.role], plusMs(given.at, durationMs(deputy.after)))),
  ];
  const others = able.filter(({ person }) => person !== author);
  return [openPage(given, 'approval', null, others)];
}

/** A first notice that the system drafted for a duty that does not apply any more is given up. */
export function withdrawDrafts({ state }: Given): IncidentEvent[] {
  const duty = newestOfKind(state, 'notice.first');
  if (duty === undefined || isOwed(duty) || duty.status !== 'void') return [];
  const idle = state.notices.filter((notice) => notice.stage === 'first' && notice.author === null && isUnsent(notice));
  return idle.map(({ id }) => ({ type: 'notice.cancelled', notice: id, by: SYSTEM }));
}
