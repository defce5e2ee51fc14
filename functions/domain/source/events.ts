import type { ContentRef } from '../base/ledger/content.ts';
import type { Instant } from '../base/time/instant.ts';
import type { StatedTimes } from '../signal/stated-times.ts';

/** What the stream of one source records: which signal opened or joined which incident. Past tense, never changed. */
export type SourceEvent =
  | {
      type: 'signal.opened';
      signal: string;
      incident: string;
      changedAt: Instant;
      facts: string;
      /** What later signals that came first had told: stated to the incident right after its opening. */
      times: StatedTimes;
    }
  | {
      type: 'signal.attached';
      signal: string;
      incident: string;
      changedAt: Instant;
      facts: string;
      times: StatedTimes;
      /** It is older than what the source told before: its facts are not stated any more. */
      isLate?: boolean;
      /** The source was well before. */
      again?: boolean;
    }
  | { type: 'signal.restored'; signal: string; incident: string | null; changedAt: Instant; restoredAt: Instant | null }
  /** `restoredAt` null: it watches no more, and how things stand is not known. */
  | { type: 'signal.ended'; signal: string; incident: string | null; changedAt: Instant; restoredAt: Instant | null }
  /** It fires while its notifications are switched off: nobody is called before that ends. */
  | {
      type: 'signal.muted';
      signal: string;
      changedAt: Instant;
      until: Instant | null;
      /** What the alarm is called and what mutes it; earlier releases did not keep it. */
      words?: ContentRef;
    }
  /** Repeats until then are kept in the signals table only: they tell nothing new. */
  | { type: 'signals.coalesced'; signal: string; incident: string; until: Instant }
  | { type: 'source.incident-closed'; incident: string }
  /** The incident went into another one, where its signals belong from now on. */
  | { type: 'source.incident-joined'; incident: string; into: string }
  | { type: 'source.incident-reopened'; incident: string };
