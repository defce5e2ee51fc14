import type { Text } from '../base/text.ts';

/** One thing wrong in a file. `line` counts from 1, the header; `column` is the column's name, empty for a whole line. */
export interface CsvProblem {
  readonly line: number;
  readonly column: string;
  readonly why: Text;
}

/** A file of customers that cannot be taken in. Nothing of it was. Carries every problem found, up to a limit. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  readonly problems: readonly CsvProblem[];
  /** The first problem's place and reason. */
  readonly line: number;
  readonly column: string;
  readonly why: Text;

  constructor(problems: readonly CsvProblem[]) {
    const first = problems[0] ?? {
      line: 1,
      column: '',
      why: { ja: 'ファイルを読み取れません', en: 'the file cannot be read' },
    };
    super(problems.map((problem) => problemWords(problem).en).join('\n'));
    this.problems = problems;
    this.line = first.line;
    this.column = first.column;
    this.why = first.why;
  }
}

/** `3行目、email1：…`, `line 3, email1: …` */
export function problemWords({ line, column, why }: CsvProblem): Text {
  return {
    ja: `${line}行目${column === '' ? '' : `、${column}`}：${why.ja}`,
    en: `line ${line}${column === '' ? '' : `, ${column}`}: ${why.en}`,
  };
}
