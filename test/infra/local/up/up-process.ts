import { spawn } from 'node:child_process';
import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemblyFor } from '../../../../infra/build/synth.ts';
import { ROOT } from '../../../../infra/terminal/root.ts';

/** A home whose assemblies are those that every test uses. */
export async function home(policy = 'flexcrm'): Promise<string> {
  const assembly = await assemblyFor(policy);
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-home-'));
  symlinkSync(join(assembly, '..'), join(folder, 'assemblies'));
  return folder;
}

/** Starts the laptop system on a home, as `npm start` does, and hears what it prints. */
export function start(folder: string, argv: readonly string[]) {
  const env = { ...process.env, HIKESHI_HOME: folder };
  const child = spawn(process.execPath, [join(ROOT, 'infra/cli/hikeshi.js'), 'up', ...argv], { env, cwd: ROOT });
  const heard: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => heard.push(String(text)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return { child, ended, said: () => heard.join('') };
}
