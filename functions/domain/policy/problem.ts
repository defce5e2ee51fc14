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

const NOT_LOOKED_AT: Text = {
  ja: '名前や値が互いに合っているか（存在しない役割など）は、上記を直した後の検査で示します。',
  en: 'Whether names and values fit together (an unknown role, say) is told once these are mended.',
};

/** The file is not a policy. Holds every problem found, in the order of the file. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly problems: readonly PolicyProblem[];

  /** The problems are of the file's form: what only a file of the right form can be asked was not looked at. */
  readonly isOfForm: boolean;

  constructor(problems: readonly PolicyProblem[], isOfForm = false) {
    super(textOf(problems, 'en'));
    this.problems = problems;
    this.isOfForm = isOfForm;
  }

  /** Every problem on a line of its own, and what was not looked at yet. */
  in(language: Language): string {
    const told = textOf(this.problems, language);
    return this.isOfForm ? `${told}\n${NOT_LOOKED_AT[language]}` : told;
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
