import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives a run of the tests a temporary folder of its own. Workers and the processes they start inherit it, so nothing outlives the run. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-tests-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
