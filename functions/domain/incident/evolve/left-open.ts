import type { Facts } from '../../rules/facts/values.ts';
import type { Conflict } from '../record/joined.ts';
import type { OpenIncident } from '../record/state.ts';

/** What a join leaves unknown although one of the two knew it, beside what earlier ones did and nobody has stated since. */
export function leftOpenBy(
  state: OpenIncident,
  { facts, conflicts }: { readonly facts: Facts; readonly conflicts: readonly Conflict[] },
): OpenIncident['leftOpen'] {
  const open = conflicts.filter(({ kept }) => kept === 'unknown');
  const before = stillOpen(state, facts);
  const valuesOf = (name: string) =>
    open.flatMap(({ fact, dropped }) => (fact === name && dropped !== undefined ? [dropped] : []));
  const names = new Set(open.map(({ fact }) => fact));
  return {
    ...before,
    ...Object.fromEntries([...names].map((name) => [name, [...(before[name] ?? []), ...valuesOf(name)]])),
  };
}

/** Without what is stated: it is asked again until somebody says what it is. */
export function stillOpen({ leftOpen }: OpenIncident, stated: Facts): OpenIncident['leftOpen'] {
  const isOpen = (name: string) => (stated[name] ?? 'unknown') === 'unknown';
  return Object.fromEntries(Object.entries(leftOpen).filter(([name]) => isOpen(name)));
}
