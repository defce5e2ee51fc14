import { earliestOf, type Instant } from '../../base/time/instant.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Duty } from '../../rules/deadline/duty.ts';
import { reminderMoments } from '../../rules/deadline/reminder-moments.ts';
import type { Given } from '../command/given.ts';
import type { OpenIncident } from '../record/state.ts';
import { isOwed, reminderKey } from '../standing/duties.ts';
import { waitsForCall } from './waits-for-call.ts';

export type Reminder = ReturnType<typeof reminderMoments>[number];

/** Reminders not done yet, none while it waits for a telephone call. Once a duty is missed those before its time are pointless; those after it still come. */
function remindersLeft(policy: Policy, state: OpenIncident, duty: Duty): Reminder[] {
  if (!isOwed(duty) || waitsForCall(policy, state, duty)) return [];
  const left = reminderMoments(policy, duty).filter(
    ({ step }) => !state.reminded.has(reminderKey(duty.id, duty.revision, step)),
  );
  const dueAt = duty.deadline.at;
  return duty.status === 'missed' && dueAt !== null ? left.filter(({ at }) => at > dueAt) : left;
}

/** Reminders of a duty whose moment has come. */
export function reachedMoments({ policy, state, at }: Given, id: string): Reminder[] {
  const duty = state.duties.find((one) => one.id === id);
  return duty === undefined ? [] : remindersLeft(policy, state, duty).filter((moment) => moment.at <= at);
}

/** When something is next to be done about a duty: a reminder or its due time; null if nothing is left. */
export function nextMoment(policy: Policy, state: OpenIncident, duty: Duty): Instant | null {
  const times = remindersLeft(policy, state, duty).map(({ at }) => at);
  if (duty.status === 'open' && duty.deadline.at !== null) times.push(duty.deadline.at);
  return earliestOf(times);
}
