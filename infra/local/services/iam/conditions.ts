import type { Text } from '../../../../functions/domain/base/text.ts';
import { type JsonRecord, objectOf, textsOf } from '../../protocol/json.ts';
import { matchesWildcard } from './wildcard.ts';

/** One condition: the values that a call brings for `key` are compared with `wanted`. */
export interface IamCondition {
  readonly qualifier: 'ForAllValues' | 'ForAnyValue' | null;
  readonly operator: string;
  readonly key: string;
  readonly wanted: readonly string[];
}

type CompareValues = (wanted: string, given: string) => boolean;

/** Each compares one wanted value with one given; `negated` ones hold when no wanted value fits. */
const OPERATORS: Readonly<Record<string, { compare: CompareValues; negated?: true }>> = {
  StringEquals: { compare: (wanted, given) => wanted === given },
  StringNotEquals: { compare: (wanted, given) => wanted === given, negated: true },
  StringLike: { compare: (wanted, given) => matchesWildcard(wanted, given) },
  StringNotLike: { compare: (wanted, given) => matchesWildcard(wanted, given), negated: true },
  ArnEquals: { compare: (wanted, given) => matchesWildcard(wanted, given) },
  ArnLike: { compare: (wanted, given) => matchesWildcard(wanted, given) },
  Bool: { compare: (wanted, given) => wanted.toLowerCase() === given.toLowerCase() },
};

/** The condition operators that are evaluated. */
export const CONDITION_OPERATORS: readonly string[] = Object.keys(OPERATORS);

/** The condition keys that calls bring values for. */
export const CONDITION_KEYS: readonly string[] = [
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SecureTransport',
  'ses:FromAddress',
  'ses:Recipients',
];

/** The conditions of one statement. Throws what `refuse` makes for operators and keys that are not known. */
export function readConditions(block: JsonRecord, refuse: (what: Text) => Error): IamCondition[] {
  return Object.entries(block).flatMap(([name, keys]) => {
    const [, qualifier = null, operator = ''] = /^(?:(ForAllValues|ForAnyValue):)?(.+)$/.exec(name) ?? [];
    if (!OPERATORS[operator]) throw refuse({ ja: `条件演算子 ${name} `, en: `the condition operator ${name}` });
    return Object.entries(objectOf(keys)).map(([key, wanted]) => {
      if (!CONDITION_KEYS.includes(key)) throw refuse({ ja: `条件キー ${key} `, en: `the condition key ${key}` });
      const texts = textsOf(Array.isArray(wanted) ? wanted.map(String) : String(wanted));
      return { qualifier: qualifier as IamCondition['qualifier'], operator, key, wanted: texts };
    });
  });
}

/** Whether a call that brings these values fulfils the condition. */
export function holds(condition: IamCondition, context: Readonly<Record<string, readonly string[]>>): boolean {
  const rule = OPERATORS[condition.operator];
  if (!rule) return false;
  const given = context[condition.key] ?? [];
  const fits = (value: string): boolean =>
    condition.wanted.some((wanted) => rule.compare(wanted, value)) !== (rule.negated ?? false);
  if (condition.qualifier === 'ForAllValues') return given.every(fits);
  if (condition.qualifier === 'ForAnyValue') return given.some(fits);
  return given.length === 0 ? (rule.negated ?? false) : given.every(fits);
}
