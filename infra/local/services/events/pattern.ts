import { ToldError } from '../../../terminal/told-error.ts';
import { isObject, type JsonRecord, listOf } from '../../protocol/json.ts';
import { matchesWildcard } from '../iam/wildcard.ts';

/** An event pattern that uses something EventBridge does not know, or that is not served here. */
export class PatternError extends ToldError {
  override readonly name = 'PatternError';
}

function notAPattern(where: string): PatternError {
  return new PatternError({
    ja: `${where} には、オブジェクトまたは値の一覧を指定してください`,
    en: `${where} must be an object or a list of values`,
  });
}

type PatternTest = (argument: unknown, value: unknown, where: string) => boolean;

/** The comparisons of EventBridge's content filtering, by name. */
const TESTS: Readonly<Record<string, PatternTest>> = {
  prefix: (argument, value) => comparesText(argument, value, (text, wanted) => text.startsWith(wanted)),
  suffix: (argument, value) => comparesText(argument, value, (text, wanted) => text.endsWith(wanted)),
  'equals-ignore-case': (argument, value) =>
    typeof value === 'string' && value.toLowerCase() === String(argument).toLowerCase(),
  wildcard: (argument, value) =>
    typeof value === 'string' && listOf(argument).some((each) => matchesStars(String(each), value)),
  numeric: (argument, value) => typeof value === 'number' && inRange(listOf(argument), value),
  'anything-but': (argument, value, where) => value !== undefined && !excluded(argument, value, where),
  exists: (argument, value) => (value !== undefined) === (argument === true),
};

/** The names of the comparisons served. */
export const SERVED_TESTS: readonly string[] = [...Object.keys(TESTS), '$or'];

/** Whether the event fits the pattern. Throws PatternError for a comparison that is not known. */
export function matchesPattern(pattern: unknown, event: unknown, where = 'pattern'): boolean {
  if (!isObject(pattern)) throw notAPattern(where);
  return Object.entries(pattern).every(([key, wanted]) => {
    const here = `${where}.${key}`;
    if (key === '$or') return listOf(wanted).some((each) => matchesPattern(each, event, here));
    const value = isObject(event) ? event[key] : undefined;
    if (Array.isArray(wanted)) return matchesAny(wanted, value, here);
    // A list of objects fits when one of them does.
    return Array.isArray(value)
      ? value.some((each) => matchesPattern(wanted, each, here))
      : matchesPattern(wanted, value, here);
  });
}

/** Throws PatternError when the pattern could not be evaluated for some event. */
export function checkPattern(pattern: unknown, where = 'pattern'): void {
  if (!isObject(pattern)) throw notAPattern(where);
  for (const [key, wanted] of Object.entries(pattern)) checkField(key, wanted, `${where}.${key}`);
}

function checkField(key: string, wanted: unknown, where: string): void {
  if (key === '$or') for (const each of listOf(wanted)) checkPattern(each, where);
  else if (Array.isArray(wanted)) for (const each of wanted.filter(isObject)) testOf(each, where);
  else checkPattern(wanted, where);
}

function matchesAny(wanted: readonly unknown[], value: unknown, where: string): boolean {
  const values = Array.isArray(value) && value.length > 0 ? value : [Array.isArray(value) ? undefined : value];
  return wanted.some((each) => values.some((one) => matchesOne(each, one, where)));
}

function matchesOne(wanted: unknown, value: unknown, where: string): boolean {
  if (!isObject(wanted)) return wanted === value;
  const [test, argument] = testOf(wanted, where);
  return test(argument, value, where);
}

function testOf(wanted: JsonRecord, where: string): [PatternTest, unknown] {
  const [name = '', ...more] = Object.keys(wanted);
  const test = TESTS[name];
  if (!test || more.length > 0) {
    const [given, served] = [Object.keys(wanted).join(', '), SERVED_TESTS.join(', ')];
    throw new PatternError({
      ja: `${where}：{${given}} は動作しません。次のいずれかを使用してください：${served}`,
      en: `${where}: {${given}} is not served; one of ${served}`,
    });
  }
  return [test, wanted[name]];
}

function comparesText(argument: unknown, value: unknown, compare: (text: string, wanted: string) => boolean): boolean {
  if (typeof value !== 'string') return false;
  if (!isObject(argument)) return compare(value, String(argument));
  return compare(value.toLowerCase(), String(argument['equals-ignore-case']).toLowerCase());
}

function excluded(argument: unknown, value: unknown, where: string): boolean {
  if (!isObject(argument)) return listOf(argument).some((each) => each === value);
  const [name = ''] = Object.keys(argument);
  return listOf(argument[name]).some((each) => matchesOne({ [name]: each }, value, where));
}

function matchesStars(pattern: string, text: string): boolean {
  // `?` has no meaning here, unlike in policies.
  return pattern.split('?').length === 1 ? matchesWildcard(pattern, text) : false;
}

const COMPARE: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '=': (value, limit) => value === limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

function inRange(range: readonly unknown[], value: number): boolean {
  for (let index = 0; index < range.length; index += 2) {
    const compare = COMPARE[String(range[index])];
    if (!compare?.(value, Number(range[index + 1]))) return false;
  }
  return range.length > 0;
}
