import { durationMs } from '../../base/time/duration.ts';
import { earliestOf, type Instant, later, plusMs } from '../../base/time/instant.ts';
import type { DutyRule, Policy } from '../../policy/shape/schema.ts';
import type { Duty } from './duty.ts';

/** A moment at which somebody is reminded of a duty that is not met. */
export interface ReminderMoment {
  /** The place of the step in the policy, from 0: stays the same however the due time moves. */
  readonly step: number;
  readonly at: Instant;
  readonly do: 'warn' | 'escalate';
  /** A role of the policy. */
  readonly to: string;
}

/**
 * When whom a duty's reminders go to, in time order. They count from the due time, else from the internal target; a duty with
 * neither has none. Of the steps whose time had passed when the duty arose only the last is kept, at that moment: a duty
 * that is late from its start calls once, not once for every step.
 */
export function reminderMoments(
  policy: Policy,
  duty: Pick<Duty, 'kind' | 'owner' | 'openedAt' | 'arisenAt' | 'deadline'>,
): readonly ReminderMoment[] {
  const due = doneBy(policy, duty) ?? callBy(policy, duty);
  if (due === null) return [];
  const reminders =
    remindersOf(policy, duty) ?? USUAL_WARNINGS.map((before) => ({ before, do: 'warn', to: duty.owner }) as const);
  const moments = reminders
    .map((reminder, step) => ({ step, at: plusMs(due, offsetMs(reminder)), do: reminder.do, to: reminder.to }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.step - b.step));
  const lastPassed = moments.findLastIndex(({ at }) => at <= duty.openedAt);
  return moments.slice(Math.max(0, lastPassed)).map((moment) => ({ ...moment, at: later(moment.at, duty.openedAt) }));
}

/** The telephone call to whom a notice did not reach. */
const CALL = 'call';

/** A call stands in for a notice: nothing is promised for it, and people are reminded of it as of a follow-up. FL-3. */
function callBy(policy: Policy, { kind, openedAt }: Pick<Duty, 'kind' | 'openedAt'>): Instant | null {
  const rule = followUpRule(policy);
  return kind === CALL && rule !== undefined ? targetOnceOwed(rule, openedAt) : null;
}

function followUpRule({ duties }: Policy): DutyRule | undefined {
  return duties.find(({ kind }) => kind === 'notice.follow-up');
}

/** Warnings of a call go to who makes it: whoever approves notices has nothing to approve. */
function remindersOf(policy: Policy, { kind, owner }: Pick<Duty, 'kind' | 'owner'>) {
  const own = policy.duties.find((rule) => rule.kind === kind)?.reminders;
  if (own !== undefined || kind !== CALL) return own;
  return followUpRule(policy)?.reminders.map((one) => (one.do === 'warn' ? { ...one, to: owner } : one));
}

/** So long before their time the owners of what is not among the policy's duties are warned: reports, plans, appointments. */
const USUAL_WARNINGS = ['P1D', 'PT4H'] as const;

/** When a duty is to be done by: its due time or the target that the company set itself, the earlier; null where it has neither. */
export function doneBy(
  policy: Policy,
  duty: Pick<Duty, 'kind' | 'openedAt' | 'arisenAt' | 'deadline'>,
): Instant | null {
  const { at, target } = duty.deadline;
  return at === null ? targetOf(policy, duty) : earliestOf([at, target ?? null]);
}

/** The time that the company set itself for a duty that is owed without delay; null where it set none. */
export function targetOf(
  { duties }: Policy,
  duty: Pick<Duty, 'kind' | 'openedAt' | 'arisenAt' | 'deadline'>,
): Instant | null {
  if (duty.deadline.target !== undefined) return duty.deadline.target;
  const rule = duties.find(({ kind }) => kind === duty.kind);
  return rule === undefined ? null : targetOnceOwed(rule, duty.arisenAt ?? duty.openedAt);
}

function targetOnceOwed({ clock }: DutyRule, arisenAt: Instant): Instant | null {
  if (clock.kind !== 'without-delay' || clock.from !== 'arising' || clock.target === undefined) return null;
  return plusMs(arisenAt, durationMs(clock.target));
}

function offsetMs(reminder: Pick<DutyRule['reminders'][number], 'before' | 'after'>): number {
  if (reminder.before !== undefined) return -durationMs(reminder.before);
  return durationMs(reminder.after ?? 'PT0S');
}
