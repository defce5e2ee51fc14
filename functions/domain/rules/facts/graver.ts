import type { FactType, FactValue } from './values.ts';

/** The built-in choices that have an order, from grave to harmless; values in one group weigh the same. */
const GRAVE_FIRST: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'data.encrypted': [['no'], ['yes']],
  'data.recovered': [['no'], ['yes']],
  'data.copy': [['no'], ['yes']],
  'data.restored': [['no'], ['yes']],
  'data.role': [['controller', 'processor'], ['not-handling']],
  'cause.ours': [['yes'], ['no']],
  'cause.kind': [
    ['malware', 'intrusion', 'insider'],
    ['denial-of-service'],
    ['loss'],
    ['misconfiguration', 'mistake', 'physical'],
    ['fault', 'disaster', 'test'],
  ],
  'fixed.quickly': [['no'], ['yes']],
  'prevention.inPlace': [['no'], ['yes']],
  'test.harmless': [['no'], ['yes']],
  'reporter.customer': [['yes'], ['no']],
  'procedure.fits': [['no'], ['yes']],
  'fix.permanent': [['no'], ['yes']],
  investigation: [['open'], ['done']],
};

/**
 * Two known values of one fact as one: the later step, the higher number, all sets of both, the graver choice. Null where neither is
 * graver: texts, and choices without an order.
 */
export function graverOf(name: string, type: FactType, one: FactValue, other: FactValue): FactValue | null {
  if (Array.isArray(one) && Array.isArray(other)) return [...new Set([...one, ...other])];
  const [a, b] = [weight(name, type, one), weight(name, type, other)];
  if (a === null || b === null || (a === b && one !== other)) return null;
  return b > a ? other : one;
}

/**
 * What a known value leaves open about a second incident of which it is not known: `grave`, it can be no worse there than here;
 * `mild`, it may be worse; `unclear`, that depends on the policy.
 */
export function bearing(name: string, type: FactType, value: FactValue): 'grave' | 'mild' | 'unclear' {
  if (type.kind === 'count' || type.kind === 'set') return 'mild';
  if (type.kind === 'text') return 'grave';
  if (type.kind === 'choice') return ofChoice(name, String(value));
  const [lowest, ...higher] = type.steps;
  if (value === lowest) return 'mild';
  return value === higher.at(-1) || value === 'possible' ? 'grave' : 'unclear';
}

/** Whether each value excuses duties that another brings: the value of one incident excludes nothing of a second one. */
export function excusesOthers(name: string): boolean {
  return name === 'data.role';
}

function ofChoice(name: string, value: string): 'grave' | 'mild' | 'unclear' {
  const gravest = GRAVE_FIRST[name]?.[0];
  if (gravest === undefined) return 'unclear';
  if (excusesOthers(name)) return 'mild';
  return gravest.includes(value) ? 'grave' : 'mild';
}

/** The higher, the graver; null without an order. */
function weight(name: string, type: FactType, value: FactValue): number | null {
  if (typeof value === 'number') return value;
  if (type.kind === 'steps') return type.steps.indexOf(String(value));
  const place = GRAVE_FIRST[name]?.findIndex((group) => group.includes(String(value))) ?? -1;
  return place < 0 ? null : -place;
}
