import type { Policy } from '../policy/schema.ts';
import type { Instant } from '../time/instant.ts';
import { next } from './next.ts';
import { currentGeneration } from './request.ts';
import type { IncidentState } from './state.ts';

/** What is known of an execution that waits for its stream to change. */
export interface Waiting {
  readonly generation: number;
  /** The seq on which it decided to wait. */
  readonly head: number;
  /** The incident's own workflow, and until when it waits at most; a wait of any other, or one noted by an earlier release, lacks it. */
  readonly until?: Instant | undefined;
}

/**
 * Whether a waiting execution has something to do now. The incident's own workflow is left alone while what is next is still
 * to wait, no shorter than it does: a fact that changes nothing, a reminder that the deadline workflow sees to.
 */
export function isWoken(waiting: Waiting, policy: Policy, state: IncidentState, at: Instant): boolean {
  if (waiting.head >= state.seq) return false;
  if (waiting.until === undefined || state.status === 'none') return true;
  if (currentGeneration(state, 'incident', null) > waiting.generation) return true;
  const action = next(policy, state, at);
  return action.do !== 'WaitForChange' || action.until < waiting.until;
}
