import { knownFacts } from '../facts/derived.ts';
import type { Tellable } from '../facts/tellable.ts';
import type { FactValue } from '../facts/values.ts';
import { asRecorded } from '../notice/as-recorded.ts';
import { functionNames } from '../notice/concern.ts';
import { disruptionsOf } from '../notice/disruptions.ts';
import { isStatement, STATEMENTS } from '../notice/fact-statements.ts';
import type { ToldOtherwise } from '../notice/set-right.ts';
import { statedValue } from '../notice/stated-value.ts';
import type { Stated } from '../notice/statement.ts';
import type { Policy } from '../policy/schema.ts';
import type { OpenIncident } from './state.ts';
import { standingOf } from './what-was-told.ts';

/**
 * The facts of `names` with the newest value that customers were told and that is not the one known now, be it in an incident that
 * was joined.
 */
export function toldOtherwise(policy: Policy, state: OpenIncident, names: readonly string[]): ToldOtherwise[] {
  const told = standingOf(state, state.notices).map((one) => ({ ...one, facts: knownFacts(policy, one.facts) }));
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
  return { facts, times: state, functions: functionNames(state), course: disruptionsOf({ state }) };
}

/** Whether readers would be told the same: a moment is printed to the minute. */
export function readsSame(policy: Policy, name: Stated, one: FactValue, other: FactValue): boolean {
  const { say } = STATEMENTS[name];
  return say === null ? JSON.stringify(one) === JSON.stringify(other) : say(one, policy).en === say(other, policy).en;
}
