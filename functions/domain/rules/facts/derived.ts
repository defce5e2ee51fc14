import type { Policy } from '../../policy/shape/schema.ts';
import { factCatalogue } from './catalogue.ts';
import { withImplied } from './implied.ts';
import type { Facts, FactValue } from './values.ts';

/**
 * What is known of an incident: what people and signals stated, what the data sets and systems concerned state by the
 * policy, and what follows from all that. A statement about the incident itself wins; of several derived steps the gravest holds, of other values only one
 * that all agree on.
 */
export function knownFacts(policy: Policy, stated: Facts): Facts {
  return withImplied(withConcerned(policy, stated));
}

/** What was stated, and what the data sets and systems concerned state by the policy. */
export function withConcerned(policy: Policy, stated: Facts): Facts {
  const sources = [
    ...concerned(stated['data.sets'], dataSetFacts(policy)),
    ...concerned(stated.systems, systemFacts(policy)),
  ];
  if (sources.length === 0) return stated;
  const derived = new Map<string, FactValue>();
  for (const name of new Set(sources.flatMap((facts) => Object.keys(facts)))) {
    if (isKnown(stated[name])) continue;
    const value = together(policy, name, sources.map((facts) => facts[name]).filter(isKnown));
    if (value !== null) derived.set(name, value);
  }
  return { ...stated, ...Object.fromEntries(derived) };
}

function isKnown(value: FactValue | undefined): value is FactValue {
  return value !== undefined && value !== 'unknown';
}

function concerned(value: FactValue | undefined, states: (id: string) => Facts | null): Facts[] {
  if (!Array.isArray(value)) return [];
  return value.map(states).filter((facts) => facts !== null);
}

function dataSetFacts(policy: Policy): (id: string) => Facts | null {
  return (id) => {
    const set = policy.dataSets[id];
    if (set === undefined) return null;
    return {
      ...set.facts,
      ...(set.role === undefined ? {} : { 'data.role': set.role }),
      ...(set.class === undefined ? {} : { 'asset.class': set.class }),
    };
  };
}

function systemFacts(policy: Policy): (id: string) => Facts | null {
  return (id) => policy.systems[id]?.facts ?? null;
}

function together(policy: Policy, name: string, values: readonly FactValue[]): FactValue | null {
  const type = factCatalogue(policy).get(name)?.type;
  const [first] = values;
  if (first === undefined || type === undefined) return null;
  if (type.kind !== 'steps') return values.every((value) => String(value) === String(first)) ? first : null;
  const gravest = Math.max(...values.map((value) => type.steps.indexOf(String(value))));
  return type.steps[gravest] ?? null;
}
