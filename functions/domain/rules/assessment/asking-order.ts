import type { Policy } from '../../policy/shape/schema.ts';
import { BUILT_IN_NAMES, factCatalogue } from '../facts/catalogue.ts';
import { HARM } from '../facts/implied.ts';
import type { Facts } from '../facts/values.ts';

/** What an incident looks like so far, and what is asked first then. */
interface OpeningQuestions {
  readonly seemsSo: (facts: Facts) => boolean;
  readonly first: readonly string[];
}

const OPENINGS: readonly OpeningQuestions[] = [
  {
    seemsSo: (facts) => [...HARM, 'cause.wrongful'].some((fact) => isLikely(facts, fact)),
    first: ['data.personal', 'data.persons', 'data.role', 'cause.wrongful'],
  },
  { seemsSo: isOutage, first: ['service.felt', 'service.function', 'data.affected'] },
];

/**
 * The facts of the groups, once each. First what this kind of incident is asked before all else, then group by group (what decides the
 * level comes before what decides a duty, a report or a step), then in the catalogue's order. A follow-up question waits for the one that
 * it follows.
 */
export function inAskingOrder(policy: Policy, facts: Facts, groups: readonly (readonly string[])[]): readonly string[] {
  const catalogue = factCatalogue(policy);
  const all = [...catalogue.keys()];
  const first = OPENINGS.find(({ seemsSo }) => seemsSo(facts))?.first ?? [];
  const asked = joined(facts, groups);
  const rank = (fact: string): number => {
    if (first.includes(fact)) return first.indexOf(fact);
    const group = asked.findIndex((each) => each.includes(fact));
    return first.length + group * all.length + all.indexOf(fact);
  };
  const before = (fact: string): readonly string[] => {
    const after = catalogue.get(fact)?.after;
    // A policy's own fact may name one that follows it again: each is looked at once.
    return after === undefined || after === fact ? [] : [after, ...(BUILT_IN_NAMES.has(after) ? before(after) : [])];
  };
  const waiting = new Set([...groups.flat(), ...asked.flat()]);
  return [...new Set(asked.flat())]
    .filter((fact) => !before(fact).some((one) => waiting.has(one)) && catalogue.get(fact)?.volunteered !== true)
    .toSorted((a, b) => rank(a) - rank(b));
}

/** What a first notice about an outage names; it decides nothing. */
export const ONLY_TOLD: readonly string[] = ['service.function'];

/** What a notice about an outage names and nobody has stated. */
export function untold(facts: Facts): readonly string[] {
  return isOutage(facts) ? ONLY_TOLD.filter((fact) => !isKnown(facts, fact)) : [];
}

/** While nothing is known of any harm to data, one question asks for all three. */
function joined(facts: Facts, groups: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const asked = new Set(groups.flat().filter((fact) => fact === 'data.affected' || HARM.includes(fact)));
  if (asked.size < 2 || HARM.some((fact) => isKnown(facts, fact))) return groups;
  return groups.map((group) => group.map((fact) => (HARM.includes(fact) ? 'data.affected' : fact)));
}

function isOutage(facts: Facts): boolean {
  const { 'service.impact': impact } = facts;
  return impact === 'minor' || impact === 'major' || isLikely(facts, 'service.felt') || isLikely(facts, 'service.long');
}

function isLikely(facts: Facts, fact: string): boolean {
  return facts[fact] === 'possible' || facts[fact] === 'confirmed';
}

function isKnown(facts: Facts, fact: string): boolean {
  return (facts[fact] ?? 'unknown') !== 'unknown';
}
