import type { Facts } from '../../rules/facts/values.ts';
import type { Conflict } from '../record/joined.ts';
import type { OpenIncident } from '../record/state.ts';

interface Joined {
  readonly facts: Facts;
  readonly conflicts: readonly Conflict[];
  readonly leftOpen?: OpenIncident['leftOpen'];
  readonly differing?: OpenIncident['leftOpen'];
}

/** What a join leaves unknown although one of the two knew it, beside what earlier ones did and nobody has stated since. */
export function leftOpenBy(
  state: OpenIncident,
  { facts, conflicts, leftOpen: theirs = {}, differing = {} }: Joined,
): OpenIncident['leftOpen'] {
  const open = conflicts.filter(({ kept }) => kept === 'unknown');
  const before = both(stillOpen(state, facts), stillOpen({ leftOpen: theirs }, { ...state.facts, ...facts }));
  const valuesOf = (name: string) =>
    open.flatMap(({ fact, dropped }) => (fact === name && dropped !== undefined ? [dropped] : []));
  const names = new Set(open.map(({ fact }) => fact));
  return {
    ...before,
    ...Object.fromEntries([...names].map((name) => [name, [...(before[name] ?? []), ...valuesOf(name)]])),
    ...differing,
  };
}

function both(own: OpenIncident['leftOpen'], theirs: OpenIncident['leftOpen']): OpenIncident['leftOpen'] {
  const names = new Set([...Object.keys(own), ...Object.keys(theirs)]);
  return Object.fromEntries([...names].map((name) => [name, [...(own[name] ?? []), ...(theirs[name] ?? [])]]));
}

/** Without what is stated: it is asked again until somebody says what it is. */
export function stillOpen({ leftOpen }: Pick<OpenIncident, 'leftOpen'>, stated: Facts): OpenIncident['leftOpen'] {
  const isOpen = (name: string) => (stated[name] ?? 'unknown') === 'unknown';
  return Object.fromEntries(Object.entries(leftOpen).filter(([name]) => isOpen(name)));
}
