import type { Policy } from '../../policy/shape/schema.ts';
import type { Facts } from '../facts/values.ts';
import { formulaOf, placeOf } from './axes.ts';
import { type CaseTable, settle } from './diagram.ts';
import { ruleBook, YES } from './rule-book.ts';

/** A level below which an incident cannot be put by hand, and the clause that says so. */
export interface Floor {
  readonly level: string;
  readonly clause: string;
}

/** The gravest floor that certainly holds; null without one. `facts` are the known ones. */
export function floorOf(policy: Policy, facts: Facts): Floor | null {
  const { axes, rules } = ruleBook(policy);
  const places = axes.map((axis) => placeOf(axis, facts));
  const holding = policy.rules.flatMap(({ atLeast, clause }, index) => {
    const diagram = rules[index];
    if (atLeast === undefined || diagram === undefined || settle(diagram, places) !== YES) return [];
    return [{ level: atLeast, clause }];
  });
  return holding.sort((a, b) => rankOf(policy, a.level) - rankOf(policy, b.level)).at(0) ?? null;
}

/** Whether a level lies below another: less grave. */
export function isBelow(policy: Policy, level: string, other: string): boolean {
  return rankOf(policy, level) > rankOf(policy, other);
}

/** A level fixed by a person, raised by every floor above it that holds or may come to hold. */
export function fixedDecision(policy: Policy, level: string): CaseTable {
  const { axes } = ruleBook(policy);
  const above = policy.rules
    .flatMap(({ atLeast, when }) =>
      atLeast !== undefined && isBelow(policy, level, atLeast) ? [{ atLeast, when }] : [],
    )
    .sort((a, b) => rankOf(policy, a.atLeast) - rankOf(policy, b.atLeast));
  return {
    cases: above.map(({ atLeast, when }) => ({ when: formulaOf(axes, when), give: atLeast })),
    otherwise: level,
  };
}

function rankOf(policy: Policy, level: string): number {
  return policy.levels.findIndex(({ name }) => name === level);
}
