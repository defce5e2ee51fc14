import { earlier, type Instant, plusMs } from '../../base/time/instant.ts';
import { DAY_MS } from '../../base/time/units.ts';
import { dueCall, nextCallAt } from '../../components/paging/escalation.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { IncidentState } from '../record/state.ts';
import { isGoingOn } from '../standing/after-closing.ts';
import { isOwed } from '../standing/duties.ts';
import { nextMoment } from '../told/duty-moments.ts';
import { callingPages, waitsForCall } from '../told/waits-for-call.ts';
import type { DeadlineAction } from './action.ts';

/** How long a duty that waits for a telephone call sleeps at most: the call, or a new notice owed to readers, wakes it. */
const WAIT_AT_MOST_MS = 300 * DAY_MS;

/**
 * What the deadline workflow does next for one duty at one revision of its due time: call the people of its pages,
 * wait for the next reminder, due time or call, look again when one has come, end when there is nothing left.
 */
export function nextForDuty(
  policy: Policy,
  state: IncidentState,
  id: string,
  revision: number,
  at: Instant,
): DeadlineAction {
  if (state.status === 'none') return { do: 'End' };
  const duty = state.duties.find((one) => one.id === id);
  if (duty === undefined || !isGoingOn(state, duty) || duty.revision !== revision || !isOwed(duty))
    return { do: 'End' };
  const pages = callingPages(policy, state).filter((page) => page.duty === id);
  const due = dueCall(pages, at);
  if (due !== null) return { do: 'PagePerson', ...due };
  const moment = nextMoment(policy, state, duty);
  if (moment !== null && moment <= at) return { do: 'LookAgain' };
  const until = soonest(moment, nextCallAt(pages));
  if (until !== null) return { do: 'WaitUntil', until };
  return waitsForCall(policy, state, duty) ? { do: 'WaitUntil', until: plusMs(at, WAIT_AT_MOST_MS) } : { do: 'End' };
}

function soonest(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || b === null ? (a ?? b) : earlier(a, b);
}
