import { sameJson } from '../base/ledger/canonical.ts';
import type { Text } from '../base/text.ts';
import { type Renamed, renamedPeople, renamedWords } from '../policy/renamed.ts';
import type { Policy } from '../policy/shape/schema.ts';
import type { Party, Promised } from './promise.ts';
import { reportsToAuthorities } from './to-authorities.ts';
import { promisesToCustomers } from './to-customers.ts';
import { workOfStaff } from './to-staff.ts';
import { clausesAndReadings } from './what-is-assumed.ts';

/** One difference between two policies. `before` null: it is new; `after` null: it is gone. */
export interface Difference {
  readonly to: Party;
  readonly key: string;
  readonly before: Text | null;
  readonly after: Text | null;
  /** The same words, but on other conditions. */
  readonly otherConditions: boolean;
}

/** What changes for customers, staff and authorities from one policy to another, in the order of the later one, what is gone last. */
export function policyDiff(before: Policy, after: Policy): readonly Difference[] {
  const old = promised(before);
  const now = promised(after);
  const changed = now.flatMap((one) => {
    const earlier = old.find((each) => isSame(each, one));
    const sameWords = earlier !== undefined && sameJson(earlier.text, one.text);
    const sameConditions = earlier !== undefined && sameJson(earlier.condition ?? null, one.condition ?? null);
    if (sameWords && sameConditions) return [];
    return [{ to: one.to, key: one.key, before: earlier?.text ?? null, after: one.text, otherConditions: sameWords }];
  });
  const gone = old.filter((one) => !now.some((each) => isSame(each, one)));
  return [
    ...changed,
    ...gone.map(({ to, key, text }) => ({ to, key, before: text, after: null, otherConditions: false })),
    ...renamedPeople(before.team.people, after.team.people).map(asDifference),
  ];
}

/** What is recorded under an id is shown under its newest name. */
function asDifference(renamed: Renamed): Difference {
  return {
    to: 'staff',
    key: `renamed.${renamed.id}`,
    before: null,
    after: renamedWords(renamed),
    otherConditions: false,
  };
}

/** Everything that a policy promises or asks, a sentence each. */
export function promised(policy: Policy): readonly Promised[] {
  return [
    ...clausesAndReadings(policy),
    ...promisesToCustomers(policy),
    ...workOfStaff(policy),
    ...reportsToAuthorities(policy),
  ];
}

function isSame(a: Promised, b: Promised): boolean {
  return a.to === b.to && a.key === b.key;
}
