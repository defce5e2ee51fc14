import type { ChoiceTest } from './definition.ts';
import type { Json } from './json.ts';
import { type PathScope, parsePath, readPath } from './paths.ts';
import { EvaluationError } from './state-error.ts';
import { timestampMs } from './timestamps.ts';

type Compare = (a: Json, b: Json) => boolean;
type Order = (a: number | string, b: number | string) => boolean;

const ORDERS: Readonly<Record<string, Order>> = {
  Equals: (a, b) => a === b,
  LessThan: (a, b) => a < b,
  GreaterThan: (a, b) => a > b,
  LessThanEquals: (a, b) => a <= b,
  GreaterThanEquals: (a, b) => a >= b,
};

const TESTS_OF_KIND: Readonly<Record<string, (value: Json) => boolean>> = {
  IsNull: (value) => value === null,
  IsNumeric: (value) => typeof value === 'number',
  IsString: (value) => typeof value === 'string',
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: (value) => timestampMs(value) !== null,
};

/** Reads a value as what a comparison compares; null when it is of another type, which never matches. */
const READERS: Readonly<Record<string, (value: Json) => number | string | null>> = {
  String: (value) => (typeof value === 'string' ? value : null),
  Numeric: (value) => (typeof value === 'number' ? value : null),
  Timestamp: timestampMs,
};

function ordered(kind: string, order: Order): Compare {
  return (a, b) => {
    const [left, right] = [READERS[kind]?.(a) ?? null, READERS[kind]?.(b) ?? null];
    return left !== null && right !== null && order(left, right);
  };
}

function comparisons(): Map<string, Compare> {
  const all = new Map<string, Compare>();
  for (const kind of Object.keys(READERS)) {
    for (const [name, order] of Object.entries(ORDERS)) all.set(`${kind}${name}`, ordered(kind, order));
  }
  all.set('BooleanEquals', (a, b) => typeof a === 'boolean' && a === b);
  return all;
}

const COMPARISONS = comparisons();

/** Every comparison that a test may hold, for the check of definitions. */
export const COMPARISON_NAMES: ReadonlySet<string> = new Set([
  ...COMPARISONS.keys(),
  ...[...COMPARISONS.keys()].map((name) => `${name}Path`),
  ...Object.keys(TESTS_OF_KIND),
  'StringMatches',
  'IsPresent',
]);

/** `*` stands for any characters, `\*` for itself. */
function matches(value: Json, pattern: string): boolean {
  if (typeof value !== 'string') return false;
  const parts = pattern
    .replace(/[.+?^${}()|[\]]/g, '\\$&')
    .replace(/\\\\|\\\*|\*/g, (sign) => (sign === '*' ? '.*' : sign));
  return new RegExp(`^${parts}$`, 's').test(value);
}

/** Whether a test of a Choice holds. Throws EvaluationError States.Runtime when a variable is not there. */
export function holds(test: ChoiceTest, scope: PathScope): boolean {
  if (test.And !== undefined) return test.And.every((part) => holds(part, scope));
  if (test.Or !== undefined) return test.Or.some((part) => holds(part, scope));
  if (test.Not !== undefined) return !holds(test.Not, scope);
  const name = Object.keys(test).find((key) => COMPARISON_NAMES.has(key)) ?? '';
  return compare(name, test[name] as Json, test.Variable ?? '$', scope);
}

function compare(name: string, wanted: Json, variable: string, scope: PathScope): boolean {
  const found = readPath(parsePath(variable), scope);
  if (name === 'IsPresent') return (found !== undefined) === wanted;
  const value = found ?? (found === null ? null : missing(variable));
  const kindTest = TESTS_OF_KIND[name];
  if (kindTest !== undefined) return kindTest(value) === wanted;
  if (name === 'StringMatches') return matches(value, String(wanted));
  if (!name.endsWith('Path')) return COMPARISONS.get(name)?.(value, wanted) ?? false;
  const other = readPath(parsePath(String(wanted)), scope);
  return COMPARISONS.get(name.slice(0, -'Path'.length))?.(value, other ?? missing(String(wanted))) ?? false;
}

function missing(variable: string): never {
  throw new EvaluationError(
    'States.Runtime',
    `Invalid path '${variable}': The choice state's condition path references an invalid value.`,
  );
}
