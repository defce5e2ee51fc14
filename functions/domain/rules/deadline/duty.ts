import type { ContentRef } from '../../base/ledger/content.ts';
import type { Language, Text } from '../../base/text.ts';
import type { Instant } from '../../base/time/instant.ts';

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
 * Something owed by a time, in any stream. `missedAt` and `metAt` are frozen when they happen: no later edit of a calendar
 * or a time rewrites them.
 */
export interface Duty {
  /** Unique in its stream: the kind, and `#n` for the n-th of that kind from the second on. */
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
  /** When what it took over came up, which its time counts from. */
  readonly arisenAt?: Instant;
  /** When and by which person (null: the system) it was met or waived. */
  readonly settled: { readonly at: Instant; readonly by: string | null } | null;
}
