import type { Instant } from '../../base/time/instant.ts';
import { type DeadlineAction, nextForDuty as nextForAnyDuty } from '../../components/obligations/next-for-duty.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { IncidentState } from '../record/state.ts';
import { watching } from '../told/duty-moments.ts';

/** What the deadline workflow does next for one duty of an incident at one revision of its due time. */
export function nextForDuty(
  policy: Policy,
  state: IncidentState,
  duty: string,
  revision: number,
  at: Instant,
): DeadlineAction {
  return state.status === 'none' ? { do: 'End' } : nextForAnyDuty(watching(policy, state), { duty, revision }, at);
}
