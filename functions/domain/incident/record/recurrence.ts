import type { Instant } from '../../base/time/instant.ts';

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
