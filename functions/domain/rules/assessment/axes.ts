import { type Condition, type FactTest, partsOf, testsOf } from '../../policy/shape/condition.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { allowedValues, factCatalogue } from '../facts/catalogue.ts';
import type { Facts, FactType, FactValue } from '../facts/values.ts';
import { statutesOf } from '../law/statutes.ts';
import { FALSE, type Formula, join, literal } from './formula.ts';

/**
 * Something an assessment can depend on, with values that stand for all values its fact may have: two values that no
 * test of the policy tells apart share one place. A set gives one axis for each member that is asked for.
 */
export interface Axis {
  readonly fact: string;
  readonly type: FactType;
  /** The member of a set this axis asks for; null for every other fact. */
  readonly member: string | null;
  readonly values: readonly (string | number)[];
}

const IN = 'in';
const OUT = 'out';

/** The axes of a policy in the order in which its rules and duties first ask for them. */
export function axesOf(policy: Policy): readonly Axis[] {
  const tests = new Map<string, FactTest[]>();
  for (const condition of conditionsOf(policy)) {
    for (const { fact, test } of testsOf(condition)) tests.set(fact, [...(tests.get(fact) ?? []), test]);
  }
  return [...tests].flatMap(([fact, asked]) => axesOfFact(policy, fact, asked));
}

/** Every condition of a policy, rules first. `investigated` asks for the investigation. */
function conditionsOf(policy: Policy): Condition[] {
  return [...policy.rules.map((rule) => rule.when), ...dutyConditions(policy), ...responseConditions(policy)];
}

/** Those of reports, playbooks and the headquarters: they decide no level, so their facts come last. */
export function responseConditions(policy: Policy): Condition[] {
  const reported = policy.reports.flatMap((report) => {
    const statutes = statutesOf(report).flatMap(({ when, unless, sign, instead }) => [
      when,
      unless,
      sign?.when,
      instead?.when,
    ]);
    return [...statutes, report.promise?.when, report.promise?.sign?.when].filter((when) => when !== undefined);
  });
  return [...reported, ...teamConditions(policy)];
}

/** Those that say who responds, and how: playbooks, the headquarters, the routes of pages. */
export function teamConditions({ playbooks, team }: Policy): Condition[] {
  const steps = playbooks.flatMap(({ when }) => (when === undefined ? [] : [when]));
  const assembled = team.headquarters?.when;
  const routed = team.routes.map(({ when }) => when);
  return [...steps, ...(assembled !== undefined && 'facts' in assembled ? [assembled.facts] : []), ...routed];
}

function dutyConditions(policy: Policy): Condition[] {
  const conditions: Condition[] = [];
  for (const { when } of policy.duties) {
    if (when === 'investigated') conditions.push({ investigation: 'done' });
    else if (typeof when === 'object' && 'facts' in when) conditions.push(when.facts);
  }
  return conditions;
}

function axesOfFact(policy: Policy, fact: string, tests: readonly FactTest[]): Axis[] {
  const type = factCatalogue(policy).get(fact)?.type;
  if (type === undefined) throw new RangeError(`not a fact of policy ${policy.policy}: ${fact}`);
  if (type.kind === 'set') {
    const members = [...new Set(tests.flatMap(valuesNamed))].map(String);
    return members.map((member) => ({ fact, type, member, values: [IN, OUT] }));
  }
  const listed = allowedValues(policy, type);
  return [{ fact, type, member: null, values: listed ?? representatives(type, tests) }];
}

/** Values of an open-ended fact that show every difference its tests can make. */
function representatives(type: FactType, tests: readonly FactTest[]): (string | number)[] {
  const named = [...new Set(tests.flatMap(valuesNamed))];
  if (type.kind === 'text') return [...named.map(String), `other than ${named.join(' ')}`];
  const around = named.map(Number).flatMap((value) => [value, Math.floor(value) + 1]);
  return [...new Set([0, ...around])].filter((value) => Number.isInteger(value) && value >= 0).sort((a, b) => a - b);
}

function valuesNamed(test: FactTest): (string | number)[] {
  if (typeof test !== 'object') return [test];
  if ('in' in test) return test.in;
  return 'is' in test ? [test.is] : [test.moreThan];
}

/** A condition as a formula over the axes; `negated` turns it round on the way down. */
export function formulaOf(axes: readonly Axis[], condition: Condition, negated = false): Formula {
  const parts = partsOf(condition);
  if (parts.kind === 'not') return formulaOf(axes, parts.part, !negated);
  if (parts.kind === 'test') return testFormula(axes, parts.fact, parts.test, negated);
  const kind = (parts.kind === 'all') === negated ? 'any' : 'all';
  return join(
    kind,
    parts.parts.map((part) => formulaOf(axes, part, negated)),
  );
}

function testFormula(axes: readonly Axis[], fact: string, test: FactTest, negated: boolean): Formula {
  const literals = axes.flatMap((axis, index) => {
    if (axis.fact !== fact || (axis.member !== null && !valuesNamed(test).map(String).includes(axis.member))) return [];
    const mask = axis.values.map((value) => (passes(axis, test, value) === negated ? '0' : '1')).join('');
    return [literal(index, mask)];
  });
  if (literals.length === 0) return FALSE;
  // Only a set has several axes: it holds one of the members, or (turned round) none of them.
  return join(negated ? 'all' : 'any', literals);
}

function passes(axis: Axis, test: FactTest, value: string | number): boolean {
  if (axis.member !== null) return value === IN;
  if (typeof test === 'object') {
    if ('moreThan' in test) return typeof value === 'number' && value > test.moreThan;
    return valuesNamed(test).map(String).includes(String(value));
  }
  if (axis.type.kind !== 'steps') return String(value) === String(test);
  return axis.type.steps.indexOf(String(value)) >= axis.type.steps.indexOf(String(test));
}

/** The place of a known fact among its axis's values; null while unknown. */
export function placeOf(axis: Axis, facts: Facts): number | null {
  const value = facts[axis.fact];
  if (value === undefined || value === 'unknown') return null;
  if (axis.member !== null) return Array.isArray(value) && value.includes(axis.member) ? 0 : 1;
  const place = axis.values.findLastIndex((known) => standsFor(axis, known, value));
  return place < 0 ? axis.values.length - 1 : place;
}

/** Values of a count stand for everything up to the next; a text that no test names is the last place. */
function standsFor(axis: Axis, known: string | number, value: FactValue): boolean {
  if (axis.type.kind === 'count') return Number(known) <= Number(value);
  return String(known) === String(value);
}
