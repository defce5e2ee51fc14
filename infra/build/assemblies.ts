import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Assemblies kept on disk: one may still be served by a running system. */
const KEPT = 12;

/**
 * Fills a folder once. Several processes may ask at the same time: each fills a draft of its own, the first to be
 * done gives it its name, and the others take that one. Throws what `fill` throws.
 */
export async function fillOnce(folder: string, fill: (draft: string) => Promise<unknown>): Promise<void> {
  const draft = `${folder}.${process.pid}.${Date.now()}`;
  await mkdir(dirname(folder), { recursive: true });
  try {
    await fill(draft);
    await rename(draft, folder);
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw cause;
  }
}

/** Notes that an assembly was used now, so that it is not among those removed. */
export async function markUsed(folder: string): Promise<void> {
  const now = new Date();
  await utimes(folder, now, now);
}

/** Removes all but the assemblies used last. */
export async function removeOld(assemblies: string): Promise<void> {
  const names = (await readdir(assemblies)).filter((name) => /^[0-9a-f]+$/.test(name));
  const used = await Promise.all(names.map(async (name) => ({ name, at: await usedAt(join(assemblies, name)) })));
  const old = used.sort((a, b) => b.at - a.at).slice(KEPT);
  for (const { name } of old) await rm(join(assemblies, name), { recursive: true, force: true });
}

/** When an assembly was used last; another process may have removed it just now. */
async function usedAt(folder: string): Promise<number> {
  return (await stat(folder).catch(() => ({ mtimeMs: 0 }))).mtimeMs;
}
