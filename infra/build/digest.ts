import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { CdkContext } from './context.ts';

/** Folders and files that a synthesized assembly follows from. */
const SOURCES = ['infra', 'functions', 'workflows', 'cdk.json', 'package-lock.json'];
/** Parts of infra that only run the assembly. */
const NOT_SYNTHESIZED = ['infra/local', 'infra/cli'];
const DIGEST_LENGTH = 24;

/**
 * Digest of everything the assembly follows from: sources, dependencies, settings and policy. The same digest means
 * the same template and the same bundles.
 */
export function sourcesDigest(root: string, context: CdkContext, policyText: string): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) addTo(hash, root, join(root, source));
  // A policy that is named and one that is given by its path are the same: its text decides.
  const { 'hikeshi.policy': _, ...settings } = context;
  hash.update(JSON.stringify(Object.entries(settings).sort())).update(policyText);
  return hash.digest('hex').slice(0, DIGEST_LENGTH);
}

function addTo(hash: Hash, root: string, path: string): void {
  const name = relative(root, path);
  if (NOT_SYNTHESIZED.includes(name)) return;
  const entries = entriesOf(path);
  if (entries === null) {
    hash.update(`${name}\0`).update(readFileSync(path)).update('\0');
    return;
  }
  for (const entry of entries) addTo(hash, root, join(path, entry));
}

function entriesOf(path: string): string[] | null {
  try {
    return readdirSync(path).sort();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOTDIR') return null;
    throw cause;
  }
}
