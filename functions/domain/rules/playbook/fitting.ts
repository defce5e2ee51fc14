import type { Playbook, Policy } from '../../policy/shape/schema.ts';
import type { Assessment } from '../assessment/assessment.ts';
import { verdictOn } from '../assessment/rule-book.ts';
import type { Facts } from '../facts/values.ts';

type LevelAndCategories = Pick<Assessment, 'level' | 'categories'>;

/**
 * The playbooks for an incident of this level and these categories: of each category the first whose levels fit, every one whose
 * own condition certainly holds, and every menu of measures that fits. Without a level, only playbooks of every level fit.
 * `facts`: derived ones included.
 */
export function fittingPlaybooks(policy: Policy, kind: LevelAndCategories, facts: Facts): readonly Playbook[] {
  const categories: readonly (string | null)[] = kind.categories.length === 0 ? [null] : kind.categories;
  const fitting = (category: string | null) => policy.playbooks.filter((each) => fits(each, kind.level, category));
  const ordered = categories.flatMap(
    (category) => fitting(category).find(({ offered, when }) => !offered && when === undefined) ?? [],
  );
  const others = policy.playbooks.filter(
    ({ offered, when }) =>
      (offered || when !== undefined) && (when === undefined || verdictOn(policy, when, facts).holds === true),
  );
  const beside = others.filter((each) => categories.some((category) => fits(each, kind.level, category)));
  return [...new Set([...ordered, ...beside])];
}

/**
 * Whether somebody must be appointed to lead, because no playbook says who does what: once the level is decided, or as soon as
 * a person says that no procedure fits. GK-3.
 */
export function appointmentNeeded(policy: Policy, kind: LevelAndCategories, facts: Facts): boolean {
  if (policy.appointment === undefined) return false;
  if (facts['procedure.fits'] === 'no') return true;
  if (kind.level === null || facts['procedure.fits'] === 'yes') return false;
  return fittingPlaybooks(policy, kind, facts).every(({ offered, when }) => offered || when !== undefined);
}

function fits({ categories, levels }: Playbook, level: string | null, category: string | null): boolean {
  const ofLevel = levels === undefined || (level !== null && levels.includes(level));
  const ofCategory = categories === undefined || (category !== null && categories.includes(category));
  return ofLevel && ofCategory;
}
