/** One thing that is wrong with a scenario: where, and what to do about it. `line` is from 1. */
export interface ScenarioProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** A scenario that cannot be played. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  readonly problems: readonly ScenarioProblem[];

  constructor(problems: readonly ScenarioProblem[]) {
    super(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
    this.problems = problems;
  }
}
