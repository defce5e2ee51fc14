import type { Policy } from '../../policy/shape/schema.ts';
import { knownFacts } from '../../rules/facts/derived.ts';
import type { Tellable } from '../../rules/facts/tellable.ts';
import type { FactValue } from '../../rules/facts/values.ts';
import { isStatement, STATEMENTS } from '../notice/lines/fact-statements.ts';
import type { ToldOtherwise } from '../notice/set-right.ts';
import type { OpenIncident } from '../record/state.ts';
import { asRecorded } from '../situation/as-recorded.ts';
import { functionNames } from '../situation/concern.ts';
import { thingLeft } from '../situation/courses.ts';
import { disruptionsOf } from '../situation/disruptions.ts';
import { statedValue } from '../situation/stated-value.ts';
import type { StatementKey } from '../situation/statement.ts';
import { occurrenceTold } from '../told/told-of-things.ts';
import { standingOf } from '../told/what-was-told.ts';

/**
 * The facts of `names` with the newest value that customers were told and that is not the one known now, be it in an incident that
 * was joined.
 */
export function toldOtherwise(policy: Policy, state: OpenIncident, names: readonly string[]): ToldOtherwise[] {
  const left = thingLeft(state);
  const told = standingOf(state, state.notices).map((one) => ({
    ...one,
    facts: knownFacts(policy, one.facts),
    times: { ...one.times, occurredAt: occurrenceTold(one, left) },
  }));
  const now = tellableNow(policy, state);
  return names.filter(isStatement).map((name) => {
    const values = told.map((one) => statedValue(one, name)).filter((one) => one !== 'unknown');
    return {
      name,
      value: values.findLast((one) => !readsSame(policy, name, one, statedValue(now, name))) ?? 'unknown',
    };
  });
}

/** All that could be told now. */
export function tellableNow(policy: Policy, stated: OpenIncident): Tellable {
  const state = asRecorded(stated);
  const facts = knownFacts(policy, state.facts);
  const { occurredAt, detectedAt, restoredAt } = state;
  return {
    facts,
    times: { occurredAt, detectedAt, restoredAt },
    functions: functionNames(state),
    course: disruptionsOf({ state }),
  };
}

/** Whether readers would be told the same: a moment is printed to the minute. */
export function readsSame(policy: Policy, name: StatementKey, one: FactValue, other: FactValue): boolean {
  const { say } = STATEMENTS[name];
  return say === null ? JSON.stringify(one) === JSON.stringify(other) : say(one, policy).en === say(other, policy).en;
}
