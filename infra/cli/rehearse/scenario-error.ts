import type { Language, Text } from '../../../functions/domain/text.ts';

/** One thing that is wrong with a scenario: where, why, and what to do about it. `line` is from 1. */
export interface ScenarioProblem {
  readonly file: string;
  readonly line: number;
  readonly message: Text;
}

/** A scenario that cannot be played. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  readonly problems: readonly ScenarioProblem[];

  constructor(problems: readonly ScenarioProblem[]) {
    super(lines(problems, 'en'));
    this.problems = problems;
  }

  told(language: Language): string {
    return lines(this.problems, language);
  }
}

function lines(problems: readonly ScenarioProblem[], language: Language): string {
  return problems.map(({ file, line, message }) => `${file}:${line}: ${message[language]}`).join('\n');
}
