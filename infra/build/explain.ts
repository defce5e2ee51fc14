import type { Language } from '../../functions/domain/base/text.ts';
import { PolicyError } from '../../functions/domain/policy/problem.ts';
import { ToldError } from '../terminal/told-error.ts';

/** The text of an error a person can act on, in their language; null for one that is a defect of ours. */
export function explain(cause: unknown, language: Language): string | null {
  return cause instanceof ToldError || cause instanceof PolicyError ? cause.in(language) : null;
}
