/** One thing wrong in a file. `line` counts from 1, the header; `column` is the column's name, empty for a whole line. */
export interface CsvProblem {
  readonly line: number;
  readonly column: string;
  readonly why: string;
}

/** A file of customers that cannot be taken in. Nothing of it was. Carries every problem found, up to a limit. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  readonly problems: readonly CsvProblem[];
  /** The first problem's place and reason. */
  readonly line: number;
  readonly column: string;
  readonly why: string;

  constructor(problems: readonly CsvProblem[]) {
    const first = problems[0] ?? { line: 1, column: '', why: 'the file cannot be read' };
    super(problems.map(problemText).join('\n'));
    this.problems = problems;
    this.line = first.line;
    this.column = first.column;
    this.why = first.why;
  }
}

/** `line 3, email1: …` */
export function problemText({ line, column, why }: CsvProblem): string {
  return column === '' ? `line ${line}: ${why}` : `line ${line}, ${column}: ${why}`;
}
