import * as z from 'zod';
import { says } from '../../base/issue-words.ts';
import type { Text } from '../../base/text.ts';

/** What a single fact is held against. A plain value of a stepped fact means "this step or a graver one", of any other "equal" (of a set: "contains"). */
export type FactTest = string | number | { in: (string | number)[] } | { is: string | number } | { moreThan: number };

/** A condition over facts: exactly one key, a fact's name or one of `all`, `any`, `not`. */
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | { [fact: string]: FactTest };

/** Deeper conditions help nobody, and a file of brackets must not exhaust the stack. */
const MAX_CONDITION_DEPTH = 20;

const EXAMPLES = ['{data.leak: possible}', '{any: [{data.leak: possible}, {risk: confirmed}]}'];
const NOTHING: Text = {
  ja: '条件が空です。all・any・not または事実の名前を指定してください',
  en: 'a condition must name something: write all, any, not or the name of a fact',
};
const ONE_FACT: Text = {
  ja: 'ここに指定できる事実は1つだけです。複数の場合は all: [ … ] または any: [ … ] でまとめてください',
  en: 'name exactly one fact here; join several with all: [ … ] or any: [ … ]',
};

type AddIssue = (path: (string | number)[], message: Text) => void;

/** A condition of a policy file. Checked by hand, because a union of shapes could not say what is wrong with one of them. */
export const condition: z.ZodType<Condition> = z.custom<Condition>().superRefine((value, context) => {
  checkCondition(value, [], (path, message) => context.addIssue({ code: 'custom', path, ...says(message) }));
});

function checkCondition(value: unknown, path: (string | number)[], report: AddIssue): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report(path, {
      ja: `条件は1つのキーとその値で指定してください（例：${EXAMPLES.join('、')}）`,
      en: `a condition is one key and its value, such as ${EXAMPLES.join(' or ')}`,
    });
    return;
  }
  if (path.length > 2 * MAX_CONDITION_DEPTH) {
    report(path, {
      ja: `条件の入れ子は${MAX_CONDITION_DEPTH}段までです。規則を分けてください`,
      en: `conditions may be nested ${MAX_CONDITION_DEPTH} deep at most; split the rule`,
    });
    return;
  }
  const [entry, second] = Object.entries(value);
  if (entry === undefined) report(path, NOTHING);
  else if (second === undefined) checkEntry(entry[0], entry[1], path, report);
  else report([...path, second[0]], ONE_FACT);
}

function checkEntry(key: string, value: unknown, path: (string | number)[], report: AddIssue): void {
  const below = [...path, key];
  if (key === 'not') checkCondition(value, below, report);
  else if (key !== 'all' && key !== 'any') checkTest(key, value, below, report);
  else if (!Array.isArray(value) || value.length === 0)
    report(below, {
      ja: `${key} には条件を1つ以上、一覧で指定してください`,
      en: `${key} takes a list of at least one condition`,
    });
  else for (const [index, part] of value.entries()) checkCondition(part, [...below, index], report);
}

function checkTest(fact: string, value: unknown, path: (string | number)[], report: AddIssue): void {
  if (isScalar(value)) return;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report(path, {
      ja: `${fact} には、値、{is: …}、{in: [ … ]}、{moreThan: …} のいずれかを指定してください`,
      en: `hold ${fact} against a value, {is: …}, {in: [ … ]} or {moreThan: …}`,
    });
    return;
  }
  const [entry, second] = Object.entries(value);
  if (entry === undefined || second !== undefined || !isTest(entry[0], entry[1])) {
    report(path, {
      ja: `${fact} には、値、{is: 値}、{in: [値, …]}、{moreThan: 数} のいずれかを指定してください`,
      en: `hold ${fact} against a value, {is: value}, {in: [value, …]} or {moreThan: number}`,
    });
  }
}

function isTest(word: string, value: unknown): boolean {
  if (word === 'is') return isScalar(value);
  if (word === 'moreThan') return typeof value === 'number' && Number.isFinite(value);
  return word === 'in' && Array.isArray(value) && value.length > 0 && value.every(isScalar);
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}

/** One condition taken apart, so that a reader need not know the spelling. */
export type ConditionParts =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'test'; readonly fact: string; readonly test: FactTest };

/** Takes a checked condition apart. */
export function partsOf(value: Condition): ConditionParts {
  const [key, inner] = Object.entries(value)[0] ?? ['all', []];
  if (key === 'not') return { kind: 'not', part: inner as Condition };
  if (key === 'all' || key === 'any') return { kind: key, parts: inner as Condition[] };
  return { kind: 'test', fact: key, test: inner as FactTest };
}

/** Every test of a condition with the path that leads to it, in reading order. */
export function testsOf(
  value: Condition,
  path: readonly (string | number)[] = [],
): { fact: string; test: FactTest; path: readonly (string | number)[] }[] {
  const parts = partsOf(value);
  if (parts.kind === 'test') return [{ fact: parts.fact, test: parts.test, path: [...path, parts.fact] }];
  if (parts.kind === 'not') return testsOf(parts.part, [...path, 'not']);
  return parts.parts.flatMap((part, index) => testsOf(part, [...path, parts.kind, index]));
}
