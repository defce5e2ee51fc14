import type { Instant } from '../../base/time/instant.ts';
import type { Exposure, Lasting } from '../../rules/facts/tellable.ts';
import type { Thing } from './event-parts.ts';
import type { KnownBeginnings } from './told-record.ts';

/**
 * Whose the occurrence on record is. `one`: of all that the incident is of, as far as anybody said. A thing: of that one alone, be the other on
 * record or not. Beginnings: each has its own, and the occurrence is the first.
 */
export type OccurrenceOf = 'one' | Thing | KnownBeginnings;

/** What happened to data: the periods that are known by themselves, apart from the moments of the incident. */
export interface DataCourse {
  /** From when to when data could be viewed, as joined incidents knew it, or before the service came in; apart, oldest first. */
  readonly over: readonly Exposure[];
  /** What has no known end beside these; null where it is not known of any, or follows from what a source says. */
  readonly goesOn: Lasting | null;
}

/** The courses of the two things that an incident can be of: whose its moments are, and what either has by itself. */
export interface Courses {
  readonly begun: OccurrenceOf;
  /** Which of the two was on record when the restoration was stated, or since: the service, else what happened to data; null for neither. */
  readonly ended: Thing | null;
  readonly data: DataCourse;
}

/** Nothing is known of either. */
export const NO_COURSES: Courses = { begun: 'one', ended: null, data: { over: [], goesOn: null } };

/** When a source fired again after all had been well, and the item that says so. */
export interface Recurrence {
  readonly at: Instant;
  readonly seq: number;
}

/** A restoration after which a source fired again. */
export interface Recovered {
  readonly restoredAt: Instant;
  /** When the source came to that state, and the item that says so. */
  readonly again: Recurrence;
  /** It had been well for long enough to be another disturbance to customers. */
  readonly wasWell: boolean;
}

/** The same as another incident hands it over: which item says so is of its own ledger. */
export interface Recovery {
  readonly restoredAt: Instant;
  readonly againAt: Instant;
  readonly wasWell: boolean;
}
