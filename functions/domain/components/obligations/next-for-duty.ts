import { earliestOf, type Instant, plusMs } from '../../base/time/instant.ts';
import { DAY_MS } from '../../base/time/units.ts';
import type { Duty } from '../../rules/deadline/duty.ts';
import { dueCall, nextCallAt } from '../paging/escalation.ts';
import type { WithPages } from '../paging/page.ts';
import { isOwed, type WithDuties } from './duties.ts';
import type { DutyRevision } from './observe.ts';
import { callingPages, nextMoment, type WatchedDuties } from './watching.ts';

/** What the deadline workflow does next for its duty. The `do` names are the state names of deadline.asl.json. */
export type DeadlineAction =
  | { readonly do: 'WaitUntil'; readonly until: Instant }
  | { readonly do: 'PagePerson'; readonly page: string; readonly person: string }
  | { readonly do: 'LookAgain' }
  | { readonly do: 'End' };

/** How long a duty for which nobody can do anything sleeps at most: what changes that wakes it. */
const WAIT_AT_MOST_MS = 300 * DAY_MS;

/**
 * What the deadline workflow does next for one duty at one revision of its due time: call the people of its pages,
 * wait for the next reminder, due time or call, look again when one has come, end when there is nothing left.
 */
export function nextForDuty<Each extends Duty>(
  watching: WatchedDuties<Each> & { readonly state: WithDuties<Each> & WithPages },
  { duty: id, revision }: DutyRevision,
  at: Instant,
): DeadlineAction {
  const { state, watch } = watching;
  const duty = state.duties.find((one) => one.id === id);
  if (duty === undefined || !watch.isGoingOn(duty) || duty.revision !== revision || !isOwed(duty)) return { do: 'End' };
  const pages = callingPages(state, watch).filter((page) => page.duty === id);
  const due = dueCall(pages, at);
  if (due !== null) return { do: 'PagePerson', ...due };
  const moment = nextMoment(watching, duty);
  if (moment !== null && moment <= at) return { do: 'LookAgain' };
  const until = earliestOf([moment, nextCallAt(pages)]);
  if (until !== null) return { do: 'WaitUntil', until };
  return watch.isQuiet(duty) ? { do: 'WaitUntil', until: plusMs(at, WAIT_AT_MOST_MS) } : { do: 'End' };
}
