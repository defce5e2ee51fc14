import type { Language } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { BUILT_IN_FACTS, type FactDefinition } from './built-in.ts';
import type { FactType } from './values.ts';

/** What a form needs to ask for one fact. */
export interface FactQuestion {
  readonly fact: string;
  readonly question: string;
  readonly kind: FactType['kind'];
  /** Values that may be given beside `unknown`; empty for numbers and free text. Steps run from harmless to grave. */
  readonly values: readonly string[];
}

/** Names that a policy cannot give to facts of its own. */
export const BUILT_IN_NAMES: ReadonlySet<string> = new Set(BUILT_IN_FACTS.map(({ name }) => name));

const catalogues = new WeakMap<object, ReadonlyMap<string, FactDefinition>>();

/** The facts a policy understands, by name: those of every policy, then its own. */
export function factCatalogue(policy: Pick<Policy, 'facts'>): ReadonlyMap<string, FactDefinition> {
  const known = catalogues.get(policy);
  if (known !== undefined) return known;
  const own = Object.entries(policy.facts).map(
    ([name, fact]): FactDefinition => ({
      name,
      type: 'steps' in fact ? { kind: 'steps', steps: fact.steps } : { kind: 'choice', options: fact.options },
      ask: fact.ask,
      ...(fact.after === undefined ? {} : { after: fact.after }),
    }),
  );
  const catalogue = new Map([...BUILT_IN_FACTS, ...own].map((fact) => [fact.name, fact]));
  catalogues.set(policy, catalogue);
  return catalogue;
}

/** The values a fact may have beside `unknown`; null when there is no fixed list. */
export function allowedValues(policy: Pick<Policy, 'dataSets' | 'systems'>, type: FactType): readonly string[] | null {
  if (type.kind === 'steps') return type.steps;
  if (type.kind === 'choice') return type.options;
  if (type.kind !== 'set') return null;
  return Object.keys(type.of === 'system' ? policy.systems : policy.dataSets);
}

/** Every fact of the policy as a question in one language, in the catalogue's order. */
export function factQuestions(policy: Policy, language: Language): readonly FactQuestion[] {
  return [...factCatalogue(policy).values()].map((fact) => ({
    fact: fact.name,
    question: fact.ask[language],
    kind: fact.type.kind,
    values: allowedValues(policy, fact.type) ?? [],
  }));
}
