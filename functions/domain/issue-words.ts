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
const VALUES_SHOWN = 20;

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
      return `write ${limit(issue.minimum, issue.origin)} at least`;
    case 'too_big':
      return `write ${limit(issue.maximum, issue.origin)} at most`;
    default:
      return undefined;
  }
};

function oneOf(values: readonly unknown[]): string {
  const shown = values.slice(0, VALUES_SHOWN).join(', ');
  if (values.length === 1) return `write ${shown}`;
  return `write one of ${shown}${values.length > VALUES_SHOWN ? ' …' : ''}`;
}

function limit(count: number | bigint, origin: string): string {
  const unit = origin === 'string' ? 'character' : origin === 'array' || origin === 'set' ? 'entry' : '';
  if (unit === '') return String(count);
  const many = unit === 'entry' ? 'entries' : `${unit}s`;
  return `${count} ${Number(count) === 1 ? unit : many}`;
}
