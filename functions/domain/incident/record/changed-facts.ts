import { sameJson } from '../../base/ledger/canonical.ts';
import type { Facts } from '../../rules/facts/values.ts';

/** The stated facts that differ from what is known; an unknown one and one never stated are the same. */
export function changedFacts(known: Facts, stated: Facts): Facts {
  const entries = Object.entries(stated).filter(([name, value]) => !sameJson(known[name] ?? 'unknown', value));
  return Object.fromEntries(entries);
}
