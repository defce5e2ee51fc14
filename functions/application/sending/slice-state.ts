import type { Mailer } from '../../adapters/channel/mail.ts';
import { now, pause } from '../../adapters/clock.ts';
import { toMs } from '../../domain/base/time/instant.ts';
import type { ClaimLead } from '../../domain/channels/delivery/lead.ts';
import type { Delivery } from '../../domain/channels/delivery/recipient.ts';
import type { Composer } from './slice-mail.ts';
import type { Stop } from './slice-stop.ts';
export interface SliceJob {
  readonly notice: string;
  /** Digest of the audience in the ledger. */
  readonly audience: string;
  /** By position, what was approved of each recipient. */
  readonly approved: readonly string[];
  /** Positions of those who had an outcome before this slice. */
  readonly ended: ReadonlySet<number>;
  /** Records outcomes of this slice in the ledger; `part` counts its records. */
  readonly record: (outcomes: readonly Delivery[], part: number) => Promise<void>;
  readonly count: number;
  readonly claimer: string;
  /** Time between two slots, ms. */
  readonly interval: number;
  /** No two sends are closer than this, even when a claim came late. */
  readonly gapMs: number;
  readonly compose: Composer;
  readonly mailer: Mailer;
  /** No slot is taken after this. */
  readonly endMs: number;
  /** The account is paused: it is tried, and nothing more. */
  readonly trial: boolean;
  /** Somebody was mailed this notice before. */
  readonly taken: boolean;
  /** The last slice failed: this one begins with a mail to nobody, then one at a time until one is accepted. */
  readonly careful: boolean;
}

/** What all sends of a slice share. */
export interface SliceState {
  stop: Stop | null;
  lastSendMs: number;
  unknownInARow: number;
  accepted: number;
  /** Refusals in a row, of whatever words, and what the last of them said. */
  refusedInARow: number;
  refusal: string;
  readonly lead: ClaimLead;
  /** What this slice stored of each recipient it is through with. */
  readonly outcomes: Delivery[];
}

/** Waits until a moment, ms; not at all when it has passed. */
export async function until(ms: number): Promise<void> {
  const waitMs = Math.ceil(ms) - toMs(now());
  if (waitMs > 0) await pause(waitMs);
}
