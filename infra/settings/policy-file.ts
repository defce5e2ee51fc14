import { existsSync, readdirSync } from 'node:fs';
import { basename, isAbsolute, join, resolve } from 'node:path';
import canonicalize from 'canonicalize';
import { compilePolicy } from '../../functions/domain/compile/compile.ts';
import { policyDigest } from '../../functions/domain/policy/digest.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import { readTextFile } from '../terminal/text-file.ts';
import { NoPolicy } from './settings-error.ts';

const FOLDER = 'workflows/policies';
const SUFFIX = '.yaml';

export interface CompiledPolicy {
  readonly file: string;
  readonly policy: Policy;
  /** `sha256:…` of the canonical text. */
  readonly digest: string;
  /** Canonical JSON: what is laid beside each function. */
  readonly canonical: string;
}

/**
 * Where a policy stands: a name in workflows/policies, or a path (from where the command was given).
 * @throws NoPolicy when there is no such file, listing the names there are.
 */
export function policyFile(root: string, nameOrFile: string): string {
  const named = join(root, FOLDER, `${nameOrFile}${SUFFIX}`);
  if (existsSync(named)) return named;
  for (const base of isAbsolute(nameOrFile) ? ['/'] : [process.cwd(), root]) {
    const file = resolve(base, nameOrFile);
    if (/\.ya?ml$/.test(file) && existsSync(file)) return file;
  }
  throw new NoPolicy(nameOrFile, policyNames(root));
}

/** Names of the policies that come with the system. */
export function policyNames(root: string): readonly string[] {
  const files = readdirSync(join(root, FOLDER)).filter((file) => file.endsWith(SUFFIX));
  return files.map((file) => basename(file, SUFFIX)).sort();
}

/** The largest policy file that is read. */
export const POLICY_MAX_BYTES = 1024 * 1024;

/** Reads and compiles a policy file. Throws UnreadableFile, or PolicyError with file, line and reason of each problem. */
export function loadPolicy(file: string): CompiledPolicy {
  const policy = compilePolicy(readTextFile(file, POLICY_MAX_BYTES), file);
  return { file, policy, digest: policyDigest(policy), canonical: canonicalize(policy) ?? '' };
}
