import type { Condition } from '../../policy/shape/condition.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Facts } from '../facts/values.ts';
import { type Axis, axesOf, formulaOf, placeOf, responseConditions, teamConditions } from './axes.ts';
import { type CaseTable, type Diagram, diagramOf, Effort, openEnds, settle } from './diagram.ts';

export const YES = 'yes';
const NO = 'no';

/** A policy's rules and duty conditions, prepared once for answering. */
export interface RuleBook {
  readonly axes: readonly Axis[];
  /** Answers with the name of a level. */
  readonly level: Diagram;
  /** One for each rule, in policy order; answers `yes` where it matches. */
  readonly rules: readonly Diagram[];
  /** One for each duty, in policy order; answers `yes` where it is owed. Null where facts decide only through level and notify. */
  readonly duties: readonly (Diagram | null)[];
  /** One for each condition that decides who responds: playbooks, the headquarters, the routes of pages. */
  readonly responses: readonly Diagram[];
  /** One for each condition of a report, a playbook, the headquarters or a route; more come as `verdictOn` is asked. */
  readonly others: Map<Condition, Diagram>;
}

/** Whether a condition of the policy certainly holds, certainly does not, or is open (null), with the facts that leave it open. */
export interface RuleVerdict {
  readonly holds: boolean | null;
  readonly missing: readonly string[];
}

const books = new WeakMap<Policy, RuleBook>();

/** The policy's rules, prepared. Throws TooEntangled; a compiled policy never does. */
export function ruleBook(policy: Policy): RuleBook {
  const known = books.get(policy);
  if (known !== undefined) return known;
  const axes = axesOf(policy);
  const effort = new Effort();
  const holds = (condition: Condition): Diagram =>
    diagramOf({ cases: [{ when: formulaOf(axes, condition), give: YES }], otherwise: NO }, sizesOf(axes), effort);
  const level: CaseTable = { cases: levelCases(policy, axes), otherwise: policy.otherwise.level };
  const book: RuleBook = {
    axes,
    level: diagramOf(level, sizesOf(axes), effort),
    rules: policy.rules.map((rule) => holds(rule.when)),
    duties: policy.duties.map(({ when }) => {
      if (when === 'investigated') return investigatedDiagram(policy, axes, level, effort);
      return typeof when === 'object' && 'facts' in when ? holds(when.facts) : null;
    }),
    responses: teamConditions(policy).map(holds),
    others: new Map(responseConditions(policy).map((condition) => [condition, holds(condition)])),
  };
  books.set(policy, book);
  return book;
}

/** The verdict on a condition that stands in the policy, given the known facts. */
export function verdictOn(policy: Policy, condition: Condition, facts: Facts): RuleVerdict {
  const { axes, others } = ruleBook(policy);
  const whole =
    others.get(condition) ??
    diagramOf({ cases: [{ when: formulaOf(axes, condition), give: YES }], otherwise: NO }, sizesOf(axes));
  others.set(condition, whole);
  const settled = settle(
    whole,
    axes.map((axis) => placeOf(axis, facts)),
  );
  if (typeof settled === 'string') return { holds: settled === YES, missing: [] };
  const open = openEnds(settled).axes;
  return { holds: null, missing: [...new Set(axes.flatMap(({ fact }, index) => (open.has(index) ? [fact] : [])))] };
}

/** Customers are told and the investigation is done, for a level that follows from facts or is fixed by a person. */
export function investigatedDiagram(policy: Policy, axes: readonly Axis[], level: CaseTable, effort?: Effort): Diagram {
  const told = (name: string): string => (policy.levels.find((one) => one.name === name)?.notify ? YES : NO);
  const stillOpen = { when: formulaOf(axes, { not: { investigation: 'done' } }), give: NO };
  const cases = level.cases.map(({ when, give }) => ({ when, give: told(give) }));
  return diagramOf({ cases: [stillOpen, ...cases], otherwise: told(level.otherwise) }, sizesOf(axes), effort);
}

/** Rules that give a level, graver levels first: the first that matches decides. */
function levelCases(policy: Policy, axes: readonly Axis[]): CaseTable['cases'] {
  return policy.levels.flatMap(({ name }) =>
    policy.rules
      .filter((rule) => (rule.level ?? rule.atLeast) === name)
      .map((rule) => ({ when: formulaOf(axes, rule.when), give: name })),
  );
}

/** How many values each axis has. */
export function sizesOf(axes: readonly Axis[]): readonly number[] {
  return axes.map((axis) => axis.values.length);
}
