import type { ContentRef } from '../../base/ledger/content.ts';
import type { GivenCommand } from '../../base/ledger/item.ts';
import type { Mismatch } from '../../base/ledger/mismatch.ts';
import type { ListedContracts, Scope } from '../../base/scope.ts';
import type { Text } from '../../base/text.ts';
import type { Instant } from '../../base/time/instant.ts';
import type { DeliveryCounts } from '../../channels/delivery/counts.ts';
import type { MailNews } from '../../channels/delivery/mail-news.ts';
import type { RecordedAcceptance } from '../../channels/delivery/proof.ts';
import type { WorkflowCommand } from '../../components/obligations/workflow-command.ts';
import type { Section, Stage } from '../../policy/shape/stages.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { SignalSeen } from '../../signal/signal.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import type { ImportedBy, Origin, Tells, Thing } from '../record/event-parts.ts';
import type { HandedOver, TextInto } from '../record/joined.ts';
import type { OpenIncident } from '../record/state.ts';
import type { Wording } from '../record/wording.ts';
import type { ReportContent, ResponseCommand } from './response-commands.ts';

/** What can be asked of an incident. Free text has already been put away as content. */
export type IncidentCommand =
  | ResponseCommand
  | WorkflowCommand
  | {
      do: 'open';
      incident: string;
      policy: string;
      title: ContentRef;
      origin: Origin;
      detectedAt: Instant;
      occurredAt: Instant | null;
      facts: Facts;
      /** What a person called the function, where a key stands for it in the facts. */
      named?: ContentRef;
      drill: boolean;
      seen?: SignalSeen;
      /** Roles that are called at once, beside the paging order. */
      call?: readonly string[];
    }
  | {
      do: 'attach-signal';
      source: string;
      signal: string;
      count: number;
      facts: Facts;
      times: StatedTimes;
      seen?: SignalSeen;
      /** Its source was well before. */
      again?: boolean;
      /** It is a test, or is none. */
      drill?: boolean;
      /** Roles that are called at once for each such signal. */
      call?: readonly string[];
    }
  | { do: 'acknowledge'; page: string | null }
  /** `listed`: the function that is named is one of the policy's or of the register's. */
  | {
      do: 'assess';
      facts: Facts;
      times: StatedTimes;
      /** The one of two things that the times are of, as in the event. */
      of?: Thing;
      overrule: { level: string; reason: ContentRef } | null;
      /** Why known facts or times are taken back, or made milder. */
      reason?: ContentRef;
      listed?: boolean;
      by?: string;
      title?: ContentRef;
    }
  /** `listed`, `by` and `title`: as in the event. */
  | {
      do: 'record-outage';
      function: string;
      from: Instant;
      to: Instant | null;
      listed?: boolean;
      by?: string;
      title?: ContentRef;
    }
  /** The outage of this function that began then was recorded by mistake. */
  | { do: 'withdraw-outage'; function: string; from: Instant; reason: ContentRef }
  /** `told`: notices whose sealed recipients hold every customer of the audience. */
  | { do: 'scope'; audience: Scope; calls: Scope | null; told?: readonly string[]; reason?: ContentRef }
  | {
      do: 'draft';
      stage: Stage;
      author: string | null;
      text: ContentRef;
      sections: readonly Section[];
      limited: { reason: ContentRef; withheld: readonly Section[] } | null;
      corrects: string | null;
      /** Seq of the state that the text was made from; the newest if absent. */
      basedOn?: number;
      wording?: Wording | undefined;
      /** Authors of drafts before it whose sentences still stand in it. */
      coauthors?: readonly string[];
      /** What the text tells; if absent, what is known now. */
      tells?: Tells;
      /** Why it takes the place of one that is approved. */
      reason?: ContentRef;
      /** Who brought the customers that there are now, as far as known: nobody asks them to approve it. */
      imported?: ImportedBy;
    }
  | { do: 'recheck-audience' }
  /** `basedOn`: seq of the state whose scope, and not older customers, the audience was made from; the newest if absent. */
  /** `leftOut`: customers whom an earlier notice was sent to and whom this one does not reach. */
  /** Of a notice that went out only `fallenOut` is recorded. */
  | {
      do: 'seal-audience';
      notice: string;
      digest: string;
      count: number;
      seal?: string;
      basedOn?: number;
      imported?: ImportedBy;
      leftOut?: ListedContracts;
      /** Contracts that the scope names and that have ended, or left the register: the notice does not reach them. */
      ended?: readonly string[];
      /** Others whom the scope meant when the incident was opened, or since, and who are not in the audience. */
      fallenOut?: ListedContracts;
      /** Recipients who have no mail address. */
      withoutAddress?: ListedContracts;
    }
  | { do: 'approve'; notice: string; text: string; audience: string; reason?: ContentRef }
  | { do: 'reject'; notice: string; reason: ContentRef }
  | { do: 'cancel'; notice: string; reason?: ContentRef }
  /** `report`: what a report to an authority said. */
  | { do: 'complete'; duty: string; evidence: ContentRef | null; report?: ReportContent | null }
  | { do: 'waive'; duty: string; reason: ContentRef }
  /** `seal`: digest of how the audience was sealed, from which on outcomes are proven. */
  | { do: 'start-delivery'; notice: string; seal?: string }
  | { do: 'pause-delivery'; notice: string; why: string; until: Instant | null }
  | { do: 'resume-delivery'; notice: string }
  | {
      do: 'finish-delivery';
      notice: string;
      counts: DeliveryCounts;
      finishedAt: Instant;
      /** Whom it did not reach, or may not have; if absent, as many as the counts say. */
      unreached?: { readonly failed: ListedContracts; readonly unknown: ListedContracts };
      /** Outcomes that the ledger does not stand for yet. */
      recorded?: RecordedAcceptance;
    }
  | { do: 'announce-sender'; notice: string; key: string }
  | { do: 'record-outcomes'; notice: string; recorded: RecordedAcceptance }
  | { do: 'record-news'; notice: string; news: MailNews }
  | { do: 'record-unreached'; notice: string; contracts: readonly string[] }
  /** Somebody told these customers in another way, whom the notice did not reach. */
  | { do: 'record-told'; notice: string; contracts: readonly string[]; evidence: ContentRef | null }
  /** What was read by reference is not what the ledger names. `notice`: whose delivery would have used it. */
  | { do: 'record-mismatch'; mismatch: Mismatch; notice: string | null }
  /** `into`: how the other incident stands. The reason is put away for each of the two, words of signals for the other one. */
  | {
      do: 'join';
      into: { incident: string; status: OpenIncident['status']; drill: boolean };
      reason: ContentRef;
      reasonInto: ContentRef;
      seenInto?: readonly SignalSeen[];
      textsInto?: readonly TextInto[];
      functionsInto?: Readonly<Record<string, string>>;
    }
  | { do: 'merge'; from: HandedOver }
  | { do: 'finish-join' }
  | { do: 'withdraw-join'; reason: Text }
  | { do: 'close'; reason: ContentRef | null }
  | { do: 'reopen'; reason: ContentRef };

/** A command to an incident with who gave it and when. */
export type CommandEnvelope = GivenCommand<IncidentCommand>;
