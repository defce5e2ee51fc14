import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import type { PreparedCode } from '../prepared-code.ts';

type Exports = Record<string, unknown>;
type Body = (exports: Exports, require: NodeJS.Require, module: { exports: Exports }, url: string) => void;

/** A bundle that was loaded as a script. */
export interface LoadedScript {
  readonly exports: Exports;
  /** Keeps what V8 has compiled so far for the next worker, unless that was kept before. */
  keep(): void;
}

/** Null when the script is not there any more. Throws what the bundle throws. */
export function loadScript({ script, code }: PreparedCode, modulePath: string): LoadedScript | null {
  const source = read(script);
  if (source === null) return null;
  const cachedData = read(code) ?? undefined;
  const compiled = new vm.Script(source.toString('utf8'), {
    filename: modulePath,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  const module: { exports: Exports } = { exports: {} };
  const body: Body = compiled.runInThisContext();
  body.call(undefined, module.exports, createRequire(modulePath), module, pathToFileURL(modulePath).href);
  let isKept = cachedData !== undefined && compiled.cachedDataRejected !== true;
  return {
    exports: module.exports,
    keep: () => {
      if (!isKept) write(code, compiled.createCachedData());
      isKept = true;
    },
  };
}

function read(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

/** Kept for speed alone: where it cannot be written, the next worker compiles again. */
function write(file: string, data: Buffer): void {
  const draft = `${file}.${process.pid}.draft`;
  try {
    writeFileSync(draft, data);
    renameSync(draft, file);
  } catch {
    // The next worker compiles again.
  }
}
