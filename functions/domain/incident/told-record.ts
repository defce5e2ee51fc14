import type { Facts } from '../facts/values.ts';
import type { Disruption } from '../notice/disruptions.ts';
import type { Instant } from '../time/instant.ts';
import type { Scope } from './events.ts';

/** The incident's moments that a notice gave; null, or absent in what earlier releases handed over, for one that it did not. */
export interface ToldTimes {
  readonly occurredAt: Instant | null;
  readonly detectedAt?: Instant | null;
  readonly restoredAt: Instant | null;
}

/** When a function was out of service, as people recorded it. `to` null: it goes on. */
export interface Outage {
  readonly function: string;
  readonly from: Instant;
  readonly to: Instant | null;
}

/** An outage on record, with the item that recorded it first. */
export interface KnownOutage extends Outage {
  readonly seq: number;
}

/** What a notice that went out said, to whom. */
export interface Told {
  readonly facts: Facts;
  readonly times: ToldTimes;
  /** The functions that it named; absent where it speaks of none, and where an earlier release handed it over. */
  readonly functions?: readonly string[];
  /** Each disturbance that it gave; absent where an earlier release handed it over. */
  readonly course?: readonly Disruption[];
  /** Everybody who was told by it: the scope that it was sent for, and those of the notices before. */
  readonly scopes: readonly Scope[];
}
