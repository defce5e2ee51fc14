import { durationMs } from '../../base/time/duration.ts';
import { fromMs, type Instant, toMs } from '../../base/time/instant.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Facts } from '../facts/values.ts';

/** What the order of recovery follows from. */
export interface Recoverable {
  readonly facts: Facts;
  readonly occurredAt: Instant | null;
  readonly detectedAt: Instant;
}

/** By when which system must be back. */
export interface RecoveryTerm {
  readonly system: string;
  readonly by: Instant;
}

/**
 * The earliest moment at which one of the incident's systems has been away for as long as is tolerable, counted from the
 * occurrence (the detection while unknown). Null while no system is named.
 */
export function recoveryTerm(policy: Policy, incident: Recoverable): RecoveryTerm | null {
  const { systems } = incident.facts;
  const sinceMs = toMs(incident.occurredAt ?? incident.detectedAt);
  const terms = (Array.isArray(systems) ? systems : []).flatMap((system: string) => {
    const known = policy.systems[system];
    return known === undefined ? [] : [{ system, by: fromMs(sinceMs + durationMs(known.tolerableDowntime)) }];
  });
  return terms.sort(byTerm).at(0) ?? null;
}

/** In the order in which systems must be back; what names no system comes last, in the order given. */
export function inRecoveryOrder<T>(items: readonly T[], termOf: (item: T) => RecoveryTerm | null): readonly T[] {
  return items
    .map((item) => ({ item, term: termOf(item) }))
    .sort((a, b) =>
      a.term !== null && b.term !== null ? byTerm(a.term, b.term) : Number(a.term === null) - Number(b.term === null),
    )
    .map(({ item }) => item);
}

function byTerm(a: RecoveryTerm, b: RecoveryTerm): number {
  return a.by < b.by ? -1 : a.by > b.by ? 1 : 0;
}
