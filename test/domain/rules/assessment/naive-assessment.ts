import type { Condition } from '../../../../functions/domain/policy/shape/condition.ts';
import type { Policy } from '../../../../functions/domain/policy/shape/schema.ts';
import type { Facts, FactValue } from '../../../../functions/domain/rules/facts/values.ts';

/** Every value that the tests of these policies can tell apart, for each fact they may use. */
export const DOMAIN: Readonly<Record<string, readonly FactValue[]>> = {
  'data.leak': ['none', 'possible', 'confirmed'],
  'service.impact': ['none', 'minor', 'major'],
  'cause.ours': ['yes', 'no'],
  'data.persons': [0, 10, 11, 100, 101],
  'data.sets': [[], ['accounts'], ['letters'], ['accounts', 'letters']],
  'service.function': ['login', 'anything else'],
  investigation: ['open', 'done'],
};

const STEPS: Readonly<Record<string, readonly string[]>> = {
  'data.leak': ['none', 'possible', 'confirmed'],
  'service.impact': ['none', 'minor', 'major'],
};

/** Whether a condition holds when every fact is known: read straight off its text. */
function holds(condition: Condition, facts: Facts): boolean {
  const [key = '', inner] = Object.entries(condition)[0] ?? [];
  if (key === 'not') return !holds(inner as Condition, facts);
  if (key === 'all') return (inner as Condition[]).every((part) => holds(part, facts));
  if (key === 'any') return (inner as Condition[]).some((part) => holds(part, facts));
  return tested(key, inner as string | number | Record<string, unknown>, facts[key]);
}

function tested(fact: string, test: string | number | Record<string, unknown>, value: FactValue | undefined): boolean {
  if (typeof test === 'object') {
    if ('moreThan' in test) return Number(value) > Number(test.moreThan);
    const wanted = 'in' in test ? (test.in as (string | number)[]) : [test.is as string | number];
    return Array.isArray(value) ? wanted.some((one) => value.includes(one)) : wanted.some((one) => one === value);
  }
  if (Array.isArray(value)) return value.includes(test);
  const steps = STEPS[fact];
  if (steps === undefined) return value === test;
  return steps.indexOf(String(value)) >= steps.indexOf(String(test));
}

/** Every way in which the unknown facts can turn out. */
function completions(facts: Facts): Facts[] {
  return Object.entries(DOMAIN).reduce<Facts[]>(
    (all, [fact, values]) => {
      const known = facts[fact];
      const possible = known === undefined || known === 'unknown' ? values : [known];
      return all.flatMap((one) => possible.map((value) => ({ ...one, [fact]: value })));
    },
    [{}],
  );
}

/** Level and duties for facts that are all known. */
function outcome(policy: Policy, facts: Facts, overruled: string | null): { level: string; duties: string } {
  const matched = policy.rules.filter((rule) => holds(rule.when, facts)).map((rule) => rule.level);
  const gravest = policy.levels.find(({ name }) => matched.includes(name));
  const level = overruled ?? gravest?.name ?? policy.otherwise.level;
  const told = policy.levels.find(({ name }) => name === level)?.notify === true;
  const owed = policy.duties.filter(({ when }) => {
    if (when === 'notify') return told;
    if (when === 'investigated') return told && facts.investigation === 'done';
    if (typeof when === 'string') return when === 'always';
    return 'levels' in when ? when.levels.includes(level) : holds(when.facts, facts);
  });
  return { level, duties: owed.map(({ kind }) => kind).join(' ') };
}

/** The assessment by trying every completion: level, notify, and the facts that make a difference in at least one. */
export function naiveAssessment(policy: Policy, facts: Facts, overruled: string | null) {
  const all = completions(facts).map((full) => ({ full, result: outcome(policy, full, overruled) }));
  const levels = new Set(all.map(({ result }) => result.level));
  const told = new Set(policy.levels.filter(({ name }) => levels.has(name)).map(({ notify }) => notify));
  const isTold = told.size === 1 && told.has(true);
  const isOutage = ['minor', 'major'].includes(String(facts['service.impact']));
  const missing = Object.keys(DOMAIN).filter((fact) => {
    const isUnknown = (facts[fact] ?? 'unknown') === 'unknown';
    if (fact === 'service.function' && isUnknown && isOutage && told.has(true)) return true;
    const seen = new Map<string, string>();
    return all.some(({ full, result }) => {
      const others = JSON.stringify({ ...full, [fact]: null });
      // Whether the detailed notice is owed is asked once customers are certainly told.
      const duties = isTold ? result.duties : result.duties.replace('notice.detailed', '');
      const said = JSON.stringify({ ...result, duties: duties.trim() });
      const before = seen.get(others);
      seen.set(others, said);
      return before !== undefined && before !== said;
    });
  });
  return {
    level: levels.size === 1 ? [...levels][0] : null,
    notify: told.size === 1 ? [...told][0] : null,
    missing: missing.sort(),
  };
}
