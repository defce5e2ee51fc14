import { printable } from '../base/printable.ts';
import type { Language, Text } from '../base/text.ts';

/** One thing wrong with a policy file, where it stands, and what to write instead. Lines and columns count from 1. */
export interface PolicyProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: Text;
}

/** More than these nobody reads at once; the next check tells the rest. */
const SHOWN_AT_MOST = 50;
/** What is longer holds a text of the file. */
const LINE_MAX = 1_000;

function textOf(problems: readonly PolicyProblem[], language: Language): string {
  const lines = problems
    .slice(0, SHOWN_AT_MOST)
    .map((one) =>
      printable(
        `${one.file}:${one.line}:${one.column}: ${one.message[language]}`.replaceAll('\n', '\\u000a'),
        LINE_MAX,
      ),
    );
  const more = problems.length - lines.length;
  return [...lines, ...(more > 0 ? [language === 'ja' ? `ほか${more}件` : `… and ${more} more`] : [])].join('\n');
}

/** The file is not a policy. Holds every problem found, in the order of the file. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly problems: readonly PolicyProblem[];

  constructor(problems: readonly PolicyProblem[]) {
    super(textOf(problems, 'en'));
    this.problems = problems;
  }

  /** Every problem on a line of its own. */
  in(language: Language): string {
    return textOf(this.problems, language);
  }
}

/** A problem before it is known where in the file its path stands. */
export interface Finding {
  readonly path: readonly (string | number)[];
  readonly message: Text;
  /** The problem is the last key of the path itself, not its value. */
  readonly atKey?: boolean;
}

/** Where in a policy's file: keys and positions in lists, outermost first. */
export type FindingPath = Finding['path'];
