import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { ToldError } from '../../terminal/told-error.ts';

/**
 * An append-only record of JSON lines that survives the process.
 *
 * Each line is handed to the operating system by one write(2) before `append` returns, so a killed process loses
 * nothing that was answered for. Only a power cut could take lines with it, and the tables (LevelDB) likewise: on a
 * laptop that is accepted, and no fsync slows each line down. Compaction and closing do fsync.
 */
export interface Journal<Line> {
  append(line: Line): void;
  close(): void;
}

/** A journal that forgets: for systems that live in memory. */
export function memoryJournal<Line>(): Journal<Line> {
  return { append: () => undefined, close: () => undefined };
}

/**
 * Opens the file, gives the lines in it and a journal that goes on after them.
 * A last line without its end was torn by a kill before it was answered for: it is dropped. `keep` decides what is
 * written back when the file is compacted, which happens once, here, through a new file and a rename.
 * Throws JournalError for any other line that is no JSON.
 */
export function openJournal<Line>(
  file: string,
  keep: (lines: Line[]) => Line[],
): { lines: Line[]; journal: Journal<Line> } {
  const lines = keep(existsSync(file) ? readLines<Line>(file) : []);
  const fresh = `${file}.new`;
  const written = openSync(fresh, 'w');
  writeSync(written, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  fsyncSync(written);
  closeSync(written);
  renameSync(fresh, file);
  return { lines, journal: appender(openSync(file, 'a')) };
}

/** A journal whose middle cannot be read: somebody edited it, or the disk is at fault. */
export class JournalError extends ToldError {
  override readonly name = 'JournalError';

  constructor(file: string, line: number) {
    super({
      ja: `${file} の${line}行目をJSONとして読み取れません。ファイルを復元するか、--reset を付けて起動してください（保存されているデータは削除されます）。`,
      en: `${file}:${line}: not a JSON line. Restore the file, or start anew with --reset, which deletes what is kept.`,
    });
  }
}

function readLines<Line>(file: string): Line[] {
  const parts = readFileSync(file, 'utf8').split('\n');
  // What stands after the last line end is either nothing or a torn line.
  const whole = parts.slice(0, -1);
  return whole.map((text, index) => {
    try {
      return JSON.parse(text) as Line;
    } catch {
      throw new JournalError(file, index + 1);
    }
  });
}

function appender<Line>(descriptor: number): Journal<Line> {
  let open = true;
  return {
    append(line) {
      if (open) writeSync(descriptor, `${JSON.stringify(line)}\n`);
    },
    close() {
      if (!open) return;
      open = false;
      fsyncSync(descriptor);
      closeSync(descriptor);
    },
  };
}
