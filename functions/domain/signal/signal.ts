import type { Facts } from '../facts/values.ts';
import type { Instant } from '../time/instant.ts';

/** What one event says, whatever service sent it. */
export interface Signal {
  /** Id of the source: what sends signals under one key. */
  readonly source: string;
  /** Id of the event: the same event delivered twice bears the same. */
  readonly signal: string;
  readonly state: 'firing' | 'restored' | 'ended';
  /** One line without control characters. */
  readonly title: string;
  /** When what it tells of began, if it says so. */
  readonly occurredAt: Instant | null;
  /** When the source came to this state: an alarm's state change, a finding's making, the end of a disturbance. */
  readonly detectedAt: Instant;
  /** By which the signals of one source are put in order: they may arrive in another. */
  readonly changedAt: Instant;
  /** What the policy takes it to say. The rest stays unknown. */
  readonly facts: Facts;
}

/** An event that is understood but calls for nothing. */
export interface IgnoredSignal {
  readonly source: string;
  readonly signal: string;
  readonly reason: string;
}

/** An event that cannot be understood: kept with its reason, and people are called. */
export interface UnreadableSignal extends IgnoredSignal {
  /** Where it came from, as far as it says. */
  readonly from: string;
}

export type SignalReading =
  | ({ readonly kind: 'signal' } & Signal)
  | ({ readonly kind: 'ignored' } & IgnoredSignal)
  | ({ readonly kind: 'unreadable' } & UnreadableSignal);
