import { type Formula, restrict, sizeOf } from './formula.ts';

/**
 * Decision diagrams: how an answer follows from facts, each asked at most once and always in the same order, with no
 * question whose answer makes no difference and no two equal parts. In this form an answer depends on a fact if and only
 * if a question about that fact is left. That is what makes `missing` exact without trying every combination of values.
 */
export type Diagram = string | DiagramNode;

interface DiagramNode {
  readonly id: number;
  readonly axis: number;
  readonly answers: readonly Diagram[];
}

/** First case that holds decides, otherwise `otherwise`. */
export interface CaseTable {
  readonly cases: readonly { readonly when: Formula; readonly give: string }[];
  readonly otherwise: string;
}

/** Tests of facts looked at. The shipped policies need fewer than 200; so many take about a second. */
const MAX_STEPS = 400_000;

/** The rules depend on too many facts at once. */
export class TooEntangled extends Error {
  override readonly name = 'TooEntangled';
}

/** What making diagrams may cost. One for all diagrams of a policy: many that are each just small enough are too many. */
export class Effort {
  steps = 0;

  /** Throws TooEntangled. */
  spend(steps: number): void {
    this.steps += steps;
    if (this.steps > MAX_STEPS) throw new TooEntangled('the rules depend on too many facts at once');
  }
}

/** Makes questions, every different one once. */
class Questions {
  private readonly known = new Map<string, DiagramNode>();

  ask(axis: number, answers: readonly Diagram[]): Diagram {
    const [first] = answers;
    if (first !== undefined && answers.every((answer) => answer === first)) return first;
    const key = `${axis}:${answers.map((answer) => (typeof answer === 'string' ? `=${answer}` : answer.id)).join(',')}`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const question = { id: this.known.size, axis, answers };
    this.known.set(key, question);
    return question;
  }
}

/** Builds the diagram of a decision; `sizes[axis]` is how many values an axis has. Throws TooEntangled. */
export function diagramOf(decision: CaseTable, sizes: readonly number[], effort = new Effort()): Diagram {
  const questions = new Questions();
  const built = new Map<string, Diagram>();
  const build = (given: CaseTable): Diagram => {
    const { cases, otherwise } = shorten(given);
    if (cases.length === 0) return otherwise;
    const key = JSON.stringify([cases.map(({ when, give }) => [when.key, give]), otherwise]);
    const found = built.get(key);
    if (found !== undefined) return found;
    effort.spend(cases.reduce((sum, { when }) => sum + sizeOf(when), 1));
    const axis = Math.min(...cases.map(({ when }) => when.top));
    const answers = Array.from({ length: sizes[axis] ?? 0 }, (_, place) =>
      build({ cases: cases.map(({ when, give }) => ({ when: restrict(when, axis, place), give })), otherwise }),
    );
    const diagram = questions.ask(axis, answers);
    built.set(key, diagram);
    return diagram;
  };
  return build(decision);
}

/** Leaves out the cases that can no longer hold, those behind one that certainly holds, and those that change nothing. */
function shorten(given: CaseTable): CaseTable {
  const possible = given.cases.filter(({ when }) => when.kind !== 'constant' || when.value);
  const certain = possible.findIndex(({ when }) => when.kind === 'constant');
  const otherwise = possible[certain]?.give ?? given.otherwise;
  const before = certain < 0 ? possible : possible.slice(0, certain);
  const lastThatMatters = before.findLastIndex(({ give }) => give !== otherwise);
  return { cases: before.slice(0, lastThatMatters + 1), otherwise };
}

/** The diagram once some axes are known: `places[axis]` is the value's place, null while unknown. */
export function settle(diagram: Diagram, places: readonly (number | null)[]): Diagram {
  const questions = new Questions();
  const settled = new Map<number, Diagram>();
  const walk = (node: Diagram): Diagram => {
    if (typeof node === 'string') return node;
    const found = settled.get(node.id);
    if (found !== undefined) return found;
    const known = node.answers[places[node.axis] ?? -1];
    const result = known === undefined ? questions.ask(node.axis, node.answers.map(walk)) : walk(known);
    settled.set(node.id, result);
    return result;
  };
  return walk(diagram);
}

/** What a diagram can still answer, and the axes it still asks about. */
export function openEnds(diagram: Diagram): { answers: ReadonlySet<string>; axes: ReadonlySet<number> } {
  const answers = new Set<string>();
  const axes = new Set<number>();
  const seen = new Set<number>();
  const walk = (node: Diagram): void => {
    if (typeof node === 'string') {
      answers.add(node);
    } else if (!seen.has(node.id)) {
      seen.add(node.id);
      axes.add(node.axis);
      node.answers.forEach(walk);
    }
  };
  walk(diagram);
  return { answers, axes };
}
