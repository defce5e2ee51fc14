import { type Instant, plusMs } from '../../base/time/instant.ts';

/** Why all sending of the account stands still. */
export type PauseKind = 'account' | 'quota' | 'no-answer';

/** Why nothing of the account is sent, and when it is tried again by mail. */
export interface AccountPause {
  readonly kind: PauseKind;
  readonly detail: string;
  readonly since: Instant;
  readonly until: Instant;
  readonly tries: number;
  /** Somebody tries it at this moment, or did. */
  readonly triedAt?: Instant;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * A person may mend the account at any moment and a promised hour is short, so it is tried again soon, with a mail
 * to nobody and then up to three customers, and from then on every few minutes.
 */
const RETRY_MS: Readonly<Record<PauseKind, { readonly first: number; readonly longest: number }>> = {
  account: { first: 2 * MINUTE_MS, longest: 10 * MINUTE_MS },
  quota: { first: 15 * MINUTE_MS, longest: 15 * MINUTE_MS },
  'no-answer': { first: MINUTE_MS, longest: 5 * MINUTE_MS },
};
/** After this number of tries, once an hour. */
const HASTY_TRIES = 100;

/** How long to wait before the n-th try (from 1) to send again. */
export function retryMs(kind: PauseKind, tries: number): number {
  const { first, longest } = RETRY_MS[kind];
  if (tries > HASTY_TRIES) return HOUR_MS;
  return Math.min(longest, first * 2 ** Math.max(0, tries - 1));
}

/** So long after a trial began it is known how it ended. */
const TRIAL_MS = MINUTE_MS;

/** When to look at a paused account again: when the next trial is due, or when one that goes on has ended. */
export function lookAgainAt({ until, triedAt }: AccountPause, at: Instant): Instant {
  const ended = triedAt === undefined ? at : plusMs(triedAt, TRIAL_MS);
  return ended > at && ended < until ? ended : until;
}

/** This many failed slices in a row without one accepted mail are a pause that a person hears of. */
export const TROUBLES_TO_PAUSE = 6;
/** This number of unknown outcomes in a row ends a slice: the service takes connections and answers nothing. */
export const UNKNOWN_IN_A_ROW_MAX = 3;

/** The reason that stands in the ledger and in the page. */
export function pauseReason(kind: PauseKind, detail: string): string {
  switch (kind) {
    case 'account':
      return `mail account refuses: ${detail}`;
    case 'quota':
      return 'mail quota of 24 hours is used up';
    case 'no-answer':
      return `mail service does not take mail: ${detail}`;
  }
}

/**
 * Whether sending may go on after the quota was used up: all that waits fits, or a quarter of an hour's worth, or
 * the whole day's quota is free, or an hour has passed and something is free.
 */
export function quotaSuffices(
  left: number,
  pending: number,
  perDay: number | null,
  perSecond: number,
  pausedMs: number,
): boolean {
  const worth = Math.ceil(perSecond * 15 * 60);
  const enough = Math.min(pending, worth, perDay ?? pending);
  return left >= enough || (left > 0 && pausedMs >= HOUR_MS);
}
