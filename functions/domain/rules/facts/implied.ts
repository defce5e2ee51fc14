import type { Facts, FactValue } from './values.ts';

/** Once a fact has one of these values, another has that one, unless it is stated. */
interface Implication {
  readonly fact: string;
  readonly values: readonly string[];
  readonly means: Facts;
}

const LIKELY = ['possible', 'confirmed'];
const ATTACKS = ['malware', 'intrusion', 'denial-of-service', 'insider'];

/** The three ways in which data comes to harm; `data.affected` asks for them at once. */
export const HARM: readonly string[] = ['data.leak', 'data.tampering', 'data.loss'];

/** What follows from a single fact. Each row is tried in this order, so that a row may build on those above it. */
const IMPLIED: readonly Implication[] = [
  { fact: 'service.customers', values: ['none'], means: { 'service.felt': 'none' } },
  { fact: 'service.felt', values: ['none'], means: { 'service.customers': 'none' } },
  { fact: 'service.long', values: ['confirmed'], means: { 'fixed.quickly': 'no' } },
  { fact: 'fixed.quickly', values: ['yes'], means: { 'service.long': 'none' } },
  { fact: 'service.impact', values: ['none'], means: { 'service.long': 'none' } },
  {
    fact: 'data.affected',
    values: ['none'],
    means: { 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none' },
  },
  { fact: 'data.personal', values: ['none'], means: { 'data.sensitive': 'none', 'data.mynumber': 'none' } },
  { fact: 'data.mynumber', values: ['none'], means: { 'data.exposed': 'none' } },
  { fact: 'data.mynumber', values: ['possible'], means: { 'data.personal': 'possible' } },
  { fact: 'data.mynumber', values: ['confirmed'], means: { 'data.personal': 'confirmed' } },
  { fact: 'data.sensitive', values: ['possible'], means: { 'data.personal': 'possible' } },
  { fact: 'data.sensitive', values: ['confirmed'], means: { 'data.personal': 'confirmed' } },
  { fact: 'cause.kind', values: ATTACKS, means: { 'cause.wrongful': 'possible' } },
  { fact: 'cause.kind', values: ['fault', 'disaster', 'test'], means: { 'cause.wrongful': 'none' } },
];

/**
 * The facts with what follows from them. What is stated stands, but for an intrusion that is said to have no wrongful purpose: it may
 * have had one by its nature, and that is enough for the law (個人情報保護法施行規則第7条第3号).
 */
export function withImplied(facts: Facts): Facts {
  const known = new Map<string, FactValue>(Object.entries(facts));
  if (known.get('cause.kind') === 'intrusion' && known.get('cause.wrongful') === 'none') known.delete('cause.wrongful');
  for (const { fact, values, means } of IMPLIED) {
    if (values.includes(String(known.get(fact)))) addUnknown(known, means);
  }
  addUnknown(known, harmOf(known));
  return isChanged(known, facts) ? Object.fromEntries(known) : facts;
}

/** Data that is affected somehow is possibly affected in every way not excluded; one way that is likely is enough. */
function harmOf(known: ReadonlyMap<string, FactValue>): Facts {
  const values = HARM.map((fact) => String(known.get(fact) ?? 'unknown'));
  const likely = ['confirmed', 'possible'].find((value) => values.includes(value));
  if (likely !== undefined) return { 'data.affected': likely };
  if (values.every((value) => value === 'none')) return { 'data.affected': 'none' };
  if (!LIKELY.includes(String(known.get('data.affected')))) return {};
  return Object.fromEntries(HARM.map((fact) => [fact, 'possible']));
}

function addUnknown(known: Map<string, FactValue>, more: Facts): void {
  for (const [fact, value] of Object.entries(more)) {
    if ((known.get(fact) ?? 'unknown') === 'unknown') known.set(fact, value);
  }
}

function isChanged(known: ReadonlyMap<string, FactValue>, facts: Facts): boolean {
  return [...known].some(([fact, value]) => facts[fact] !== value);
}
