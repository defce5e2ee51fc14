import type { Instant } from '../../base/time/instant.ts';
import { newestGeneration, type RequestedExecution } from '../../components/executions.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { readDeadlineSubject } from '../../rules/deadline/deadline-subject.ts';
import type { IncidentState, OpenIncident } from '../record/state.ts';
import { next } from './next.ts';
import { nextForDuty } from './next-for-duty.ts';

/** What is known of an execution that waits for its stream to change. */
export interface WaitingExecution {
  readonly generation: number;
  /** The seq on which it decided to wait. */
  readonly head: number;
  /** Until when it waits at most; a wait of the delivery workflow, or one noted by an earlier release, lacks it. */
  readonly until?: Instant | undefined;
}

/**
 * Whether a waiting execution has something to do now. It is left alone while what is next is still to wait, no shorter
 * than it does: a fact that changes nothing, a reminder that another workflow sees to. One that is to end has to.
 */
export function isWoken(waiting: WaitingExecution, policy: Policy, state: IncidentState, at: Instant): boolean {
  if (waiting.head >= state.seq) return false;
  if (waiting.until === undefined || state.status === 'none') return true;
  const own = state.executions.find(({ generation }) => generation === waiting.generation);
  if (own === undefined || newestGeneration(state, own.machine, own.subject) > own.generation) return true;
  const until = waitsUntil(policy, state, own, at);
  return until === null || until < waiting.until;
}

/** Until when the execution would wait now; null when it has something to do, or to end. */
function waitsUntil(policy: Policy, state: OpenIncident, { subject }: RequestedExecution, at: Instant): Instant | null {
  const watched = readDeadlineSubject(subject ?? '');
  const action =
    watched === null ? next(policy, state, at) : nextForDuty(policy, state, watched.duty, watched.revision, at);
  return action.do === 'WaitForChange' || action.do === 'WaitUntil' ? action.until : null;
}
