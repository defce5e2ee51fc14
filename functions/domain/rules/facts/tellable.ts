import type { Instant } from '../../base/time/instant.ts';
import type { Facts } from './values.ts';
/** What customers are told of, or could be. */
export interface Tellable {
  /** With what follows from them. */
  readonly facts: Facts;
  readonly times: ToldTimes;
  /** Absent or empty: none is named. */
  readonly functions?: readonly string[];
  /** Each disturbance, oldest first; empty: not told one by one. */
  readonly course: readonly Disruption[];
}

/** The incident's moments that a notice gave; null, or absent in what earlier releases handed over, for one that it did not. */
export interface ToldTimes {
  readonly occurredAt: Instant | null;
  readonly detectedAt?: Instant | null;
  readonly restoredAt: Instant | null;
  /** When each of two things began, where it says of either by itself. */
  readonly beginnings?: Partial<Beginnings>;
  /** The periods in which data could be viewed, or came to harm otherwise, where it gives some. */
  readonly exposures?: readonly Exposure[];
  /** What goes on of data beside them, where it says so. */
  readonly lasting?: Lasting;
}

/** When each of two things began that are one incident: what happened to data, and a disturbance of the service. */
export interface Beginnings {
  readonly data: Instant;
  readonly service: Instant;
}

/** From when to when data could be viewed, or came to harm otherwise. */
export interface Exposure {
  /** Null: it is known when it was over, and not when it began. */
  readonly from: Instant | null;
  readonly to: Instant;
  /** `false`: nobody says that others could view it all that time, as in an attack or a loss. */
  readonly viewable?: false;
}

/** What goes on of data, or has no end that is known, although a period of it was over. */
export interface Lasting extends Pick<Exposure, 'from' | 'viewable'> {
  /** A source says that it goes on. */
  readonly isFiring?: true;
}

/** One disturbance of the service as customers had it. */
export interface Disruption {
  /** Null: not known. */
  readonly from: Instant | null;
  /** Null: it goes on. */
  readonly to: Instant | null;
}
