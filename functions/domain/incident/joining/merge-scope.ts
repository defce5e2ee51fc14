import type { Scope } from '../../base/scope.ts';
import type { HandedOver } from '../record/joined.ts';
import type { OpenIncident } from '../record/state.ts';

/** Whom the two concern once they are one: everybody whom either concerns, and whom the joined one told. */
export function mergeScope({ audience }: Pick<OpenIncident, 'audience'>, from: HandedOver): Scope {
  return [from.audience, ...toldThere(from)].reduce(together, audience);
}

/** Customers who were told there by name, or all of them. A condition was compared with the scope when that was set. */
function toldThere({ told = [], audience }: HandedOver): readonly Scope[] {
  const isNamed = audience !== 'all' && 'contracts' in audience;
  const scopes = told.flatMap((one) => one.scopes);
  return scopes.filter((scope) => scope === 'all' || (isNamed && 'contracts' in scope));
}

/** Who of them is phoned: null for nobody by name. */
export function mergeCalls({ calls }: Pick<OpenIncident, 'calls'>, { calls: theirs = null }: HandedOver): Scope | null {
  return calls === null || theirs === null ? (calls ?? theirs) : together(calls, theirs);
}

/** Whether the two as one are of all customers, and one of them, or each, was of some only. */
export function isWidened(state: Pick<OpenIncident, 'audience'>, from: HandedOver): boolean {
  const isOfSome = state.audience !== 'all' || from.audience !== 'all';
  return isOfSome && mergeScope(state, from) === 'all';
}

/** Both scopes as one: the wider. What cannot be put in one without the customers is all of them. */
function together(own: Scope, other: Scope): Scope {
  if (own === 'all' || other === 'all') return 'all';
  if (JSON.stringify(own) === JSON.stringify(other)) return own;
  if ('contracts' in own && 'contracts' in other)
    return { contracts: [...new Set([...own.contracts, ...other.contracts])] };
  return 'all';
}
