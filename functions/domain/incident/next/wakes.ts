import type { Instant } from '../../base/time/instant.ts';
import { isWoken as isAnyWoken, type RequestedExecution, type WaitingExecution } from '../../components/executions.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { readDeadlineSubject } from '../../rules/deadline/deadline-subject.ts';
import type { IncidentState } from '../record/state.ts';
import { next } from './next.ts';
import { nextForDuty } from './next-for-duty.ts';

/** Whether a waiting execution of an incident has something to do now. */
export function isWoken(waiting: WaitingExecution, policy: Policy, state: IncidentState, at: Instant): boolean {
  return isAnyWoken(waiting, state, (own) => waitsUntil(policy, state, own, at));
}

function waitsUntil(
  policy: Policy,
  state: IncidentState,
  { subject }: RequestedExecution,
  at: Instant,
): Instant | null {
  const watched = readDeadlineSubject(subject ?? '');
  const action =
    watched === null ? next(policy, state, at) : nextForDuty(policy, state, watched.duty, watched.revision, at);
  return action.do === 'WaitForChange' || action.do === 'WaitUntil' ? action.until : null;
}
