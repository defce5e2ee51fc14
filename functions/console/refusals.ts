import type { Refusal, RefusalCode } from '../domain/incident/command.ts';
import { Problem, type ProblemStatus } from './problem.ts';

const STATUS: Readonly<Record<RefusalCode, ProblemStatus>> = {
  'not-found': 404,
  'not-open': 409,
  'already-open': 409,
  joined: 409,
  'not-allowed': 403,
  'same-person': 403,
  'wrong-stage': 409,
  'wrong-digest': 409,
  'not-ready': 409,
  invalid: 400,
  'closing-conditions': 409,
  'not-confirmed': 409,
};

/** A refusal of the domain as the answer to a request: 403 who, 404 what, 400 how, 409 not as things stand. */
export function refusalProblem(refusal: Refusal): Problem {
  return new Problem(STATUS[refusal.refused], refusal.refused, refusal.reason);
}
