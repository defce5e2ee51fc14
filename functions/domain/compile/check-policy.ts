import { type ClauseRow, clauseTable } from '../policy/clause-table.ts';
import type { PolicyProblem } from '../policy/problem.ts';
import type { Policy } from '../policy/shape/schema.ts';
import { compilePolicy } from './compile.ts';
import { lint } from './lint.ts';
import type { LintOptions } from './lint-notices.ts';
import { located } from './locate.ts';
import { readYaml } from './read-yaml.ts';

/** A policy that holds together, with what is probably not meant and what covers each clause. */
export interface CheckedPolicy {
  readonly policy: Policy;
  readonly warnings: readonly PolicyProblem[];
  readonly clauses: readonly ClauseRow[];
}

/** Compiles a policy file and looks at it as a careful reader would. Throws PolicyError. */
export function checkPolicy(text: string, file: string, options: LintOptions): CheckedPolicy {
  const policy = compilePolicy(text, file);
  const read = readYaml(text, file);
  const warnings = 'source' in read ? lint(policy, options).map((finding) => located(read.source, finding)) : [];
  return {
    policy,
    warnings: warnings.toSorted((a, b) => a.line - b.line || a.column - b.column),
    clauses: clauseTable(policy),
  };
}
