import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Journal, memoryJournal, openJournal } from './journal.ts';

/** Where the local services keep what must survive: a folder, or nothing. */
export interface Store {
  /** A journal by name, and its lines so far. `keep` chooses what is left after compaction. */
  open<Line>(name: string, keep?: (lines: Line[]) => Line[]): { lines: Line[]; journal: Journal<Line> };
  /** The folder of the tables; null in memory. */
  readonly tables: string | null;
}

/** A store in memory: nothing is read, nothing is kept. */
export function memoryStore(): Store {
  return { open: () => ({ lines: [], journal: memoryJournal() }), tables: null };
}

/** A store in a folder, made if it is missing. */
export function folderStore(folder: string): Store {
  mkdirSync(join(folder, 'tables'), { recursive: true });
  return {
    open: (name, keep = (lines) => lines) => openJournal(join(folder, `${name}.jsonl`), keep),
    tables: join(folder, 'tables'),
  };
}
