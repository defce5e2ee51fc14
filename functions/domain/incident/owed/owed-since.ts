import { earliestOf, type Instant } from '../../base/time/instant.ts';
import { isOwed } from '../../components/obligations/duties.ts';
import { TELLINGS } from '../../rules/authority/legal-kinds.ts';
import type { Duty } from '../../rules/deadline/duty.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { KnownData } from '../record/joined.ts';
import type { OpenIncident } from '../record/state.ts';

/** Since when each kind of duty is owed that is still to be done: the earliest moment from which its days may count. */
export function owedSince(state: OpenIncident): Readonly<Record<string, Instant>> {
  return sooner(state.duties.filter(isOwed).map((duty) => [duty.kind, sinceOf(state, duty)]));
}

/** For each kind the earlier of both. */
export function soonerOf(
  one: Readonly<Record<string, Instant>>,
  other: Readonly<Record<string, Instant>>,
): Readonly<Record<string, Instant>> {
  return sooner([...Object.entries(one), ...Object.entries(other)]);
}

function sooner(all: readonly (readonly [string, Instant])[]): Readonly<Record<string, Instant>> {
  const first = new Map<string, Instant>();
  for (const [kind, at] of all) first.set(kind, earliestOf([at, first.get(kind) ?? null]) ?? at);
  return Object.fromEntries(first);
}

function sinceOf(state: OpenIncident, { kind, openedAt }: Duty): Instant {
  const isAnew = state.duties.some((one) => one.settled !== null && [...TELLINGS, kind].includes(one.kind));
  const own = isAnew ? openedAt : (state.knownAt ?? state.detectedAt);
  return earliestOf([own, joinedSince(state, kind, openedAt)]) ?? own;
}

/** Since when what came up by a join, or was owed when one was made, had been owed in one of the two; null where it had not. */
export function joinedSince({ merged }: OpenIncident, kind: string, openedAt: Instant): Instant | null {
  return earliestOf(merged.filter(({ at }) => at >= openedAt).map((one) => one.owedSince[kind] ?? null));
}

/** What was known of data, as another incident takes it over: first from when the company knew, then that of incidents joined before. */
export function handedKnowledge({ knownData, knownAt, detectedAt, merged }: OpenIncident): readonly KnownData[] {
  const [first, ...later] = knownData;
  const before = merged.flatMap((one) => one.knownData);
  if (first === undefined) return before;
  const knew = earliestOf([first.at, knownAt ?? detectedAt]) ?? first.at;
  return [...before, [{ ...first, at: knew }, ...later]];
}

/** Whether facts are less than others that were told. */
type IsLess = (facts: Facts) => boolean;

/**
 * Since when a joined incident knew what was told too little of: without a break until now, or the same before it was wrongly taken back.
 * Null where none did.
 */
export function knownInJoined({ knownData, merged }: OpenIncident, isLess: IsLess, isSame: IsLess): Instant | null {
  const broke = knownData.findLast(({ facts }) => isLess(facts))?.at ?? null;
  const moments = merged.flatMap(({ at, knownData: theirs }) => {
    const isBroken = broke !== null && broke >= at;
    return theirs.map((known) => {
      const broken = isBroken ? known.length : known.findLastIndex(({ facts }) => isLess(facts));
      return known.find(({ facts }, index) => index > broken || isSame(facts))?.at ?? null;
    });
  });
  return earliestOf(moments);
}
