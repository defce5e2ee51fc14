import { earliestOf, type Instant } from '../../base/time/instant.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Duty } from '../../rules/deadline/duty.ts';
import { type ReminderMoment, reminderMoments } from '../../rules/deadline/reminder-moments.ts';
import { activePages } from '../paging/escalation.ts';
import type { Page } from '../paging/page.ts';
import { isOwed, reminderKey, type WithDuties } from './duties.ts';

/** How a stream watches its duties. */
export interface DutyWatch<Each extends Duty = Duty> {
  /** Whether the duty is still watched, be it after its stream ended. */
  readonly isGoingOn: (duty: Each) => boolean;
  /** Whether nobody can do anything for it now, so that nobody is reminded of it, or called for it. */
  readonly isQuiet: (duty: Each) => boolean;
}

/** For streams that watch every duty until it is settled. */
export const WATCH_ALL: DutyWatch = { isGoingOn: () => true, isQuiet: () => false };

/** What is asked about the duties of a stream as it stands. */
export interface WatchedDuties<Each extends Duty> {
  readonly policy: Policy;
  readonly state: WithDuties<Each>;
  readonly watch: DutyWatch<Each>;
}

/** Reminders not done yet. Once a duty is missed those before its time are pointless; those after it still come. */
function remindersLeft<Each extends Duty>({ policy, state, watch }: WatchedDuties<Each>, duty: Each): ReminderMoment[] {
  if (!isOwed(duty) || watch.isQuiet(duty)) return [];
  const left = reminderMoments(policy, duty).filter(
    ({ step }) => !state.reminded.has(reminderKey(duty.id, duty.revision, step)),
  );
  const dueAt = duty.deadline.at;
  return duty.status === 'missed' && dueAt !== null ? left.filter(({ at }) => at > dueAt) : left;
}

/** Reminders of a duty whose moment has come. */
export function remindersDue<Each extends Duty>(
  watching: WatchedDuties<Each>,
  duty: Each,
  at: Instant,
): ReminderMoment[] {
  return remindersLeft(watching, duty).filter((moment) => moment.at <= at);
}

/** When something is next to be done about a duty: a reminder or its due time; null if nothing is left. */
export function nextMoment<Each extends Duty>(watching: WatchedDuties<Each>, duty: Each): Instant | null {
  const times = remindersLeft(watching, duty).map(({ at }) => at);
  if (duty.status === 'open' && duty.deadline.at !== null) times.push(duty.deadline.at);
  return earliestOf(times);
}

/** The pages for which people still have to be called: none of a duty for which nobody can do anything. */
export function callingPages<Each extends Duty, One extends Page>(
  state: WithDuties<Each> & { readonly pages: readonly One[] },
  { isQuiet }: DutyWatch<Each>,
): One[] {
  const quiet = new Set(state.duties.filter(isQuiet).map(({ id }) => id));
  return activePages(state).filter(({ duty }) => duty === null || !quiet.has(duty));
}
