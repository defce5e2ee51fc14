import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { compilePolicy } from '../../../functions/domain/policy/compile.ts';
import type { Policy } from '../../../functions/domain/policy/schema.ts';
import { ScenarioError } from './scenario-error.ts';

const POLICIES_FOLDER = resolve(import.meta.dirname, '..', '..', '..', 'workflows', 'policies');

/** A policy with the file it was read from. */
export interface PolicyFile {
  readonly file: string;
  readonly policy: Policy;
}

/**
 * The policy a scenario is played under: a name in workflows/policies, or a path. A path in the scenario is
 * relative to it, one on the command line to the current folder. Throws ScenarioError or PolicyError.
 */
export function policyFor(scenarioFile: string, named: string, fromCommandLine: string | null): PolicyFile {
  const folder = fromCommandLine === null ? dirname(scenarioFile) : process.cwd();
  const file = pathOf(fromCommandLine ?? named, folder);
  if (!existsSync(file))
    throw new ScenarioError([{ file: scenarioFile, line: 1, message: missing(fromCommandLine ?? named) }]);
  return { file, policy: compilePolicy(readFileSync(file, 'utf8'), file) };
}

function pathOf(policy: string, folder: string): string {
  const isName = /^[a-z0-9-]+$/i.test(policy);
  return isName ? join(POLICIES_FOLDER, `${policy}.yaml`) : resolve(folder, policy);
}

function missing(policy: string): string {
  const names = readdirSync(POLICIES_FOLDER).map((file) => basename(file, '.yaml'));
  return `policy: there is no ${policy}; write a path, or one of ${names.join(', ')}`;
}
