import type { Instant } from '../../base/time/instant.ts';
import { isOwed } from '../../components/obligations/duties.ts';
import { type DeadlineAction, nextForDuty as nextForAnyDuty } from '../../components/obligations/next-for-duty.ts';
import { dueCall, nextCallAt } from '../../components/paging/escalation.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { IncidentPage } from '../record/page.ts';
import type { IncidentState } from '../record/state.ts';
import { pagesLeft } from '../standing/after-closing.ts';
import { watching } from '../told/duty-moments.ts';

/** What the deadline workflow does next for one duty of an incident at one revision of its due time. */
export function nextForDuty(
  policy: Policy,
  state: IncidentState,
  duty: string,
  revision: number,
  at: Instant,
): DeadlineAction {
  if (state.status === 'none') return { do: 'End' };
  const left = pagesLeft(state, duty);
  const isSettled = state.duties.some((one) => one.id === duty && one.revision === revision && !isOwed(one));
  if (isSettled && left.length > 0) return afterwards(left, at);
  return nextForAnyDuty(watching(policy, state), { duty, revision }, at);
}

/** Of a duty that was settled after the closing: who is to hear of that is still called. */
function afterwards(pages: readonly IncidentPage[], at: Instant): DeadlineAction {
  const due = dueCall(pages, at);
  if (due !== null) return { do: 'PagePerson', ...due };
  const until = nextCallAt(pages);
  return until === null ? { do: 'End' } : { do: 'WaitUntil', until };
}
