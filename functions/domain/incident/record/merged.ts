import type { Instant } from '../../base/time/instant.ts';
import type { FirstOwed, KnownData, OwedInEither } from './joined.ts';
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
  /** Its customers waited for what comes of the investigation. */
  readonly awaitsResult: boolean;
  /** Since when what the law asks for was owed in one of the two, by kind. */
  readonly owedSince: Readonly<Record<string, Instant>>;
  /** What either owed, and by when; null where an earlier release joined them. */
  readonly owed: OwedInEither | null;
  /** One of the scopes, or each, named only some customers, and the two as one are all. */
  readonly widened: boolean;
  /** What was known of data there, and in each that was joined into it before. */
  readonly knownData: readonly KnownData[];
}
