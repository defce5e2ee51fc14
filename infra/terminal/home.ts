import { accessSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT } from './root.ts';
import { ToldError } from './told-error.ts';

/** Nothing can be kept where it should be. */
export class UnusableHome extends ToldError {
  override readonly name = 'UnusableHome';
  readonly home: string;

  constructor(home: string, cause: unknown) {
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    super(
      {
        ja: `${home} に保存できません（${code}）。書き込めるフォルダーを HIKESHI_HOME に指定してください`,
        en: `nothing can be kept in ${home} (${code}): set HIKESHI_HOME to a folder that can be written to`,
      },
      { cause },
    );
    this.home = home;
  }
}

/** The folder of all that is kept on this machine: HIKESHI_HOME, or `.hikeshi` beside the sources. Absolute. */
export function homeFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return resolve(environment.HIKESHI_HOME || join(ROOT, '.hikeshi'));
}

/** Makes that folder if need be. Throws UnusableHome. */
export function makeHome(home: string): void {
  try {
    mkdirSync(home, { recursive: true });
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new UnusableHome(home, cause);
  }
}
