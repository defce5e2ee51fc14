import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type CompiledPolicy, loadPolicy, policyFile } from '../../settings/policy-file.ts';
import { ROOT } from '../../terminal/root.ts';

/**
 * The policy a scenario is played under: a name in workflows/policies, or a path. A path in the scenario is
 * relative to it, one on the command line to the current folder. Throws SettingsError or PolicyError.
 */
export function policyFor(scenarioFile: string, named: string, fromCommandLine: string | null): CompiledPolicy {
  if (fromCommandLine !== null) return loadPolicy(policyFile(ROOT, fromCommandLine));
  const beside = resolve(dirname(scenarioFile), named);
  return loadPolicy(/\.ya?ml$/.test(named) && existsSync(beside) ? beside : policyFile(ROOT, named));
}
