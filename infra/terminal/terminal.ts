import { printable } from '../../functions/domain/base/printable.ts';

/** Longer than any line of ours: what is longer holds somebody else's text. */
const LINE_MAX = 4_000;

/** Writes lines for people to standard output. Names and texts in them neither steer the terminal nor fill it. */
export function print(lines: string): void {
  process.stdout.write(printable(lines, LINE_MAX));
}

/** The same to standard error. */
export function warn(lines: string): void {
  process.stderr.write(printable(lines, LINE_MAX));
}

/** Writes a document that somebody may keep: whole, and it steers no terminal. */
export function printDocument(text: string): void {
  process.stdout.write(printable(text));
}

/** Writes a value as JSON. Escapes are those of JSON, so that it reads back as the same value. */
export function printJson(value: unknown): void {
  printDocument(`${JSON.stringify(value, null, 2)}\n`);
}
