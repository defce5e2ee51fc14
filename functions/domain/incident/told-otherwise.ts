import { knownFacts } from '../facts/derived.ts';
import type { FactValue } from '../facts/values.ts';
import { isStatement, type Stated } from '../notice/fact-statements.ts';
import type { ToldOtherwise } from '../notice/set-right.ts';
import type { Policy } from '../policy/schema.ts';
import type { OpenIncident } from './state.ts';
import { type Standing, standingOf } from './what-was-told.ts';

/**
 * The facts of `names` with the newest value that customers were told and that is not the one known now, be it in an incident that
 * was joined.
 */
export function toldOtherwise(policy: Policy, state: OpenIncident, names: readonly string[]): ToldOtherwise[] {
  const told = standingOf(state, state.notices);
  const now = { facts: state.facts, times: state };
  return names.filter(isStatement).map((name) => {
    const known = valueIn(policy, now, name);
    const values = told.map((one) => valueIn(policy, one, name));
    return { name, value: values.findLast((one) => one !== 'unknown' && !isSame(one, known)) ?? 'unknown' };
  });
}

function valueIn(policy: Policy, { facts, times }: Pick<Standing, 'facts' | 'times'>, name: Stated): FactValue {
  if (name === 'occurrence') return times.occurredAt ?? 'unknown';
  if (name === 'restoration') return times.restoredAt ?? 'unknown';
  return knownFacts(policy, facts)[name] ?? 'unknown';
}

function isSame(one: FactValue, other: FactValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
