import type { ContentRef } from '../../base/ledger/content.ts';
import type { Scope } from '../../base/scope.ts';
import type { Language, Text } from '../../base/text.ts';
import type { Instant } from '../../base/time/instant.ts';
import type { Stage } from '../../policy/shape/stages.ts';
import type { Tellable } from '../facts/tellable.ts';
import type { Facts } from '../facts/values.ts';
import type { IncidentTimes } from './moments.ts';

/** How a due time came about, a line a step, in every language: `detected 17:50 in support hours`, `+ 1 h`. */
export type Derivation = Readonly<Record<Language, readonly string[]>>;

/** A due time with its derivation. `at` null: owed without a number. */
export interface Deadline {
  readonly at: Instant | null;
  readonly derivation: Derivation;
  /** An aim of our own where nothing is promised by number: reminders count from it, missing it breaks no promise. */
  readonly target?: Instant;
  /** The text aims at this time: past it an aim is missed, and no promise broken. */
  readonly aim?: true;
}

export type DutyStatus = 'open' | 'met' | 'missed' | 'late' | 'waived' | 'void';

/**
 * Something owed by a time. `missedAt` and `metAt` are frozen when they happen: no later edit of a calendar
 * or a time rewrites them.
 */
export interface Duty {
  /** Unique in its incident: the kind, and `#n` for the n-th of that kind from the second on. */
  readonly id: string;
  readonly kind: string;
  readonly clause: string;
  /** A role of the policy. */
  readonly owner: string;
  /** From 1; each move of the due time makes the next. */
  readonly revision: number;
  readonly openedAt: Instant;
  readonly deadline: Deadline;
  readonly status: DutyStatus;
  readonly metAt: Instant | null;
  readonly missedAt: Instant | null;
  /** Why it is void (our words) or was waived (a person's, kept as content). */
  readonly reason: Text | ContentRef | null;
  /** Who stated what made it void, and the reason they gave; null where nobody did. */
  readonly voided: { readonly by: string; readonly why: ContentRef | null } | null;
  /** Why it is owed, where its kind does not say. */
  readonly because: Text | null;
  /** The stage of the notice it asks for, where its kind leaves that open. */
  readonly stage: Stage | null;
  /** The notice that it is about. */
  readonly subject: string | null;
  /** When what it took over from a duty of another stage came up, which its time counts from. */
  readonly arisenAt?: Instant;
  /** Since when it is owed to those alone whom notices did not reach: the others were told. */
  readonly toldReadersAt?: Instant;
  /** Of a restriction of use that was carried out. */
  readonly restricts?: Restricts;
  /** Of a lift that was carried out: the restrictions, by their duties, that it ended. */
  readonly lifts?: readonly string[];
  /** How it was met or waived: when, by which person (null: the system), by which notice, and what was told or known by then. */
  readonly settled: {
    readonly at: Instant;
    readonly by: string | null;
    readonly notice: string | null;
    readonly facts: Facts;
    /** Whom it covers: who was told, or whom it concerned when a person settled it. */
    readonly scopes: readonly Scope[];
    /** The moments, functions and disturbances that were told or known by then; absent where it was settled in a joined incident. */
    readonly told?: Omit<Tellable, 'facts'>;
    /** The moments of the incident as they were known then, by which its time counted; absent in the same case. */
    readonly moments?: Pick<IncidentTimes, 'occurredAt' | 'detectedAt' | 'knownAt'>;
  } | null;
}

/** What one restriction of use is of: the functions that were on record when it was carried out. */
export interface Restricts {
  /** Of the outages recorded by then. One that was withdrawn since is no longer meant. */
  readonly recorded: readonly string[];
  /** As stated at that time; later statements do not change it. */
  readonly stated: readonly string[];
}
