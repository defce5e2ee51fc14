import type { Text } from '../base/text.ts';
import type { Finding, FindingPath } from '../policy/problem.ts';
import { type FactTest, testsOf } from '../policy/shape/condition.ts';
import type { Policy } from '../policy/shape/schema.ts';
import { allowedValues, BUILT_IN_NAMES, factCatalogue } from '../rules/facts/catalogue.ts';
import { FactError, parseFacts } from '../rules/facts/parse-facts.ts';
import type { FactType } from '../rules/facts/values.ts';
import { conditionsWithPaths } from './placed-conditions.ts';
import { eitherOf } from './schema-findings.ts';

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
          message: {
            ja: `${name} はどの対応方針でも使える事実の名前です。別の名前にしてください`,
            en: `${name} is known to every policy already; give your fact another name`,
          },
        },
      ];
    }
    if (['all', 'any', 'not'].includes(name)) {
      return [
        {
          path: ['facts', name],
          atKey: true,
          message: {
            ja: `${name} は条件を書くための語です。事実には別の名前を付けてください`,
            en: `${name} is a word of conditions; give the fact another name`,
          },
        },
      ];
    }
    if (fact.after !== undefined && !factCatalogue(policy).has(fact.after)) {
      return [
        {
          path: ['facts', name, 'after'],
          message: {
            ja: `${fact.after} という事実はありません。既存の事実の名前にするか、after を削除してください`,
            en: `${fact.after} is not a fact; write one of the catalogue, or leave after out`,
          },
        },
      ];
    }
    if (values.includes('unknown'))
      return [
        {
          path,
          message: {
            ja: 'unknown（不明）はどの事実にもあります。一覧から除いてください',
            en: 'every fact can be unknown; leave unknown out of the list',
          },
        },
      ];
    const twice = {
      ja: `${name} に同じ値が2回あります。1つにしてください`,
      en: `${name} lists a value twice; keep it once`,
    };
    return new Set(values).size < values.length ? [{ path, message: twice }] : [];
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

function testMistake(policy: Policy, fact: string, test: FactTest): Text | null {
  const type = factCatalogue(policy).get(fact)?.type;
  if (type === undefined)
    return {
      ja: `${fact} という事実はありません。既存の事実の名前にするか、facts に追加してください`,
      en: `${fact} is not a fact; write one of the catalogue, or declare it under facts`,
    };
  if (typeof test === 'object' && 'moreThan' in test) {
    if (type.kind === 'count') return null;
    const { ja, en } = valuesFor(policy, type, { ja: '値', en: 'a value' });
    return {
      ja: `${fact} は数ではないため、moreThan は使えません。${ja}を指定してください`,
      en: `${fact} is not a number: moreThan does not apply; write ${en}`,
    };
  }
  if (type.kind === 'set' && typeof test === 'object' && 'is' in test) {
    return {
      ja: `${fact} は複数の値を持つ事実です。1つの値（それを含む場合）または {in: [ … ]}（いずれかを含む場合）で指定してください`,
      en: `${fact} is a set: write one member (the set contains it) or {in: [ … ]} (it contains one of them)`,
    };
  }
  const stranger = valuesOf(test).find((value) => !canBe(policy, type, value));
  if (stranger === undefined) return null;
  const { ja, en } = valuesFor(policy, type, { ja: '整数', en: 'a whole number' });
  return {
    ja: `${fact} が ${stranger} になることはありません。${ja}を指定してください`,
    en: `${fact} can never be ${stranger}; write ${en}`,
  };
}

/** The values of a type; its usual description where it has no list. */
function valuesFor(policy: Policy, type: FactType, usual: Text): Text {
  const allowed = allowedValues(policy, type);
  return allowed === null || allowed === undefined ? usual : eitherOf(allowed);
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
  const places: readonly { path: FindingPath; facts: Readonly<Record<string, unknown>> }[] = [
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

function statedMistake(policy: Policy, name: string, value: unknown): Text | null {
  if (!factCatalogue(policy).has(name)) return testMistake(policy, name, '');
  try {
    parseFacts(policy, { [name]: value });
    return null;
  } catch (error) {
    if (error instanceof FactError) return { ja: `${name}：${error.why.ja}`, en: error.message };
    throw error;
  }
}
