import type { ContentRef } from '../../base/ledger/content.ts';
import type { Mismatch } from '../../base/ledger/mismatch.ts';
import type { ListedContracts, Scope } from '../../base/scope.ts';
import type { Instant } from '../../base/time/instant.ts';
import type { DeliveryCounts } from '../../channels/delivery/counts.ts';
import type { DeliveryProof } from '../../channels/delivery/proof.ts';
import type { WithExecutions } from '../../components/executions.ts';
import type { WithDuties } from '../../components/obligations/duties.ts';
import type { Section, Stage } from '../../policy/shape/stages.ts';
import type { Assessment } from '../../rules/assessment/assessment.ts';
import type { Disruption, ToldTimes } from '../../rules/facts/tellable.ts';
import type { Facts, FactValue } from '../../rules/facts/values.ts';
import type { SignalSeen } from '../../signal/signal.ts';
import type { ReportedBy } from './caller.ts';
import type { Courses, Recovered, Recurrence } from './courses.ts';
import type { IncidentDuty } from './duty.ts';
import type { ImportedBy, Origin, Tells, WeighedReport, WithdrawnBecause } from './event-parts.ts';
import type { JoinAsked, KnownData } from './joined.ts';
import type { LapsedApproval } from './lapsed-approval.ts';
import type { MergedIncident } from './merged.ts';
import type { NoticeStatus } from './notice-status.ts';
import type { IncidentPage } from './page.ts';
import type { ResponseState } from './response-state.ts';
import type { SourceHeard } from './source-heard.ts';
import type { KnownOutage } from './told-record.ts';
import type { Wording } from './wording.ts';

/** A frozen list of recipients. */
export interface SealedAudience {
  readonly digest: string;
  readonly count: number;
  /** Digest of how it was sealed; absent where an earlier release sealed it. */
  readonly seal?: string | undefined;
  /** The person who imported the customers it was made from, and when; absent for the system, a drill, and earlier releases. */
  readonly imported?: ImportedBy | undefined;
  /** The scope that it was made for. */
  readonly scope: Scope;
  /** Customers whom an earlier notice was sent to and who are not in it; absent where there are none. */
  readonly leftOut?: ListedContracts | undefined;
  /** Contracts that the scope names and that have ended; others whom it meant at the opening, or since, and who are not in it. */
  readonly ended?: readonly string[] | undefined;
  readonly fallenOut?: ListedContracts | undefined;
  /** Of its recipients those who have no mail address; absent for none, and where an earlier release sealed it. */
  readonly withoutAddress?: ListedContracts | undefined;
}

/** What a person put before customers, beside the drafts: a function's name, who is told, or a plan that notices carry. */
export type Contribution = { readonly by: string; readonly seq: number; readonly at: Instant } & (
  | { readonly what: 'function'; readonly name: string }
  /** `joined`: it widened the scope before it, and did not take its place. */
  | { readonly what: 'scope'; readonly joined?: true }
  | { readonly what: 'plan'; readonly plan: string }
);

/** A customer whom a notice did not reach and whom somebody told in another way. */
export interface ToldOtherwiseBy {
  readonly contract: string;
  /** Null: nobody of the team. */
  readonly by: string | null;
  readonly at: Instant;
  /** How, in their words. */
  readonly evidence: ContentRef | null;
}

/** What customers are told, from its draft to its last delivery. */
export interface Notice {
  readonly id: string;
  readonly stage: Stage;
  /** The n-th notice of this incident that goes out: 第 n 報. A draft that is replaced hands its number on. */
  readonly number: number;
  /** Null: drafted by the system. */
  readonly author: string | null;
  /** Whose sentences of earlier drafts still stand in it. */
  readonly coauthors: readonly string[];
  readonly text: ContentRef;
  readonly sections: readonly Section[];
  readonly limited: { readonly reason: ContentRef; readonly withheld: readonly Section[] } | null;
  readonly corrects: string | null;
  readonly draftedAt: Instant;
  /** Seq of the state that the text was made from. */
  readonly basedOn: number;
  /** Null where an earlier release drafted it. */
  readonly wording: Wording | null;
  readonly status: NoticeStatus;
  readonly audience: SealedAudience | null;
  /** The customers or the scope changed since the audience was sealed: it must be sealed again. */
  readonly outdated: boolean;
  /** Seq of the newest such change; 0 if there was none. An audience made from an older state is not taken. */
  readonly outdatedSeq: number;
  readonly approval: { readonly by: string; readonly at: Instant; readonly sendAt: Instant } | null;
  /** The newest approval that does not count any more: whose it was, why, and what the person who brought it about stated. */
  readonly fell: LapsedApproval | null;
  /** The notice in whose place it stood, or that went out before it; null unless it is `superseded`. */
  readonly supersededBy: string | null;
  /** Why the system gave it up unsent; null unless it is `withdrawn`. */
  readonly withdrawn: WithdrawnBecause | null;
  /** Why an approver sent it back, who and when. */
  readonly rejection: { readonly by: string; readonly at: Instant; readonly reason: ContentRef } | null;
  readonly startedAt: Instant | null;
  /** What the ledger knows of the outcomes; null before the start, and where an earlier release started it. */
  readonly proof: DeliveryProof | null;
  readonly finishedAt: Instant | null;
  readonly counts: DeliveryCounts | null;
  readonly pause: { readonly why: string; readonly until: Instant | null } | null;
  readonly tells: Tells;
  readonly times: ToldTimes;
  /** The functions that it names; absent where it speaks of none. */
  readonly functions?: readonly string[];
  /** Each disturbance as it gives it, oldest first; empty where it gives none, or only their number. */
  readonly course: readonly Disruption[];
  /** The outages on record when it was drafted. */
  readonly outages: readonly KnownOutage[];
  /** Everybody told by it: the scope that it was sent for, and those of the notices before. Empty until it is sent. */
  readonly scopes: readonly Scope[];
  /** It says when the service was restored, or that it is. */
  readonly saysRestored: boolean;
  /** Contracts that were ever found unreached by it. */
  readonly listed: readonly string[];
  /** Whom it did not reach and whom nobody has seen to since. */
  readonly unreached: { readonly failed: ListedContracts; readonly unknown: ListedContracts };
  /** Seq of the item by which its delivery ended; 0 before. */
  readonly finishedSeq: number;
  /** It had reached everybody before a mail came back: that owes a call, and undoes nothing. */
  readonly wasReached: boolean;
  /** When the last of those it did not reach were seen to, and whether all of them were told. */
  readonly reachedOtherwise: { readonly at: Instant; readonly all: boolean } | null;
  /** Of those the ones whom somebody told one by one, with who and when; absent for none. */
  readonly told?: readonly ToldOtherwiseBy[];
  /** Those of them whom somebody decided not to tell; absent for none. */
  readonly notCalled?: ListedContracts;
}

interface StreamHead extends WithExecutions {
  readonly stream: string;
  /** The seq and time of the newest item. */
  readonly seq: number;
  readonly head: string;
  readonly at: Instant;
  /** Ids of the commands already appended. */
  readonly commands: ReadonlySet<string>;
}

export interface OpenIncident extends StreamHead, WithDuties<IncidentDuty> {
  /** `joined`: it ended as part of another incident, where everything goes on. */
  readonly status: 'open' | 'closed' | 'joined';
  readonly id: string;
  /** Digest of the policy it was opened under; every step loads by it. */
  readonly policy: string;
  readonly title: ContentRef;
  readonly origin: Origin;
  readonly signals: number;
  /** The newest of them with their own words, oldest first. */
  readonly seen: readonly SignalSeen[];
  /** Who acted as signals tell, such as a login: each with their newest one and when it came in. */
  readonly callers: readonly ReportedBy[];
  /** Sources whose signals belong to it: its own, and those of incidents that were joined into it. */
  readonly sources: readonly string[];
  /** How each of them stands by its signals. */
  readonly heard: readonly SourceHeard[];
  readonly drill: boolean;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  /** Duties that go on although the incident is closed. */
  readonly outlives: readonly string[];
  readonly occurredAt: Instant | null;
  /** Seq of the item that stated the occurrence; 0 for the opening. */
  readonly occurredSeq: number;
  /** Whose the occurrence and the restoration are, and what each of the two things has by itself. */
  readonly courses: Courses;
  readonly detectedAt: Instant;
  readonly restoredAt: Instant | null;
  /** Seq of the item that stated the restoration, or took it back; 0 for none. */
  readonly restoredSeq: number;
  /** The newest time that a source fired again; null if none did. */
  readonly firedAgain: Recurrence | null;
  /** The newest before which the service had been well for long enough to be another outage. */
  readonly brokeAgain: Recurrence | null;
  /** When the service of one of two joined incidents was down apart from the outages on record; null where it was not. */
  readonly downApart: Omit<KnownOutage, 'function'> | null;
  /** Restorations that did not last, oldest first. */
  readonly recovered: readonly Recovered[];
  /** Null: not stated; the detection stands in. */
  readonly knownAt: Instant | null;
  readonly facts: Facts;
  readonly knownData: KnownData;
  /** What facts that are unknown were known as before: duties that were owed by it stand until something excludes them. */
  readonly withdrawn: Facts;
  /** What a join left unknown, and a cause that both knew otherwise, with each value that was known of one of the two: none is wrong. */
  readonly leftOpen: Readonly<Record<string, readonly FactValue[]>>;
  /** Facts that a person stated; a signal does not change them. */
  readonly statedByPeople: ReadonlySet<string>;
  /** Seq of the newest item in which a person stated the kind of cause; 0 for none. */
  readonly causeSeq: number;
  /**
   * From the item of which failure on there was no effect on the service, as stated; 0: there never was one. Null where nobody denies it.
   */
  readonly deniedFrom: number | null;
  /** The incident's moments that a person stated: a signal leaves them as they are. */
  readonly timesByPeople: ReadonlySet<string>;
  /** Those among them that follow from recorded outages, and move with them. */
  readonly timesByOutages: ReadonlySet<string>;
  /** Seq of the newest item that changed what a notice tells: facts, times, level, outages. */
  readonly toldSeq: number;
  /** Seq of the newest item that recorded a measure as carried out of which notices tell by themselves; 0 for none. */
  readonly measuredSeq: number;
  readonly assessment: Assessment;
  /** Every report of the policy as it stands, in policy order. */
  readonly reports: readonly WeighedReport[];
  readonly overruled: { readonly level: string; readonly reason: ContentRef } | null;
  readonly outages: readonly KnownOutage[];
  /** What people called the functions that go by a key. */
  readonly functionTitles: Readonly<Record<string, ContentRef>>;
  /** What people put before customers without drafting, oldest first. */
  readonly contributions: readonly Contribution[];
  readonly audience: Scope;
  readonly calls: Scope | null;
  readonly response: ResponseState;
  readonly pages: readonly IncidentPage[];
  readonly notices: readonly Notice[];
  /** What was found to be otherwise than the ledger names it, each once. */
  readonly mismatches: readonly Mismatch[];
  /** Asked to be joined into another incident, or (status `joined`) part of it. */
  readonly join: JoinAsked | null;
  /** The incidents that were joined into it. */
  readonly merged: readonly MergedIncident[];
}

/** `none` before the first event. */
export type IncidentState = (StreamHead & { readonly status: 'none' }) | OpenIncident;
