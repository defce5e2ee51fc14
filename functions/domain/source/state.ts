import type { ContentRef } from '../base/ledger/content.ts';
import type { Instant } from '../base/time/instant.ts';
import type { StatedTimes } from '../signal/stated-times.ts';

/** What was made of a signal that the source recorded. */
export interface TakenSignal {
  readonly outcome: 'opened' | 'attached' | 'restored' | 'ended' | 'coalesced' | 'muted';
  readonly incident: string | null;
  /** What it states about the incident's times. */
  readonly times: StatedTimes;
  /** Older than what was known: its facts are not stated. */
  readonly isLate?: boolean;
  /** The source was well before. */
  readonly again?: boolean;
}

/** A signal that fires and calls nobody yet. */
interface MutedSignal {
  readonly signal: string;
  /** When it is looked at again: the end of the mute, or a day after the signal where that is not known. */
  readonly until: Instant;
}

/** The newest time that it fired with its notifications switched off: for people to look up. */
export interface Mute {
  /** When it began to fire. */
  readonly since: Instant;
  /** The end of the mute, as the source told it; null where it told none. */
  readonly until: Instant | null;
  /** What the alarm is called and what mutes it; null for what earlier releases recorded. */
  readonly words: ContentRef | null;
  /** It is well again, watches no more, or people were called. Null: it fires and calls nobody. */
  readonly over: { readonly how: 'restored' | 'ended' | 'called'; readonly at: Instant } | null;
}

/** One source as its stream tells it. */
export interface SourceState {
  readonly stream: string;
  readonly seq: number;
  readonly head: string;
  readonly at: Instant;
  readonly commands: ReadonlySet<string>;
  /** The open incident that its signals belong to; null when there is none. */
  readonly incident: string | null;
  /** The newest incident, open or closed. */
  readonly newest: string | null;
  readonly condition: 'firing' | 'restored' | 'ended' | null;
  /** When the source itself last changed, by its own clock: signals may arrive in another order. */
  readonly changedAt: Instant;
  /** The earliest moment that a signal of the newest incident told. */
  readonly beganAt: Instant | null;
  /** When it became well again; null while it fires. */
  readonly restoredAt: Instant | null;
  /** Digest of the facts its newest signal stated. */
  readonly facts: string | null;
  /** When a repeat was last attached. */
  readonly repeatedAt: Instant | null;
  /** Repeats before this moment are not recorded. */
  readonly quietUntil: Instant | null;
  /** What fires while its notifications are switched off; null when nothing does. */
  readonly muted: MutedSignal | null;
  /** Its newest mute, over or not; null when it never fired muted. */
  readonly mute: Mute | null;
  /** The signals recorded here, so that a repeated command finishes what an earlier one began. */
  readonly taken: ReadonlyMap<string, TakenSignal>;
}
