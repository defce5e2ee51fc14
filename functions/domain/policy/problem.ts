/** One thing wrong with a policy file, where it stands, and what to write instead. Lines and columns count from 1. */
export interface PolicyProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The file is not a policy. Holds every problem found, in the order of the file. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly problems: readonly PolicyProblem[];

  constructor(problems: readonly PolicyProblem[]) {
    super(problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n'));
    this.problems = problems;
  }
}

/** A problem before it is known where in the file its path stands. */
export interface Finding {
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** The problem is the last key of the path itself, not its value. */
  readonly atKey?: boolean;
}
