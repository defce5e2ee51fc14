import type { Instant } from '../../base/time/instant.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Duty } from '../../rules/deadline/duty.ts';
import type { ReminderMoment } from '../../rules/deadline/reminder-moments.ts';
import { callRoles } from '../paging/escalation.ts';
import type { PlannedCall } from '../paging/page.ts';
import { type DutyEvent, isOwed } from './duties.ts';
import { remindersDue, type WatchedDuties } from './watching.ts';

/** A duty at one revision of its due time. */
export interface DutyRevision {
  readonly duty: string;
  readonly revision: number;
}

/** Why people are paged about a duty. */
export type DutyPageWhy = 'warn' | 'escalate' | 'missed';

/** What has come up about a duty since it was last looked at. */
export interface Observed<Each extends Duty> {
  readonly duty: Each;
  /** Its time passed, and nobody had recorded that. */
  readonly isMissed: boolean;
  readonly reminders: readonly ReminderMoment[];
  /** What is to be recorded of it. */
  readonly events: readonly DutyEvent[];
}

/** Looks at one duty: a due time that passed, reminders whose moment has come. Null where there is nothing to look at any more. */
export function observe<Each extends Duty>(
  watching: WatchedDuties<Each>,
  { duty: id, revision }: DutyRevision,
  at: Instant,
): Observed<Each> | null {
  const duty = watching.state.duties.find((one) => one.id === id);
  if (duty === undefined || !watching.watch.isGoingOn(duty) || duty.revision !== revision || !isOwed(duty)) return null;
  const dueAt = duty.deadline.at;
  const missedAt = duty.status === 'open' && dueAt !== null && dueAt <= at ? dueAt : null;
  const missed: DutyEvent[] = missedAt === null ? [] : [{ type: 'duty.missed', duty: id, missedAt }];
  const reminders = remindersDue(watching, missedAt === null ? duty : { ...duty, status: 'missed', missedAt }, at);
  const reminded = reminders.map(({ step }): DutyEvent => ({ type: 'duty.reminded', duty: id, revision, step }));
  return { duty, isMissed: missedAt !== null, reminders, events: [...missed, ...reminded] };
}

/** One page for everything that came up at once: its gravest reason, and all the people concerned. */
export interface DutyPage {
  readonly why: DutyPageWhy;
  readonly to: readonly PlannedCall[];
}

/**
 * The page that follows; null where nobody is to be called. `order`: whom the stream calls one after another, from `at` on. A missed
 * duty calls its owner at once, and that order after.
 */
export function pageOf<Each extends Duty>(
  { policy, watch }: WatchedDuties<Each>,
  { duty, isMissed, reminders }: Observed<Each>,
  { at, order }: { readonly at: Instant; readonly order: readonly PlannedCall[] },
): DutyPage | null {
  const called = callRoles(
    policy,
    reminders.map(({ to }) => to),
    at,
  );
  // That its time passed is on record all the same.
  if (watch.isQuiet(duty)) return null;
  if (isMissed) return { why: 'missed', to: [...called, ...callsOnceMissed(policy, duty, { at, order })] };
  if (reminders.length === 0) return null;
  return { why: reminders.some((step) => step.do === 'escalate') ? 'escalate' : 'warn', to: called };
}

/** A missed duty calls its owner at once, and the stream's order after. */
export function callsOnceMissed(
  policy: Policy,
  { owner }: Pick<Duty, 'owner'>,
  { at, order }: { readonly at: Instant; readonly order: readonly PlannedCall[] },
): PlannedCall[] {
  return [...callRoles(policy, [owner], at), ...order];
}
