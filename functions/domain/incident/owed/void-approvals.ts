import type { Text } from '../../base/text.ts';
import { durationMs } from '../../base/time/duration.ts';
import { plusMs } from '../../base/time/instant.ts';
import { callRoles, calls, isStillCalling } from '../../components/paging/escalation.ts';
import type { Given } from '../command/given.ts';
import { type DecisionStep, inTurn } from '../evolve/play.ts';
import { escalation, openPage } from '../paging/pages.ts';
import type { ImportedBy } from '../record/event-parts.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { contributors } from '../standing/contributions.ts';
import { overtakenSections } from '../standing/notices.ts';
import { FACTS_CHANGED } from '../standing/void-reasons.ts';

/** Approvals given for what was known before: nothing is sent on them. */
export function voidApprovals(given: Given): IncidentEvent[] {
  const approved = given.state.notices.filter(({ status }) => status === 'approved');
  return inTurn(given, ...approved.map((notice) => voidApproval(notice, FACTS_CHANGED)));
}

/** Voids one approval and asks for another. A text of the system's own is drafted anew first, which asks then. */
export function voidApproval(notice: Notice, reason: Text): DecisionStep {
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
  return [openPage(given, 'assigned', null, [{ person: notice.author, at: given.at }, ...escalation(given)])];
}

/**
 * Calls those who may approve, deputies in their time, but nobody who brought something into it, and nobody whom an earlier call that
 * waits calls. `imported`: who brought the customers, where its recipients are still to be put together.
 */
export function askApprovers(given: Given, notice: Notice, imported?: ImportedBy): IncidentEvent[] {
  const { role, deputies = [] } = given.policy.notices.approval;
  const able = [
    ...callRoles(given.policy, [role], given.at),
    ...deputies.flatMap((deputy) => callRoles(given.policy, [deputy.role], plusMs(given.at, durationMs(deputy.after)))),
  ];
  const barred = contributors(given.policy, given.state, withImporter(given.state, notice, imported));
  const others = able.filter(({ person }) => barred.every(({ by }) => by !== person));
  const waiting = given.state.pages.filter((page) => page.why === 'approval' && isStillCalling(page, given.at));
  const uncalled = others.filter(({ person }) => !waiting.some((page) => calls(page, person)));
  return waiting.length > 0 && uncalled.length === 0 ? [] : [openPage(given, 'approval', null, uncalled)];
}

/** As it will be once its recipients are put together. */
function withImporter({ drill, audience: scope }: OpenIncident, notice: Notice, imported?: ImportedBy): Notice {
  if (notice.audience !== null || imported === undefined || drill) return notice;
  return { ...notice, audience: { digest: '', count: 0, scope, imported } };
}
