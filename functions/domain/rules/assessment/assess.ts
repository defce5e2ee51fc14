import type { Policy } from '../../policy/shape/schema.ts';
import { knownFacts } from '../facts/derived.ts';
import type { Facts, FactValue } from '../facts/values.ts';
import { inAskingOrder, untold } from './asking-order.ts';
import type { Assessment } from './assessment.ts';
import { type Axis, placeOf } from './axes.ts';
import { type CaseTable, type Diagram, diagramOf, openEnds, settle } from './diagram.ts';
import { fixedDecision } from './floors.ts';
import { missingForReport } from './ground-verdict.ts';
import { investigatedDiagram, type RuleBook, ruleBook, sizesOf, YES } from './rule-book.ts';

/** The step that says "not certain, but not excluded". */
const POSSIBLE = 'possible';

type Places = readonly (number | null)[];

/**
 * What follows from the facts by the policy's rules. Unknown facts are taken as "any value": a level stands as soon as no
 * completion of them can give another one, and a fact is missing only if some completion makes a difference by it.
 * `overruled` is the level a person has fixed, or null; only a floor stands above it, everything else still follows from the facts.
 * An incident about which nothing is known is undecided unless the policy gives all incidents one level.
 */
export function assess(policy: Policy, stated: Facts, overruled: string | null): Assessment {
  const book = ruleBook(policy);
  const facts = knownFacts(policy, stated);
  const places = book.axes.map((axis) => placeOf(axis, facts));
  const byRules = settle(book.level, places);
  const fixed = overruled === null ? null : fixedDecision(policy, overruled);
  const level = fixed === null ? byRules : settle(diagramOf(fixed, sizesOf(book.axes)), places);
  const matched = matchedRules(policy, book, facts, places);
  const open = openEnds(level);
  return {
    level: typeof level === 'string' ? level : null,
    categories: policy.categories
      .map(({ name }) => name)
      .filter((name) => matched.some((rule) => rule.category === name)),
    notify: toldIn(policy, open.answers),
    clauses: decidingClauses(policy, matched, byRules),
    missing: missingFacts(policy, book, facts, fixed),
  };
}

/** Whether customers are told: null where the levels still possible differ in that. */
function toldIn(policy: Policy, levels: ReadonlySet<string>): boolean | null {
  const told = new Set(policy.levels.filter(({ name }) => levels.has(name)).map(({ notify }) => notify));
  const [only, second] = told;
  return only === undefined || second !== undefined ? null : only;
}

interface MatchedRule {
  readonly clause: string;
  readonly category: string | null;
  /** Place of the rule's level, gravest 0; rules that give only a category come last. */
  readonly rank: number;
  /** It would match even if everything merely possible were not so. */
  readonly confirmed: boolean;
}

function matchedRules(policy: Policy, book: RuleBook, facts: Facts, places: Places): readonly MatchedRule[] {
  const without = book.axes.map((axis) => placeOf(axis, withoutPossible(axis, facts)));
  return policy.rules.flatMap((rule, index) => {
    const diagram = book.rules[index];
    if (diagram === undefined || settle(diagram, places) !== YES) return [];
    const given = rule.level ?? rule.atLeast;
    const rank = policy.levels.findIndex(({ name }) => name === given);
    return [
      {
        clause: rule.clause,
        category: rule.category ?? null,
        rank: rank < 0 ? policy.levels.length : rank,
        confirmed: settle(diagram, without) === YES,
      },
    ];
  });
}

/** The facts with this axis's one lowered by a step where it is only possible. */
function withoutPossible(axis: Axis, facts: Facts): Facts {
  if (axis.type.kind !== 'steps' || facts[axis.fact] !== POSSIBLE) return facts;
  const lower: FactValue = axis.type.steps[axis.type.steps.indexOf(POSSIBLE) - 1] ?? 'unknown';
  return { ...facts, [axis.fact]: lower };
}

function decidingClauses(policy: Policy, matched: readonly MatchedRule[], level: Diagram): readonly string[] {
  const sorted = matched
    .map((rule, order) => ({ ...rule, order }))
    .sort((a, b) => a.rank - b.rank || Number(b.confirmed) - Number(a.confirmed) || a.order - b.order);
  const clauses = sorted.map(({ clause }) => clause);
  const ranked = sorted.some(({ rank }) => policy.levels[rank]?.name === level);
  if (level === policy.otherwise.level && !ranked) clauses.push(policy.otherwise.clause);
  return [...new Set(clauses)];
}

/**
 * Unknown facts that can still change level, notify or what is owed; the order is that of `inAskingOrder`. Once a person has fixed the
 * level, only a floor can change level or notify, and duties follow it.
 */
function missingFacts(policy: Policy, book: RuleBook, facts: Facts, fixed: CaseTable | null): readonly string[] {
  const places = book.axes.map((axis) => placeOf(axis, facts));
  const level = settle(fixed === null ? book.level : diagramOf(fixed, sizesOf(book.axes)), places);
  const told = toldIn(policy, openEnds(level).answers);
  // Whether the investigation is done is asked once customers are certainly told.
  const duties = book.duties.flatMap((diagram, index) => {
    const { when } = policy.duties[index] ?? {};
    if (when !== 'investigated') return diagram === null ? [] : [diagram];
    if (told !== true) return [];
    return [fixed === null ? (diagram ?? level) : investigatedDiagram(policy, book.axes, fixed)];
  });
  const asked = (diagrams: readonly Diagram[]) => factsLeft(book, diagrams, places);
  const groups = [
    asked([level]),
    asked(duties),
    policy.reports.flatMap((report) => missingForReport(policy, report, facts)),
    asked(book.responses),
    told === false ? [] : untold(facts),
  ];
  return inAskingOrder(policy, facts, groups);
}

function factsLeft(book: RuleBook, diagrams: readonly Diagram[], places: Places): readonly string[] {
  const open = new Set(diagrams.flatMap((diagram) => [...openEnds(settle(diagram, places)).axes]));
  return book.axes.flatMap((axis, index) => (open.has(index) ? [axis.fact] : []));
}
