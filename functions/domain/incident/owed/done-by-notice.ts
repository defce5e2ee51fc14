import { type Instant, later } from '../../base/time/instant.ts';
import type { ReportItem } from '../../policy/shape/reports.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Stage } from '../../policy/shape/stages.ts';
import type { Given } from '../command/given.ts';
import type { IncidentDuty } from '../record/duty.ts';
import type { Tells } from '../record/event-parts.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { hasStarted, isReached } from '../standing/notices.ts';
import { firstOfJoined } from '../told/joined-first.ts';
import { graverForLaw, isToldToReaders, readNotices, shortfallOfAll } from '../told/told.ts';
import { covers } from '../told/what-was-told.ts';
import { knownItems } from './tells.ts';

/** A notice that does what a duty asks for, and when it had. */
export interface MetByNotice {
  readonly notice: string;
  readonly at: Instant;
}

type NoticeDuty = Pick<IncidentDuty, 'kind' | 'stage' | 'openedAt' | 'arisenAt' | 'toldReadersAt'>;

/**
 * The delivered notice that does what this duty asks for; null while none does. It has reached every customer, or those it
 * did not reach were called or decided about. FC-6, FL-3.
 */
export function doneByNotice({ policy, state }: Pick<Given, 'policy' | 'state'>, duty: NoticeDuty): MetByNotice | null {
  switch (duty.kind) {
    case 'notice.first':
      return doneBy(state.notices.find((notice) => notice.stage === 'first' && isReached(notice)));
    case 'notice.detailed':
      return doneBy(state.notices.find((notice) => notice.stage === 'detailed' && isReached(notice)));
    case 'notice.follow-up':
      return followedUp(policy, state, duty);
    case 'prevention.announcement':
      return doneBy(state.notices.find((notice) => tellsPlan(state, notice)));
    case 'controller':
      return doneBy(state.notices.find((notice) => tellsController(policy, state, notice)));
    default:
      return null;
  }
}

/** Whether the first or detailed notice that this duty asks for has started to go out. */
export function isOnceOut({ state }: Pick<Given, 'state'>, { kind }: Pick<IncidentDuty, 'kind'>): boolean {
  const stage = kind === 'notice.first' ? 'first' : kind === 'notice.detailed' ? 'detailed' : null;
  return state.notices.some((notice) => notice.stage === stage && hasStarted(notice));
}

function doneBy(notice: Notice | undefined): MetByNotice | null {
  if (notice === undefined || notice.finishedAt === null) return null;
  return { notice: notice.id, at: later(notice.finishedAt, notice.reachedOtherwise?.at ?? notice.finishedAt) };
}

const FOLLOWING: readonly Stage[] = ['follow-up', 'correction'];

/**
 * One that was asked for because customers were told too little is done once they were told all of it: those who read notices, and those
 * whom some did not reach, who may have nothing to be told.
 */
function followedUp(policy: Policy, state: OpenIncident, duty: NoticeDuty): MetByNotice | null {
  const reached = state.notices.filter(isReached);
  if (duty.stage === null) {
    return doneBy(reached.find((notice) => isSince(notice, duty) && FOLLOWING.includes(notice.stage)));
  }
  if (shortfallOfAll(policy, state) !== null || firstOfJoined(policy, state, reached) !== null) return null;
  return doneBy(readNotices(state).findLast((notice) => isSince(notice, duty) && isOfStage(notice, duty)));
}

/** The notice that told all of it to those whom it reached, while others wait for a call; null where none has since it came up. */
export function doneForReaders({ policy, state, at }: Given, duty: IncidentDuty): MetByNotice | null {
  const toldAt = duty.toldReadersAt ?? (isToldToReaders(policy, state) ? at : null);
  if (toldAt === null || duty.stage === null) return null;
  const isBetween = ({ finishedAt }: Notice) =>
    finishedAt !== null && duty.openedAt < finishedAt && finishedAt <= toldAt;
  const told = readNotices(state).findLast((notice) => isBetween(notice) && isOfStage(notice, duty));
  return told === undefined || told.finishedAt === null ? null : { notice: told.id, at: told.finishedAt };
}

/** What waits for a call alone may have been written before, for the duty that it took over from. */
function isSince({ finishedAt }: Notice, { openedAt, arisenAt, toldReadersAt }: NoticeDuty): boolean {
  return (finishedAt ?? '') >= (toldReadersAt === undefined ? openedAt : (arisenAt ?? openedAt));
}

function isOfStage(notice: Notice, { stage }: NoticeDuty): boolean {
  return notice.stage !== 'first' && (stage !== 'correction' || notice.stage === stage);
}

/** It carried the plan as it was approved. GK-8. */
function tellsPlan({ response: { plan } }: OpenIncident, notice: Notice): boolean {
  return plan?.decision === 'approved' && notice.tells.plan === plan.id && isReached(notice);
}

/** It states what the law asks for, no less than is known now, and every customer concerned got it. */
function tellsController(policy: Policy, state: OpenIncident, notice: Notice): boolean {
  const { unreached, reachedOtherwise, tells } = notice;
  const isMissing = unreached.failed.count + unreached.unknown.count > 0 || hasLostSome(notice);
  const isComplete = isReached(notice) && !isMissing && reachedOtherwise?.all !== false;
  const isStated = tells.items.includes('data-items') && unstated(policy, state, notice).length === 0;
  const coversAll = covers(notice.scopes, state.audience);
  return isComplete && isStated && coversAll && graverForLaw(policy, state, tells.facts).length === 0;
}

/** It went out while nobody had to be told by law, and customers had left by then: nobody was asked to call them. */
function hasLostSome({ audience, listed }: Notice): boolean {
  return (audience?.fallenOut?.contracts ?? []).some((contract) => !listed.includes(contract));
}

/** The items of the controller's telling that are known now and that this notice does not state. */
export function unstated(policy: Policy, state: OpenIncident, { tells }: Notice): ReportItem[] {
  const asked = policy.reports.find(({ kind }) => kind === 'controller')?.statute?.content ?? [];
  const known = knownItems(policy, state);
  return asked.filter((item) => !isToldInFull(tells, item) && (known.includes(item) || !tells.open.includes(item)));
}

/** Which data it was could be told before it was known in which sets: some of it was told then. */
export function isToldInFull({ items, open }: Tells, item: ReportItem): boolean {
  return items.includes(item) && !(item === 'data-items' && open.includes(item));
}
