import { factCatalogue } from '../facts/catalogue.ts';
import { knownFacts } from '../facts/derived.ts';
import type { Facts, FactType, FactValue } from '../facts/values.ts';
import { sameJson } from '../ledger/canonical.ts';
import { concernsService } from '../notice/concern.ts';
import type { Policy } from '../policy/schema.ts';
import { earlier, type Instant, later } from '../time/instant.ts';
import type { StatedTimes } from './events.ts';
import type { Conflict, HandedOver } from './join.ts';
import type { OpenIncident } from './state.ts';

/** What one incident learns of another: the facts that change, which of all people stated, and where the two disagreed. */
export interface MergedFacts {
  readonly facts: Facts;
  readonly byPeople: readonly string[];
  readonly conflicts: readonly Conflict[];
}

interface Known {
  readonly value: FactValue;
  readonly byPeople: boolean;
}

/**
 * Known wins over unknown, and the graver over the other, whoever stated it: people are called to decide. Where nothing is graver, people
 * win over signals, and then what stood stands.
 */
export function mergeFacts(policy: Policy, state: OpenIncident, from: HandedOver): MergedFacts {
  const merged = Object.keys(from.facts).flatMap((name) => {
    const type = factCatalogue(policy).get(name)?.type;
    const other = { value: from.facts[name] ?? 'unknown', byPeople: from.statedByPeople.includes(name) };
    if (type === undefined || other.value === 'unknown') return [];
    const own = { value: state.facts[name] ?? 'unknown', byPeople: state.statedByPeople.has(name) };
    return [{ name, own, other, chosen: choose(type, own, other) }];
  });
  const changed = merged.filter(({ own, chosen }) => !sameJson(own.value, chosen.value));
  return {
    facts: Object.fromEntries(changed.map(({ name, chosen }) => [name, chosen.value])),
    byPeople: merged.filter(({ own, chosen }) => chosen.byPeople && !own.byPeople).map(({ name }) => name),
    conflicts: merged.flatMap(({ name, own, other, chosen }) => conflict(name, own, other, chosen)),
  };
}

function choose(type: FactType, own: Known, other: Known): Known {
  if (own.value === 'unknown') return other;
  const byPeople = own.byPeople || other.byPeople;
  if (type.kind !== 'choice' && type.kind !== 'text') return { value: graver(type, own.value, other.value), byPeople };
  return other.byPeople && !own.byPeople ? other : own;
}

function graver(type: FactType, own: FactValue, other: FactValue): FactValue {
  if (type.kind === 'steps') return type.steps.indexOf(String(other)) > type.steps.indexOf(String(own)) ? other : own;
  if (typeof own === 'number' && typeof other === 'number') return Math.max(own, other);
  if (Array.isArray(own) && Array.isArray(other)) return [...new Set([...own, ...other])];
  return own;
}

/** Two known values that differ, unless both are part of what stands now. */
function conflict(fact: string, own: Known, other: Known, { value: kept }: Known): Conflict[] {
  if (own.value === 'unknown' || sameJson(own.value, other.value)) return [];
  const dropped = sameJson(kept, own.value) ? other.value : sameJson(kept, other.value) ? own.value : null;
  return dropped === null ? [] : [{ fact, kept, dropped }];
}

/** The earliest beginning, detection and knowledge of the two; over once both are over. Only what changes. */
export function mergeTimes(state: OpenIncident, { times }: HandedOver): StatedTimes {
  const detectedAt = earlier(state.detectedAt, times.detectedAt);
  const knownAt = earliestOf(state.knownAt, times.knownAt);
  const began = earliestOf(state.occurredAt, times.occurredAt);
  // It cannot have begun after somebody noticed it.
  const occurredAt = began === null ? null : earlier(earlier(began, detectedAt), knownAt ?? began);
  const restoredAt =
    state.restoredAt === null || times.restoredAt === null ? null : later(state.restoredAt, times.restoredAt);
  const merged = { occurredAt, detectedAt, restoredAt, knownAt };
  return Object.fromEntries(
    Object.entries(merged).filter(([name, value]) => value !== state[name as keyof typeof merged]),
  );
}

/**
 * Whether the occurrence that stands after the join is of something else than the service disturbance: where only one of the
 * two is about the service, only its own occurrence began it.
 */
export function isOccurrenceApart(policy: Policy, state: OpenIncident, from: HandedOver, times: StatedTimes): boolean {
  const { occurredAt = state.occurredAt } = times;
  const isService = (facts: Facts) => concernsService({ state, facts: knownFacts(policy, facts) });
  const [own, other] = [isService(state.facts), isService(from.facts)];
  if (own && other) return state.isOccurrenceApart || from.isOccurrenceApart === true;
  if (own) return state.isOccurrenceApart || occurredAt !== state.occurredAt;
  return other && (from.isOccurrenceApart === true || occurredAt !== from.times.occurredAt);
}

function earliestOf(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || b === null ? (a ?? b) : earlier(a, b);
}
