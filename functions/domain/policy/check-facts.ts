import { allowedValues, BUILT_IN_NAMES, factCatalogue } from '../facts/catalogue.ts';
import { FactError, parseFacts } from '../facts/parse-facts.ts';
import type { FactType } from '../facts/values.ts';
import { type FactTest, testsOf } from './condition.ts';
import { conditionsWithPaths } from './placed-conditions.ts';
import type { Finding } from './problem.ts';
import type { Policy } from './schema.ts';
import { choices } from './schema-findings.ts';

type Path = Finding['path'];

/** Facts that are not there, or are held against values they can never have. */
export function factFindings(policy: Policy): Finding[] {
  return [...ownFacts(policy), ...conditionFacts(policy), ...statedFacts(policy)];
}

function ownFacts(policy: Policy): Finding[] {
  return Object.entries(policy.facts).flatMap(([name, fact]) => {
    const values = 'steps' in fact ? fact.steps : fact.options;
    const path = ['facts', name, 'steps' in fact ? 'steps' : 'options'];
    if (BUILT_IN_NAMES.has(name)) {
      return [
        {
          path: ['facts', name],
          atKey: true,
          message: `${name} is known to every policy already; give your fact another name`,
        },
      ];
    }
    if (['all', 'any', 'not'].includes(name)) {
      return [
        { path: ['facts', name], atKey: true, message: `${name} is a word of conditions; give the fact another name` },
      ];
    }
    if (fact.after !== undefined && !factCatalogue(policy).has(fact.after)) {
      return [
        {
          path: ['facts', name, 'after'],
          message: `${fact.after} is not a fact; write one of the catalogue, or leave after out`,
        },
      ];
    }
    if (values.includes('unknown'))
      return [{ path, message: 'every fact can be unknown; leave unknown out of the list' }];
    return new Set(values).size < values.length ? [{ path, message: `${name} lists a value twice; keep it once` }] : [];
  });
}

function conditionFacts(policy: Policy): Finding[] {
  return conditionsWithPaths(policy).flatMap(({ when, path }) =>
    testsOf(when).flatMap((test) => {
      const message = testMistake(policy, test.fact, test.test);
      return message === null ? [] : [{ path: [...path, ...test.path], message }];
    }),
  );
}

function testMistake(policy: Policy, fact: string, test: FactTest): string | null {
  const type = factCatalogue(policy).get(fact)?.type;
  if (type === undefined) return `${fact} is not a fact; write one of the catalogue, or declare it under facts`;
  if (typeof test === 'object' && 'moreThan' in test) {
    return type.kind === 'count'
      ? null
      : `${fact} is no number: moreThan does not apply; write ${choices(allowedValues(policy, type) ?? ['a value'])}`;
  }
  if (type.kind === 'set' && typeof test === 'object' && 'is' in test) {
    return `${fact} is a set: write one member (the set contains it) or {in: [ … ]} (it contains one of them)`;
  }
  const stranger = valuesOf(test).find((value) => !canBe(policy, type, value));
  if (stranger === undefined) return null;
  return `${fact} can never be ${stranger}; write ${choices(allowedValues(policy, type) ?? ['a whole number'])}`;
}

function valuesOf(test: Exclude<FactTest, { moreThan: number }>): (string | number)[] {
  if (typeof test !== 'object') return [test];
  return 'in' in test ? test.in : [test.is];
}

function canBe(policy: Policy, type: FactType, value: string | number): boolean {
  if (type.kind === 'count') return Number.isInteger(value) && Number(value) >= 0;
  if (type.kind === 'text') return typeof value === 'string';
  return allowedValues(policy, type)?.includes(String(value)) ?? false;
}

/** What signals, data sets and systems state. */
function statedFacts(policy: Policy): Finding[] {
  const places: readonly { path: Path; facts: Readonly<Record<string, unknown>> }[] = [
    ...Object.entries(policy.signals).flatMap(([source, rules]) =>
      rules.map(({ facts }, index) => ({ path: ['signals', source, index, 'facts'], facts })),
    ),
    ...Object.entries(policy.dataSets).map(([id, { facts }]) => ({ path: ['dataSets', id, 'facts'], facts })),
    ...Object.entries(policy.systems).map(([id, { facts }]) => ({ path: ['systems', id, 'facts'], facts })),
  ];
  return places.flatMap(({ path, facts }) =>
    Object.entries(facts).flatMap(([name, value]) => {
      const message = statedMistake(policy, name, value);
      return message === null ? [] : [{ path: [...path, name], message }];
    }),
  );
}

function statedMistake(policy: Policy, name: string, value: unknown): string | null {
  if (!factCatalogue(policy).has(name)) return testMistake(policy, name, '');
  try {
    parseFacts(policy, { [name]: value });
    return null;
  } catch (error) {
    if (error instanceof FactError) return error.message;
    throw error;
  }
}
