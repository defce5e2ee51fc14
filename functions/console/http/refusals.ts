import type { Refusal } from '../../domain/base/refusal.ts';
import { Problem } from './problem.ts';

/** A refusal of the domain as the answer to a request: 403 who, 404 what, 400 how, 409 not as things stand. */
export function refusalProblem({ refused, reason }: Refusal): Problem {
  return new Problem(refused, reason);
}
