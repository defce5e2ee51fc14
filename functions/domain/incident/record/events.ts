import type { ContentRef } from '../../base/ledger/content.ts';
import type { Mismatch } from '../../base/ledger/mismatch.ts';
import type { Scope } from '../../base/scope.ts';
import type { Text } from '../../base/text.ts';
import type { Instant } from '../../base/time/instant.ts';
import type { ExecutionEvent } from '../../components/executions.ts';
import type { PageEvent } from '../../components/paging/page.ts';
import type { Assessment } from '../../rules/assessment/assessment.ts';
import type { Exposure, Lasting } from '../../rules/facts/tellable.ts';
import type { Facts, FactValue } from '../../rules/facts/values.ts';
import type { SignalSeen } from '../../signal/signal.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import type { Recovery } from './courses.ts';
import type { IncidentDutyEvent } from './duty.ts';
import type { KeptPeriods, Origin, Thing, WeighedReport } from './event-parts.ts';
import type { Conflict, FirstOwed, JoinAsked, KnownData, OwedInEither } from './joined.ts';
import type { NoticeEvent } from './notice-events.ts';
import type { PageAbout, PageWhy } from './page.ts';
import type { ResponseEvent } from './response-events.ts';
import type { SourceHeard } from './source-heard.ts';
import type { KnownBeginnings, ToldRecord } from './told-record.ts';

/** Everything that can happen to an incident. Past tense; nothing here is ever changed or removed. */
export type IncidentEvent =
  | ResponseEvent
  | ExecutionEvent
  | IncidentDutyEvent
  | PageEvent<PageWhy, PageAbout>
  | {
      type: 'incident.opened';
      incident: string;
      policy: string;
      title: ContentRef;
      origin: Origin;
      detectedAt: Instant;
      occurredAt: Instant | null;
      drill: boolean;
      /** The signal that opened it. Streams of the first releases lack it. */
      seen?: SignalSeen;
    }
  | {
      type: 'signal.attached';
      source: string;
      signal: string;
      count: number;
      seen?: SignalSeen;
      /** It fires although all had been well again. */
      again?: boolean;
      /** What fires again is of data that lay open for a period a person stated: nothing that was restored failed. */
      ofPeriod?: true;
      /** The level that a person set before is none of the new disturbance. */
      lapsed?: boolean;
      /** What its source states otherwise than before, whether or not that is what stands; earlier releases lack it. */
      facts?: Facts;
      /** When all was well by its source, also while another one fires; earlier releases lack it. */
      restoredAt?: Instant;
    }
  /**
   * `basis`: they follow from recorded outages; missing, they were stated as times. `reason`: why known ones were taken back. `of`: the one of
   * two things that they are of; missing, the occurrence is of what began first, and an end before the service was disturbed is of the data.
   * `before`: when the service failed after the restoration, that of the one before. `until`: of data begun nobody knows when; not in earlier releases.
   */
  | {
      type: 'times.stated';
      times: StatedTimes;
      basis?: 'outages';
      reason?: ContentRef;
      of?: Thing;
      before?: Instant;
      until?: true;
    }
  /**
   * `listed`: the function that is named is called so by the policy, so that its name is nobody's own words. `by`: who
   * imported the register that alone has the name. `title`: the words of a person, where a key stands for them. `reason`: why known
   * facts were taken back, or made milder. `over`: no effect on the service means that it is over with the restoration, by whichever
   * fact; earlier releases mean that by `service.felt` alone. `before`: that restoration lies before this failure of the service, of whose
   * effect the facts say nothing then. Periods: the service is concerned from now on, and what was stated as occurrence and restoration
   * is from when to when something happened to data.
   */
  | ({
      type: 'facts.stated';
      facts: Facts;
      listed?: boolean;
      by?: string;
      title?: ContentRef;
      reason?: ContentRef;
      over?: true;
      before?: Instant;
    } & Partial<KeptPeriods>)
  | { type: 'level.overruled'; level: string; reason: ContentRef }
  | { type: 'incident.assessed'; assessment: Assessment }
  /** The reports whose standing changed; one that is not owed is a decision too, with its reasons. */
  | { type: 'reports.weighed'; reports: readonly WeighedReport[] }
  | ({
      type: 'outage.recorded';
      function: string;
      from: Instant;
      to: Instant | null;
      /** Who brought the name: in an incident that was joined into this one, or with the register. */
      by?: string;
      listed?: boolean;
      /** The words of a person, where `function` is a key. */
      title?: ContentRef;
      /** It began after all had been well. */
      again?: true;
      /** It was over before the occurrence that had been stated: the disturbance began with it. */
      begins?: true;
      // It brings the service in: see `facts.stated`.
    } & Partial<KeptPeriods>)
  /** An outage that was recorded by mistake. */
  | { type: 'outage.withdrawn'; function: string; from: Instant; reason: ContentRef }
  /** `joined`: who brought in the scope of an incident that was joined into this one; those who set the one before remain. */
  | {
      type: 'audience.scoped';
      audience: Scope;
      calls: Scope | null;
      joined?: readonly string[];
      /** Notices that went out, each to all customers whom this scope means, whatever scope it was sealed for. */
      told?: readonly string[];
      /** In the words of the person, where they gave one. */
      reason?: ContentRef;
    }
  /** `about`: absent where there is nothing to tell, and in pages of earlier releases. */
  | NoticeEvent
  /** What was read by reference is not what the ledger names; nothing was made of it. */
  | { type: 'content.mismatch'; mismatch: Mismatch; stopped: string | null }
  /** Somebody says that this incident is part of another, which is asked to take over. */
  | ({ type: 'join.requested' } & JoinAsked)
  /** The other incident would not. */
  | { type: 'join.withdrawn'; into: string; reason: Text }
  /** The other incident took over, and this one ended. `outlives`: calls to customers whom its notices did not reach, which go on. */
  | { type: 'incident.joined'; into: string; by: string; reason: ContentRef; outlives?: readonly string[] }
  /** This incident took over what another one knew: the facts and times that changed by it. */
  | {
      type: 'incident.merged';
      incident: string;
      by: string;
      reason: ContentRef;
      signals: number;
      sources: readonly string[];
      facts: Facts;
      byPeople: readonly string[];
      conflicts: readonly Conflict[];
      /** From when to when data could be viewed, as either knew it, and what has no end; an earlier release made one of several. */
      exposure?: Exposure;
      exposures?: readonly Exposure[];
      ongoing?: Lasting;
      /** When what happened to data and the service disturbance began, where that is not one moment; absent in earlier releases. */
      beginnings?: KnownBeginnings;
      /** All that counts as taken back from now on, of both; absent where an earlier release joined: what stood here stands. */
      withdrawn?: Facts;
      times: StatedTimes;
      timesByPeople: readonly string[];
      /** Those of `times` that follow from the outages there; ledgers of earlier releases lack it. */
      timesByOutages?: readonly string[];
      seen?: readonly SignalSeen[];
      /** How each source of both stands; ledgers of earlier releases lack it. */
      heard?: readonly SourceHeard[];
      /** What the customers of the other incident had been told; ledgers of earlier releases lack it. */
      told?: readonly ToldRecord[];
      /** The first notice that was owed there and had not gone out. */
      firstOwed?: FirstOwed;
      /** Customers of the other incident waited for what comes of the investigation; ledgers of earlier releases lack it. */
      awaitsResult?: true;
      /** Since when what the law asks for was owed in one of the two, by kind; ledgers of earlier releases lack it. */
      owedSince?: Readonly<Record<string, Instant>>;
      /** What either owed, and by when; ledgers of earlier releases lack it. */
      owed?: OwedInEither;
      /** One of the scopes, or each, named only some customers, and the two as one are all; ledgers of earlier releases lack it. */
      widened?: true;
      /** What was known of data there, and in incidents joined into it before; ledgers of earlier releases lack it. */
      knownData?: readonly KnownData[];
      /** What joins before had left unknown there; ledgers of earlier releases lack it. */
      leftOpen?: Readonly<Record<string, readonly FactValue[]>>;
      /** What both knew otherwise, or joins before did, with the value that stands: none of them is wrong. Ledgers of earlier releases lack it. */
      differing?: Readonly<Record<string, readonly FactValue[]>>;
      /** Restorations there that did not last, while the service was well here as well; ledgers of earlier releases lack it. */
      recovered?: readonly Recovery[];
      /** Functions of which customers there were told that their use is restricted; ledgers of earlier releases lack it. */
      restricted?: readonly string[];
      /** What had come back here so far was of data alone, and no failure of the service; ledgers of earlier releases lack it. */
      wasOfData?: true;
      /** When the service failed again there, of which its customers were not told. */
      failedAgain?: Instant;
      /** From when the service is down in one of the two, apart from outages that go on; ledgers of earlier releases lack it. */
      downSince?: Instant;
      /** Its customers were told that the service is restored, and that stood there. */
      saidRestored?: boolean;
      /** It brings a disturbance that was over before the one that customers were told; ledgers of earlier releases lack it. */
      preceded?: true;
      /** Whether the occurrence that stands now is not that of the service disturbance; ledgers of earlier releases lack it. */
      isOccurrenceApart?: boolean;
      /** Who named the function there; null for nobody. Absent where an earlier release joined: it counts as `by`. */
      namedBy?: string | null;
      /** The words for keys of functions, as they stand beside this incident. */
      functionTitles?: Readonly<Record<string, ContentRef>>;
    }
  /** `outlives`: duties that go on after the closing. */
  | { type: 'incident.closed'; by: string; reason: ContentRef | null; outlives?: readonly string[] }
  /** Earlier releases took no reason. */
  | { type: 'incident.reopened'; by: string; reason: ContentRef | null };
