/** One thing wrong with a policy file, where it stands, and what to write instead. Lines and columns count from 1. */
export interface PolicyProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** More than these nobody reads at once; the next check tells the rest. */
const SHOWN_AT_MOST = 50;

function textOf(problems: readonly PolicyProblem[]): string {
  const lines = problems
    .slice(0, SHOWN_AT_MOST)
    .map((one) => shown(`${one.file}:${one.line}:${one.column}: ${one.message}`));
  const more = problems.length - lines.length;
  return [...lines, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}

/** Control characters of a file are shown (`\\u001b`), never sent to a terminal. */
function shown(text: string): string {
  return text.replace(/\p{Cc}/gu, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The file is not a policy. Holds every problem found, in the order of the file. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly problems: readonly PolicyProblem[];

  constructor(problems: readonly PolicyProblem[]) {
    super(textOf(problems));
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
