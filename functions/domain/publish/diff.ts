import { sameJson } from '../base/ledger/canonical.ts';
import type { Text } from '../base/text.ts';
import { type Renamed, renamedPeople, renamedWords } from '../policy/renamed.ts';
import type { Policy } from '../policy/shape/schema.ts';
import {
  type SettingChange,
  settingChanges,
  settingText,
  type UnnamedChange,
  unnamedChanges,
} from './changes/settings-diff.ts';
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
  /** What its conditions differ in, by the names of the file; absent where they do not. */
  readonly changes?: readonly SettingChange[];
}

/**
 * What changes for customers, staff and authorities from one policy to another, in the order of the later one, then what is gone; last every other
 * setting that changed, by its place in the file.
 */
export function policyDiff(before: Policy, after: Policy): readonly Difference[] {
  const old = promised(before);
  const isNamed = (changed: Policy) => differencesTo(old, before, changed).length > 0;
  return [...differencesTo(old, before, after), ...unnamedChanges(before, after, isNamed).map(ofSetting)];
}

/** What changes in sentences. `old`: those of the earlier policy. */
function differencesTo(old: readonly Promised[], before: Policy, after: Policy): readonly Difference[] {
  const now = promised(after);
  const changed = now.flatMap((one) => {
    const earlier = old.find((each) => isSame(each, one));
    const sameWords = earlier !== undefined && sameJson(earlier.text, one.text);
    const sameConditions = earlier !== undefined && sameJson(earlier.condition ?? null, one.condition ?? null);
    if (sameWords && sameConditions) return [];
    const changes = earlier === undefined || sameConditions ? [] : settingChanges(earlier.condition, one.condition);
    return [
      {
        ...{ to: one.to, key: one.key, before: earlier?.text ?? null, after: one.text, otherConditions: sameWords },
        ...(changes.length > 0 && { changes }),
      },
    ];
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

/** What no sentence tells of is for those who write the file. */
function ofSetting({ title, place, before, after }: UnnamedChange): Difference {
  const told = (value: string | null) =>
    value === null
      ? null
      : {
          ja: `${title.ja}［${place}］：${settingText(value, 'ja')}`,
          en: `${title.en} [${place}]: ${settingText(value, 'en')}`,
        };
  return { to: 'staff', key: `setting.${place}`, before: told(before), after: told(after), otherConditions: false };
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
