import type { Assessment } from '../assessment/assessment.ts';
import type { Playbook, Policy } from '../policy/schema.ts';

type Kind = Pick<Assessment, 'level' | 'categories'>;

/**
 * The playbooks for an incident of this level and these categories: of each category the first whose levels fit, and every
 * menu of measures that fits. Without a level, only playbooks of every level fit.
 */
export function fittingPlaybooks(policy: Policy, kind: Kind): readonly Playbook[] {
  const categories: readonly (string | null)[] = kind.categories.length === 0 ? [null] : kind.categories;
  const ordered = categories.flatMap(
    (category) => policy.playbooks.find((each) => !each.offered && fits(each, kind.level, category)) ?? [],
  );
  const offered = policy.playbooks.filter(
    (each) => each.offered && categories.some((category) => fits(each, kind.level, category)),
  );
  return [...new Set([...ordered, ...offered])];
}

/** Whether somebody must be appointed to lead, because no playbook says who does what. Only once the level is decided. */
export function appointmentNeeded(policy: Policy, kind: Kind): boolean {
  if (policy.appointment === undefined || kind.level === null) return false;
  return fittingPlaybooks(policy, kind).every(({ offered }) => offered);
}

function fits({ categories, levels }: Playbook, level: string | null, category: string | null): boolean {
  const ofLevel = levels === undefined || (level !== null && levels.includes(level));
  const ofCategory = categories === undefined || (category !== null && categories.includes(category));
  return ofLevel && ofCategory;
}
