import type { WithdrawnBecause } from '../incident/record/event-parts.ts';
import type { Section, Stage } from '../policy/shape/stages.ts';
import type { DutyStatus } from '../rules/deadline/duty.ts';
import type { ResponseReport } from './response-report.ts';

/** A duty as people and programs are shown it; times carry the policy's offset, whole seconds. */
export interface DutyReport {
  /** Its kind, and from the second of a kind on `#2`, `#3` …: what commands take. */
  readonly id: string;
  readonly kind: string;
  /** What it is called, in the language asked for. */
  readonly title: string;
  readonly clause: string;
  readonly owner: string;
  /** What the role that owes it is called, in the language asked for. */
  readonly ownerTitle: string;
  readonly openedAt: string;
  readonly dueAt: string | null;
  /** The due time or target in words, in the language asked for. */
  readonly due: string;
  readonly metAt: string | null;
  readonly missedAt: string | null;
  readonly status: DutyStatus;
  /** The text aims at the time: past it an aim is missed, and no promise broken. */
  readonly aim: boolean;
  readonly reason: string | null;
  /** Why it is owed, or owed again, where its kind does not say. */
  readonly because: string | null;
  /** The stage of the notice it asks for, where its kind leaves that open. */
  readonly stage: Stage | null;
  /** It was mailed to all who can read it, and is owed to those alone whom somebody has to call. */
  readonly waitsForCall: boolean;
  /** Contracts of those to be called; empty for any other duty. */
  readonly contracts: readonly string[];
  /** Whether it goes on after its incident was closed. */
  readonly outlives: boolean;
  readonly derivation: readonly string[];
  /** Met in time, and late by the moments on record now: when it would have been due, and that in words. Null for any other. */
  readonly lateByNow: { readonly dueAt: string; readonly words: string } | null;
}

export interface NoticeReport {
  readonly id: string;
  readonly stage: Stage;
  readonly number: number;
  readonly status: string;
  /** The notice that took the place of this draft, or went out before it; null unless it is `superseded`. */
  readonly supersededBy: string | null;
  /** Why the system gave the draft up; null unless it is `withdrawn`. */
  readonly withdrawn: WithdrawnBecause | null;
  readonly author: string | null;
  readonly approvedAt: string | null;
  readonly approvedBy: string | null;
  readonly holding: boolean;
  readonly audience: number;
  readonly sent: number;
  readonly rejected: number;
  readonly suppressed: number;
  readonly unknown: number;
  readonly pending: number;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly digest: string;
  /** Why, and which sections are kept from what is told; null for a notice in full. FC-5. */
  readonly limited: { readonly reason: string | null; readonly withheld: readonly Section[] } | null;
}

/** A signal with its own words; an erased one keeps its time and state. */
export interface SignalReport {
  readonly at: string;
  readonly name: string;
  readonly state: 'firing' | 'restored' | 'ended' | 'unreadable';
  readonly reason: string | null;
  readonly description: string | null;
}

/** What the law and the policy's promises ask to be reported, and which statutes the policy leaves out. */
export interface LawReport {
  /** Reports that are owed, may be owed, or wait for a question; `items`: what recorded facts already answer of the nine items. */
  readonly filings: readonly {
    readonly report: string;
    readonly title: string;
    readonly standing: string;
    readonly missing: readonly string[];
    readonly items: Readonly<Record<string, string>>;
  }[];
  /** Statutes and bodies' rules that the policy was compiled with, each with the report that satisfies it. */
  readonly applies: readonly {
    readonly statute: string;
    readonly report: string;
    readonly title: string;
    readonly strength: 'must' | 'consider';
    /** The clause of the company's own promise for the same report. */
    readonly promise: string | null;
  }[];
  readonly leftOut: readonly { readonly statute: string; readonly reason: string; readonly by: string }[];
}

/** An incident as the API, the console and the rehearsal show it. */
export interface IncidentReport {
  readonly id: string;
  /** Of the newest item of its record: what `opened` of a request that was written from this report says. */
  readonly seq: number;
  readonly title: string;
  readonly status: 'open' | 'closed' | 'joined';
  /** The incident that this one is part of by now; null unless it was joined. */
  readonly joinedInto: string | null;
  /** The incidents that were joined into this one. */
  readonly joinedFrom: readonly string[];
  readonly drill: boolean;
  /** The newest signals, oldest first. */
  readonly signals: readonly SignalReport[];
  /** The version it was opened under and keeps. */
  readonly policy: { readonly name: string; readonly version: number; readonly digest: string };
  /** Of the times in sentences, such as derivations and the timeline; moments carry their offset. FL-5. */
  readonly zone: string;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly occurredAt: string | null;
  /** When what happened to data and the service disturbance began, where those are two moments: the earlier is `occurredAt`. */
  readonly beginnings: { readonly data: string | null; readonly service: string | null } | null;
  readonly detectedAt: string;
  /** When the company knew of it, where that was stated; legal terms count from then. */
  readonly knownAt: string | null;
  readonly restoredAt: string | null;
  readonly level: string | null;
  readonly categories: readonly string[];
  readonly notify: boolean | null;
  readonly clauses: readonly string[];
  readonly missing: readonly string[];
  /** What stands on record and cannot all be so, in words; the graver counts until people decide. */
  readonly contradictions: readonly string[];
  readonly duties: readonly DutyReport[];
  readonly notices: readonly NoticeReport[];
  readonly outages: readonly { readonly function: string; readonly from: string; readonly to: string | null }[];
  readonly response: ResponseReport;
  readonly law: LawReport;
  readonly ledger: LedgerReport;
}

/** What is known of the record itself: `intact` says no more than what `checked` names. */
interface LedgerReport {
  readonly items: number;
  readonly head: string;
  readonly intact: boolean;
  /**
   * The chain: that each item follows from the one before. In a list the head alone: that what is shown was made from the newest item.
   * The end of the chain, texts, recipients and policy are compared by `hikeshi verify` alone.
   */
  readonly checked: 'chain' | 'head';
}
