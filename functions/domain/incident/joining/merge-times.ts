import { earlier, earliestOf, type Instant, later, latestOf } from '../../base/time/instant.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { withWithdrawn } from '../../rules/facts/compare.ts';
import { knownFacts } from '../../rules/facts/derived.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import type { HandedOver } from '../record/joined.ts';
import type { OpenIncident } from '../record/state.ts';
import { concernsService, raisesDataQuestion } from '../situation/concern.ts';
import { downSince } from '../standing/outage-times.ts';

/**
 * The earliest beginning, detection and knowledge of the two; restored once the service is, of each that disturbed it. Only what
 * changes.
 */
export function mergeTimes(policy: Policy, state: OpenIncident, from: HandedOver): StatedTimes {
  const detectedAt = earlier(state.detectedAt, from.times.detectedAt);
  const knownAt = mergedKnowledge(policy, state, from);
  // One that was noticed before is said to have occurred at no time that anybody stated: people are to look at it.
  const occurredAt = earliestOf([state.occurredAt, from.times.occurredAt]);
  const merged = { occurredAt, detectedAt, restoredAt: mergedRestoration(policy, state, from), knownAt };
  return Object.fromEntries(
    Object.entries(merged).filter(([name, value]) => value !== state[name as keyof typeof merged]),
  );
}

/** What happened to data alone, or a report that names no disturbance, says nothing of whether the service is well: only the other one does. */
function mergedRestoration(policy: Policy, state: OpenIncident, from: HandedOver): Instant | null {
  const { restoredAt } = from.times;
  const [own, other] = [isSilentOfService(policy, state), isSilentOfService(policy, from)];
  if (own !== other) return own ? restoredAt : state.restoredAt;
  return state.restoredAt === null || restoredAt === null ? null : later(state.restoredAt, restoredAt);
}

/**
 * Null where nobody stated it. Where one did, the detection stands for the knowledge of the other, unless that one is of the
 * service alone: when an outage was noticed says nothing of when a leak was known.
 */
function mergedKnowledge(policy: Policy, state: OpenIncident, from: HandedOver): Instant | null {
  const { times } = from;
  if (state.knownAt === null && times.knownAt === null) return null;
  const own = state.knownAt ?? (isServiceAlone(policy, state) ? null : state.detectedAt);
  return earliestOf([own, times.knownAt ?? (isServiceAlone(policy, from) ? null : times.detectedAt)]);
}

/** A source that fires is not silent, although nobody has said yet what it means. */
export function isSilentOfService(policy: Policy, one: JoinedSide): boolean {
  const before = { ...one, facts: withWithdrawn(policy, one.facts, one.withdrawn ?? {}) };
  const isElsewhere = one.sources.length === 0 || isOfData(policy, before);
  return one.outages.length === 0 && !isOfService(policy, before) && isElsewhere;
}

/** From when the service is down in one of the two, apart from outages that go on: the later beginning, where it is in both. */
export function downAfterJoin(policy: Policy, state: OpenIncident, from: HandedOver): Instant | null {
  const sides = [
    { one: state, since: downSince(state) },
    { one: from, since: from.downSince ?? null },
  ];
  const down = sides.flatMap(({ one, since }) =>
    since === null || isSilentOfService(policy, { ...one, outages: [] }) ? [] : [since],
  );
  return latestOf(down);
}

function isServiceAlone(policy: Policy, one: JoinedSide): boolean {
  return isOfService(policy, one) && !isOfData(policy, one);
}

/** What tells whether an incident is about data, about the service, or both. */
export interface JoinedSide {
  readonly facts: Facts;
  readonly withdrawn?: Facts;
  readonly sources: readonly string[];
  readonly statedByPeople: Iterable<string>;
  readonly outages: readonly unknown[];
}

export function isOfService(policy: Policy, { facts }: JoinedSide): boolean {
  return concernsService({ facts: knownFacts(policy, facts) });
}

export function isOfData(policy: Policy, { facts, statedByPeople }: JoinedSide): boolean {
  return raisesDataQuestion({ state: { statedByPeople: new Set(statedByPeople) }, facts: knownFacts(policy, facts) });
}
