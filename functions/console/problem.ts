/** One thing wrong in a request: where (`facts.data.leak`, `line 3, column email1`) and what to write instead. */
export interface Flaw {
  readonly path: string;
  readonly message: string;
}

export type ProblemStatus = 400 | 403 | 404 | 405 | 409 | 413 | 415 | 500 | 501 | 503;

/** A request that is answered with an error. `code` is stable, for machines; the message is one sentence for a person. */
export class Problem extends Error {
  readonly status: ProblemStatus;
  readonly code: string;
  readonly flaws: readonly Flaw[];

  constructor(status: ProblemStatus, code: string, reason: string, flaws: readonly Flaw[] = []) {
    super(reason);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.flaws = flaws;
  }
}

/** A 400 for one place of the request. */
export function invalid(path: string, message: string): Problem {
  return new Problem(400, 'invalid', `${path}: ${message}`, [{ path, message }]);
}

/** The error body of the API. */
export function problemBody(problem: Problem): ProblemBody {
  const flaws = problem.flaws.length > 0 ? { problems: [...problem.flaws] } : {};
  return { error: { code: problem.code, reason: problem.message, ...flaws } };
}

export interface ProblemBody {
  error: { code: string; reason: string; problems?: Flaw[] };
}
