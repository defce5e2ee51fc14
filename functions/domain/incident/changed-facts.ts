import type { Facts } from '../facts/values.ts';
import { sameJson } from '../ledger/canonical.ts';

/** The stated facts that differ from what is known; an unknown one and one never stated are the same. */
export function changedFacts(known: Facts, stated: Facts): Facts {
  const entries = Object.entries(stated).filter(([name, value]) => !sameJson(known[name] ?? 'unknown', value));
  return Object.fromEntries(entries);
}
