import type * as z from 'zod';

/** What each type of JSON is called, as somebody who has to write it would say. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'write a text',
  number: 'write a number',
  int: 'write a whole number',
  boolean: 'write true or false',
  array: 'write a list',
  object: 'write keys with their values',
  record: 'write keys with their values',
};

/**
 * Plain words for what a schema found, where the schema has none of its own: what to write, not what was expected. To be
 * handed to `safeParse` as `error`.
 */
export const issueWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : TYPES[issue.expected];
    case 'invalid_value':
      return issue.input === undefined ? 'is missing' : oneOf(issue.values);
    case 'too_small':
      return issue.inclusive === false
        ? `write more than ${limit(issue.minimum, issue.origin)}`
        : `write ${limit(issue.minimum, issue.origin)} at least`;
    case 'too_big':
      return issue.inclusive === false
        ? `write less than ${limit(issue.maximum, issue.origin)}`
        : `write ${limit(issue.maximum, issue.origin)} at most`;
    case 'unrecognized_keys':
      return `knows no ${issue.keys.join(', ')}: remove it, or check its spelling`;
    default:
      return undefined;
  }
};

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? `write ${values.join()}` : `write one of ${values.join(', ')}`;
}

function limit(count: number | bigint, origin: string): string {
  const unit = origin === 'string' ? 'character' : origin === 'array' || origin === 'set' ? 'entry' : '';
  if (unit === '') return String(count);
  const many = unit === 'entry' ? 'entries' : `${unit}s`;
  return `${count} ${Number(count) === 1 ? unit : many}`;
}
