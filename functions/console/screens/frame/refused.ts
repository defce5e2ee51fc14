import type { Problem } from '../../http/problem.ts';

/** A form that was sent and refused: its page is shown again with everything that was typed. */
export interface RefusedForm {
  /** Where it was posted to, such as `/incidents/I-…/draft`. */
  readonly action: string;
  readonly values: URLSearchParams;
  readonly problem: Problem;
}

/** Whether this form is the one: posted there, about the same thing. */
export function isRefused(
  refused: RefusedForm | null,
  action: string,
  hidden: Readonly<Record<string, string>> = {},
): refused is RefusedForm {
  if (refused === null || refused.action !== action) return false;
  return ABOUT.every((name) => hidden[name] === undefined || refused.values.get(name) === hidden[name]);
}

/** The hidden fields that say what a form is about; digests of what was shown may have changed since. */
const ABOUT = ['duty', 'what', 'id', 'page', 'stage', 'withdraw', 'function', 'from'] as const;

/** What was typed into a field; empty when it was not sent. */
export function typed(refused: RefusedForm | null, name: string): string {
  return refused?.values.get(name) ?? '';
}

/** The place of a request that a form's field becomes: `fact.data.leak` is told about as `facts.data.leak`. */
export function placeOf(field: string): string {
  return field.replace(/^(fact|section|item)\./, '$1s.').replace(/^scope\./, '');
}
