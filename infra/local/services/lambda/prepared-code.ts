import { createHash } from 'node:crypto';

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';

/** A bundle as a script, and the file for the code that V8 makes of it. */
export interface PreparedCode {
  readonly script: string;
  readonly code: string;
}

/** Files kept: a script and its code for every function, of the last few versions. */
const KEPT = 150;
/** Another number for another form of the script. */
const FORM = 1;
const DIGEST_LENGTH = 32;

const prepared = new Map<string, PreparedCode | null>();

/**
 * The same bundle as a script, whose compiled code can be kept between workers and processes: Node keeps none of a
 * module. Null for a bundle that is no script in another form, and where nothing can be written: it is imported as it is.
 */
export function prepareCode(folder: string, modulePath: string): PreparedCode | null {
  const key = `${folder}\0${modulePath}`;
  const known = prepared.get(key);
  if (known !== undefined) return known;
  const made = prepareOrNot(folder, modulePath);
  prepared.set(key, made);
  return made;
}

function prepareOrNot(folder: string, modulePath: string): PreparedCode | null {
  try {
    return prepare(folder, readFileSync(modulePath, 'utf8'));
  } catch {
    return null;
  }
}

function prepare(folder: string, source: string): PreparedCode | null {
  const name = createHash('sha256').update(`${FORM}|${process.version}|${process.arch}|`).update(source).digest('hex');
  const base = join(folder, name.slice(0, DIGEST_LENGTH));
  const files = { script: `${base}.cjs`, code: `${base}.code` };
  if (existsSync(files.script)) {
    markUsed([files.script, files.code]);
    return files;
  }
  const script = scriptOf(source);
  if (script === null) return null;
  mkdirSync(folder, { recursive: true });
  const draft = `${files.script}.${process.pid}`;
  writeFileSync(draft, script);
  renameSync(draft, files.script);
  removeOld(folder);
  return files;
}

/** An expression that gives a function of CommonJS with the module's address besides; null where a script cannot say the same. */
function scriptOf(source: string): string | null {
  const { code, warnings } = transformSync(source, {
    ...{ format: 'cjs', platform: 'node', target: 'node20', logLevel: 'silent', legalComments: 'none' },
    // A script whose code was kept has no import().
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': 'moduleUrl' },
  });
  return warnings.length > 0 ? null : `(function (exports, require, module, moduleUrl) {"use strict";${code}\n})`;
}

function markUsed(files: readonly string[]): void {
  const now = new Date();
  for (const file of files) if (existsSync(file)) utimesSync(file, now, now);
}

/** Another process may remove the same files, or use them: who finds none imports the bundle. */
function removeOld(folder: string): void {
  const files = readdirSync(folder).map((name) => join(folder, name));
  if (files.length <= KEPT) return;
  const used = files.map((file) => ({ file, at: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }));
  for (const { file } of used.sort((one, other) => other.at - one.at).slice(KEPT)) rmSync(file, { force: true });
}
