import type { Policy } from '../../policy/shape/schema.ts';
import type { Assessment } from '../assessment/assessment.ts';
import { verdictOn } from '../assessment/rule-book.ts';
import type { Facts } from '../facts/values.ts';

/** Whether the policy wants a headquarters for this incident; null: it knows none, or that is open. `facts`: derived ones included. */
export function headquartersNeeded(policy: Policy, { level }: Pick<Assessment, 'level'>, facts: Facts): boolean | null {
  const when = policy.team.headquarters?.when;
  if (when === undefined) return null;
  if ('levels' in when) return level === null ? null : when.levels.includes(level);
  return verdictOn(policy, when.facts, facts).holds;
}
