import { inBoth, type Language, type Text } from '../../../functions/domain/base/text.ts';
import { ToldError } from '../../terminal/told-error.ts';

/** One thing that is wrong with a scenario: where, why, and what to do about it. `line` is from 1. */
export interface ScenarioProblem {
  readonly file: string;
  readonly line: number;
  readonly message: Text;
}

/** A scenario that cannot be played. */
export class ScenarioError extends ToldError {
  override readonly name = 'ScenarioError';
  readonly problems: readonly ScenarioProblem[];

  constructor(problems: readonly ScenarioProblem[]) {
    super(inBoth((language) => lines(problems, language)));
    this.problems = problems;
  }
}

function lines(problems: readonly ScenarioProblem[], language: Language): string {
  return problems.map(({ file, line, message }) => `${file}:${line}: ${message[language]}`).join('\n');
}
