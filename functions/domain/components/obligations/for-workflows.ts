import type { Instant } from '../../base/time/instant.ts';
import { readDeadlineSubject } from '../../rules/deadline/deadline-subject.ts';
import type { Duty } from '../../rules/deadline/duty.ts';
import { isWoken, type RequestedExecution, type WaitingExecution } from '../executions.ts';
import type { ObligedParts } from './decide-workflow.ts';
import { type DeadlineAction, nextForDuty } from './next-for-duty.ts';
import type { DutyRevision } from './observe.ts';
import { nextMoment, type WatchedDuties } from './watching.ts';

/** When something is next to be done about a duty. */
export interface WatchedMoment extends DutyRevision {
  readonly at: Instant;
}

/** The moments of all duties that are watched, in the order of the duties. */
export function watchedMoments<Each extends Duty>(watching: WatchedDuties<Each>): WatchedMoment[] {
  const { state, watch } = watching;
  return state.duties.flatMap((duty) => {
    const at = watch.isGoingOn(duty) ? nextMoment(watching, duty) : null;
    return at === null ? [] : [{ duty: duty.id, revision: duty.revision, at }];
  });
}

type Watched<Each extends Duty> = WatchedDuties<Each> & { readonly state: ObligedParts<Each> };

/** What an execution does next that watches a duty; `End` for one that watches none. */
function nextOf<Each extends Duty>(
  watching: Watched<Each>,
  { subject }: RequestedExecution,
  at: Instant,
): DeadlineAction {
  const watched = readDeadlineSubject(subject ?? '');
  return watched === null ? { do: 'End' } : nextForDuty(watching, watched, at);
}

/** Whether a waiting execution of a stream without a workflow of its own has something to do now. */
export function isDeadlineWoken<Each extends Duty>(
  waiting: WaitingExecution,
  watching: Watched<Each> & { readonly state: { readonly seq: number } },
  at: Instant,
): boolean {
  return isWoken(waiting, watching.state, (own) => {
    const action = nextOf(watching, own, at);
    return action.do === 'WaitUntil' ? action.until : null;
  });
}
