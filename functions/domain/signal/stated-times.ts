import type { Instant } from '../base/time/instant.ts';

/** Moments of the incident itself, as stated. */
export interface StatedTimes {
  readonly occurredAt?: Instant | null;
  readonly detectedAt?: Instant;
  readonly restoredAt?: Instant | null;
  /** When any part of the company knew of it: terms of the law count from then. */
  readonly knownAt?: Instant | null;
}
