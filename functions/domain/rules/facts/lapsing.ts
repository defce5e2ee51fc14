import type { Policy } from '../../policy/shape/schema.ts';
import { factCatalogue } from './catalogue.ts';
import type { Facts, FactValue } from './values.ts';

/** Answers that a disturbance does not matter, or is over. They say nothing about the next one. */
const LAPSING: Readonly<Record<string, FactValue>> = {
  'service.felt': 'none',
  'service.impact': 'none',
  'service.customers': 'none',
  'service.long': 'none',
  'fixed.quickly': 'yes',
  'fix.permanent': 'yes',
  'prevention.inPlace': 'yes',
  'test.harmless': 'yes',
  'cause.kind': 'test',
};

/** The answers of these facts that lapse when the same source fires again, as unknown. */
export function lapsedFacts(facts: Facts): Facts {
  const lapsed = Object.keys(LAPSING).filter((name) => facts[name] === LAPSING[name]);
  return Object.fromEntries(lapsed.map((name) => [name, 'unknown']));
}

/** What a signal states graver than it is known: facts in steps only, which run from harmless to grave. */
export function raisedFacts(policy: Policy, known: Facts, stated: Facts): Facts {
  const catalogue = factCatalogue(policy);
  const raised = Object.entries(stated).filter(([name, value]) => {
    const type = catalogue.get(name)?.type;
    if (type?.kind !== 'steps') return false;
    return type.steps.indexOf(String(value)) > type.steps.indexOf(String(known[name] ?? 'unknown'));
  });
  return Object.fromEntries(raised);
}
