import type * as z from 'zod';
import type { Finding } from './problem.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];

/** What the schema found wrong, each in words that say what to write. */
export function schemaFindings(issues: readonly Issue[], value: unknown, at: Path = []): Finding[] {
  return issues.flatMap((issue) => findings(issue, value, [...at, ...(issue.path as (string | number)[])]));
}

function findings(issue: Issue, value: unknown, path: Path): Finding[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `${key} is not a key of this place; remove it or correct its spelling`,
        atKey: true,
      }));
    case 'invalid_union':
      // A shape chosen by one key: that key holds none of its values.
      if ('options' in issue)
        return [{ path, message: `${nameOf(path)} must be ${choices(issue.options.map(String))}` }];
      return unionFindings(issue.errors, value, path);
    case 'invalid_type':
      return [{ path, message: typeMessage(issue.expected, path, value) }];
    case 'invalid_value':
      return [{ path, message: `${nameOf(path)} must be ${choices(issue.values.map(String))}` }];
    case 'invalid_key':
      return [
        { path, message: `${nameOf(path)} is no fit name: ${issue.issues[0]?.message ?? issue.message}`, atKey: true },
      ];
    case 'too_small':
      return [
        {
          path,
          message: `${nameOf(path)} is too ${issue.origin === 'array' || issue.origin === 'string' ? 'short' : 'small'}: ${smallest(issue)}`,
        },
      ];
    case 'invalid_format':
      return [{ path, message: formatMessage(issue, path) }];
    default:
      return [{ path, message: `${nameOf(path)}: ${issue.message}` }];
  }
}

function typeMessage(expected: string, path: Path, value: unknown): string {
  const found = valueAt(value, path);
  if (found === undefined) return `${nameOf(path)} is missing; write it here`;
  const said = found === null ? 'nothing stands there' : `found ${kindOf(found)}`;
  return `${nameOf(path)} must be ${WORDS[expected] ?? expected} (${said})`;
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list (lines that begin with "- ", or [ … ])',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
};

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : JSON.stringify(value);
}

function formatMessage(issue: Extract<Issue, { code: 'invalid_format' }>, path: Path): string {
  if (issue.format === 'email') return `${nameOf(path)} must be a mail address, such as officer@example.jp`;
  return `${nameOf(path)}: ${issue.message}`;
}

function smallest(issue: Extract<Issue, { code: 'too_small' }>): string {
  if (issue.origin === 'array') return `write at least ${issue.minimum} ${issue.minimum === 1 ? 'entry' : 'entries'}`;
  return issue.origin === 'string' ? 'write something' : `write ${issue.minimum} or more`;
}

/** Of several shapes, the one that the value comes closest to: whose faults lie deepest, then the fewest. */
function unionFindings(shapes: readonly (readonly Issue[])[], value: unknown, path: Path): Finding[] {
  const options = shapes.map((issues) => schemaFindings(issues, value, path)).filter((found) => found.length > 0);
  const depth = (found: readonly Finding[]): number => Math.max(...found.map((one) => one.path.length));
  const sorted = options.sort((a, b) => depth(b) - depth(a) || a.length - b.length);
  const best = sorted[0];
  if (best === undefined) return [{ path, message: `${nameOf(path)} has none of the shapes allowed here` }];
  if (depth(best) > path.length) return best;
  const messages = [...new Set(options.flatMap((found) => found.map(({ message }) => message)))];
  return [{ path, message: messages.join('; or: ') }];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    value,
  );
}

/** `duties[2].clock.from`: the path as programs write it, entries counted from 0. */
export function nameOf(path: Path): string {
  if (path.length === 0) return 'the policy';
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step}]`;
    return name === '' ? step : `${name}.${step}`;
  }, '');
}

/** `a, b or c`. */
export function choices(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '(there is none)';
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
