import type { Policy } from '../../policy/shape/schema.ts';
import type { Duty } from '../../rules/deadline/duty.ts';
import { doneBy } from '../../rules/deadline/reminder-moments.ts';
import { isOwed } from './duties.ts';

/** The unsettled duty that is to be done first; one without a time comes after those with one, in their order. */
export function nextDuty<Each extends Duty>(policy: Policy, duties: readonly Each[]): Each | null {
  return duties.filter(isOwed).toSorted(byTime(policy))[0] ?? null;
}

/** Orders duties by the time they are to be done by. */
export function byTime(policy: Policy): (one: Duty, other: Duty) => number {
  return inOrder((duty) => doneBy(policy, duty));
}

/** The duty whose due time passes next: a missed one has no such time any more, and an own target is none. */
export function nextDue<Each extends Duty>(duties: readonly Each[]): Each | null {
  const due = duties.filter(({ status, deadline }) => status === 'open' && deadline.at !== null);
  return due.toSorted(inOrder(({ deadline }) => deadline.at))[0] ?? null;
}

const LAST = '9999';

function inOrder(timeOf: (duty: Duty) => string | null): (one: Duty, other: Duty) => number {
  return (a, b) => {
    const [one, other] = [timeOf(a) ?? LAST, timeOf(b) ?? LAST];
    return one === other ? 0 : one < other ? -1 : 1;
  };
}
