import type { ContentRef } from '../../base/ledger/content.ts';
import type { Scope } from '../../base/scope.ts';
import type { Instant } from '../../base/time/instant.ts';
import type { Deadline, Duty } from '../../rules/deadline/duty.ts';
import type { Exposure, Lasting } from '../../rules/facts/tellable.ts';
import type { Facts, FactValue } from '../../rules/facts/values.ts';
import type { SignalSeen } from '../../signal/signal.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import type { Recovery } from './courses.ts';
import type { Settled } from './event-parts.ts';
import type { DeviationAsked, Measure, PreventionPlan, ReportMade, ResponseState } from './response-state.ts';
import type { SourceHeard } from './source-heard.ts';
import type { KnownBeginnings, Outage, ToldRecord } from './told-record.ts';
/** A join that was asked for: into which incident, by whom and why. What ends in `Into` refers to texts beside the other one. */
export interface JoinAsked {
  readonly into: string;
  readonly by: string;
  readonly reason: ContentRef;
  readonly reasonInto: ContentRef;
  readonly seenInto?: readonly SignalSeen[];
  readonly textsInto?: readonly TextInto[];
  /** Functions by their names on record here, with those of the same words there; left out where they are the same. */
  readonly functionsInto?: Readonly<Record<string, string>>;
}

/** What an incident hands over to the one that it is joined into. */
export interface HandedOver {
  readonly incident: string;
  readonly by: string;
  readonly reason: ContentRef;
  readonly drill: boolean;
  readonly signals: number;
  /** Its newest signals, with their own words; ledgers of earlier releases hand over none. */
  readonly seen?: readonly SignalSeen[];
  readonly sources: readonly string[];
  /** How each of them stands. */
  readonly heard?: readonly SourceHeard[];
  readonly facts: Facts;
  /** What facts that are unknown were known as before; earlier releases hand over none. */
  readonly withdrawn?: Facts;
  /** What joins before left unknown, with what was known of one of the two; earlier releases hand over none. */
  readonly leftOpen?: Readonly<Record<string, readonly FactValue[]>>;
  readonly statedByPeople: readonly string[];
  readonly times: Required<StatedTimes>;
  readonly timesByPeople: readonly string[];
  /** Those that follow from its outages; earlier releases hand over none. */
  readonly timesByOutages?: readonly string[];
  /** Its occurrence is of something else than its service disturbance; earlier releases hand over none. */
  readonly isOccurrenceApart?: boolean;
  readonly level: string | null;
  /** The level that it stands at, whoever decided it; earlier releases hand over none. */
  readonly standsAt?: string | null;
  readonly audience: Scope;
  /** Who of its customers is phoned; earlier releases hand over none. */
  readonly calls?: Scope | null;
  /** What people decided, filed and asked there; earlier releases hand over none. */
  readonly response?: HandedResponse;
  /** What its customers were told and nobody corrected; earlier releases hand over none. */
  readonly told?: readonly ToldRecord[];
  /** The first notice that it owes and has not sent; earlier releases hand over none. */
  readonly firstOwed?: FirstOwed;
  /** When the service failed again, of which its customers were not told; earlier releases hand over none. */
  readonly failedAgain?: Instant;
  /** Restorations that did not last, as its customers felt them; earlier releases hand over none. */
  readonly recovered?: readonly Recovery[];
  /** Its customers were told, and wait for what comes of the investigation; earlier releases hand over none. */
  readonly awaitsResult?: true;
  /** Since when each kind of duty is owed there; earlier releases hand over none. */
  readonly owedSince?: Readonly<Record<string, Instant>>;
  /** By when each kind of duty is due that is owed there; earlier releases hand over none. */
  readonly owes?: Readonly<Record<string, Deadline>>;
  /** From when own targets count of what has no due time there; earlier releases hand over none. */
  readonly targetsFrom?: Readonly<Record<string, Instant>>;
  /** What was known of data there, and in incidents joined into it before; earlier releases hand over none. */
  readonly knownData?: readonly KnownData[];
  /** Functions of which its customers were told that their use is restricted; earlier releases hand over none. */
  readonly restricted?: readonly string[];
  /** Its customers were told that the service is restored, and that stands; earlier releases hand over none. */
  readonly saidRestored?: boolean;
  /** From when its service is down, apart from its outages that go on; earlier releases hand over none. */
  readonly downSince?: Instant;
  /** From when to when data could be viewed there; earlier releases hand over none. */
  readonly exposures?: readonly Exposure[];
  /** When something happened to data there, of which it alone is: where the service comes in by the join. Earlier releases hand over none. */
  readonly dataPeriod?: Exposure;
  /** What of data has no known end there; earlier releases hand over none. */
  readonly ongoing?: Lasting;
  /** When each of two things began there; earlier releases hand over none. */
  readonly beginnings?: KnownBeginnings;
  /** Who set the scope, or a part of it. */
  readonly scopedBy: readonly string[];
  /** Who brought the name of the function that is stated; null for nobody. */
  readonly namedBy: string | null;
  /** `by`: the person who brought the name of the function. */
  readonly outages: readonly (Outage & { readonly by?: string })[];
  /** What people called functions that go by a key; earlier releases hand over none. */
  readonly functionTitles?: Readonly<Record<string, ContentRef>>;
  readonly measures: readonly Measure[];
}

/** Two known values that differ: which one stands now, and which one does not. */
export interface Conflict {
  readonly fact: string;
  readonly kept: Facts[string];
  readonly dropped: Facts[string];
}

/** A text of one incident and its copy beside the other; null where it was erased. */
export interface TextInto {
  readonly content: string;
  readonly into: ContentRef | null;
}

/** What people decided, filed and asked in an incident, as it goes on in the one that it is joined into. */
export interface HandedResponse {
  readonly plan: PreventionPlan | null;
  /** Waiting and approved ones; `kind`: of the duty that they are about. */
  readonly exceptions: readonly (DeviationAsked & { readonly kind: string | null })[];
  readonly reports: readonly ReportMade[];
  readonly appointed: ResponseState['appointed'];
  readonly settled: readonly SettledDuty[];
}

/** A duty that was done or waived there. `reason`: of one that was waived. */
export interface SettledDuty extends Settled {
  /** As it was there; earlier releases hand over none. */
  readonly duty?: Pick<Duty, 'id' | 'owner' | 'clause'>;
  readonly kind: string;
  readonly at: Instant;
  readonly reason: ContentRef | null;
}

/** The promise of a first notice that an incident had not kept when it was joined into another. */
export type FirstOwed = Pick<Duty, 'clause' | 'owner' | 'deadline'>;

/** What was owed when two incidents were joined. */
export interface OwedInEither {
  /** Kinds that the joined one owed: what had been decided here about the same kind was not about it. */
  readonly there: readonly string[];
  /** By when each kind was due that either owed, by the earlier of both. */
  readonly due: Readonly<Record<string, Deadline>>;
  /** What the days counted from at the join; a person may find later that it was not so. */
  readonly since: { readonly detectedAt: Instant; readonly knownAt: Instant };
  /** Exceptions that had been approved here by then, by id: they were about this incident alone. */
  readonly excepted: readonly string[];
}

/** What was known of data, oldest first: each state of it since when. */
export type KnownData = readonly { readonly at: Instant; readonly facts: Facts }[];
