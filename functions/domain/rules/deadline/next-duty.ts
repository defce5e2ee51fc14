import type { Policy } from '../../policy/shape/schema.ts';
import type { Duty } from './duty.ts';
import { doneBy } from './reminder-moments.ts';

/** The unsettled duty that is to be done first; one without a time comes after those with one, in their order. */
export function nextDuty(policy: Policy, duties: readonly Duty[]): Duty | null {
  return duties.filter(({ status }) => status === 'open' || status === 'missed').toSorted(byTime(policy))[0] ?? null;
}

/** Orders duties by the time they are to be done by. */
export function byTime(policy: Policy): (one: Duty, other: Duty) => number {
  return (a, b) => {
    const [one, other] = [a, b].map((duty) => doneBy(policy, duty) ?? LAST);
    return one === other ? 0 : (one ?? LAST) < (other ?? LAST) ? -1 : 1;
  };
}

const LAST = '9999';
