import { join, resolve } from 'node:path';
import { ROOT } from './synth/root.ts';

/** The folder of all that is kept on this machine: HIKESHI_HOME, or `.hikeshi` beside the sources. Absolute. */
export function homeFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return resolve(environment.HIKESHI_HOME || join(ROOT, '.hikeshi'));
}
