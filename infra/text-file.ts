import { readFileSync, statSync } from 'node:fs';

/** A file that a person named cannot be read as text; says why and what to do. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly file: string;
  readonly why: string;

  constructor(file: string, why: string) {
    super(`${file}: ${why}`);
    this.file = file;
    this.why = why;
  }
}

/**
 * The text of a file that a person named: an ordinary file of at most `maxBytes`, in UTF-8 (with or without BOM).
 * Throws UnreadableFile.
 */
export function readTextFile(file: string, maxBytes: number): string {
  const bytes = bytesOf(file, maxBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile(file, `${firstLineNotUtf8(bytes)} is not UTF-8 text; save the file as UTF-8`);
  }
}

function bytesOf(file: string, maxBytes: number): Buffer {
  try {
    const found = statSync(file);
    if (!found.isFile()) throw new UnreadableFile(file, 'is no ordinary file; name a text file');
    if (found.size > maxBytes)
      throw new UnreadableFile(file, `the file has ${found.size} bytes; at most ${maxBytes} are read`);
    return readFileSync(file);
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    throw new UnreadableFile(
      file,
      `cannot be read (${(cause as NodeJS.ErrnoException).code ?? String(cause)}); check the path`,
    );
  }
}

function firstLineNotUtf8(bytes: Buffer): string {
  const lines = bytes.toString('utf8').split('\n');
  return `line ${lines.findIndex((line) => line.includes('\ufffd')) + 1}`;
}
