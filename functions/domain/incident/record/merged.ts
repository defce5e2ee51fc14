import type { Instant } from '../../base/time/instant.ts';
import type { FirstOwed } from './joined.ts';
import type { ToldRecord } from './told-record.ts';

/** What is kept of an incident that was joined into this one. */
export interface MergedIncident {
  readonly incident: string;
  readonly at: Instant;
  readonly seq: number;
  /** What its customers had been told, and nobody had corrected. */
  readonly told: readonly ToldRecord[];
  /** Functions of which they were told that their use is restricted. */
  readonly restricted: readonly string[];
  /** The first notice that it owed and had not sent; null for none. */
  readonly firstOwed: FirstOwed | null;
  /** It brought facts that were not known here. */
  readonly isNews: boolean;
  /** The service had failed again there, and its customers were not told. */
  readonly failedAgain: boolean;
  /** Its customers were told that the service is restored, and that stood. */
  readonly saidRestored: boolean;
}
