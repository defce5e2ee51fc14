import type { Scope } from '../../base/scope.ts';
import type { Instant } from '../../base/time/instant.ts';
import type { Disruption, ToldTimes } from '../../rules/facts/tellable.ts';
import type { Facts } from '../../rules/facts/values.ts';

/**
 * When each of the two things of an incident began, one of them at least. `data` null: not known. `service` null: with the first outage on
 * record; not known, where there is none.
 */
export interface KnownBeginnings {
  readonly data: Instant | null;
  readonly service: Instant | null;
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
  /** It was over before the occurrence that had been stated: the disturbance began with it. */
  readonly begins?: true;
}

/** What a notice said of reports to authorities that had not been made: each is to come, or need not be made. */
export type ToldReports = Readonly<Record<string, 'owed' | 'not-owed'>>;

/** What a notice that went out said, to whom. */
export interface ToldRecord {
  readonly facts: Facts;
  readonly times: ToldTimes;
  /** The functions that it named; absent where it speaks of none, and where an earlier release handed it over. */
  readonly functions?: readonly string[];
  /** Absent where it said nothing of them, and where an earlier release drafted it. */
  readonly reports?: ToldReports;
  /** Each disturbance that it gave; absent where an earlier release handed it over. */
  readonly course?: readonly Disruption[];
  /** It speaks of a failure of the service before the newest one there; absent where an earlier release handed it over. */
  readonly isOfEarlier?: true;
  /** No denial is of the effect that it told of: that is of a later failure alone. */
  readonly isUndenied?: true;
  /** Everybody who was told by it: the scope that it was sent for, and those of the notices before. */
  readonly scopes: readonly Scope[];
}
