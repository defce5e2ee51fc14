import type { Instant } from '../../base/time/instant.ts';
/** What the events of one item share. */
export interface Moment {
  readonly seq: number;
  readonly at: Instant;
  /** The person who gave the command; null for the system. */
  readonly person: string | null;
}
