import { type Instant, plusMs } from '../../base/time/instant.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../base/time/units.ts';

/** Why nothing of the account is sent. `no-answer`: slice after slice failed, which was no recipient's fault and not the account's. */
export type PauseKind = 'account' | 'quota' | 'no-answer';

/** Why nothing of the account is sent, since when, and when it is probed next. */
export interface AccountPause {
  readonly kind: PauseKind;
  readonly detail: string;
  readonly since: Instant;
  /** From then on somebody may probe. */
  readonly until: Instant;
  /** How often it was found shut, from 1. */
  readonly tries: number;
  /** When somebody began to probe; absent while nobody does. */
  readonly triedAt?: Instant;
}

/**
 * The circuit breaker of the account's mail, one for all senders of an account and region. Closed: mail goes out. Open: none does
 * until `until`. Half-open: one sender probes, with a mail to nobody first; the others wait.
 */
export type Breaker =
  | { readonly state: 'closed'; readonly failures: number }
  | { readonly state: 'open' | 'half-open'; readonly failures: number; readonly pause: AccountPause };

/** What senders tell it. `healthy`: a slice ended well, whether or not it mailed anybody. `lasting`: the cause is known to last, without a probe. */
export type BreakerEvent =
  | { readonly type: 'accepted' | 'healthy' | 'probe' | 'lasting' }
  /** A slice failed, which was no recipient's fault and not the account's. */
  | { readonly type: 'failed'; readonly detail: string }
  /** The account refuses: its settings, credentials or quota. */
  | { readonly type: 'refused'; readonly kind: PauseKind; readonly detail: string };

/** As it is stored beside the account's rate; earlier releases stored the same. */
export interface StoredBreaker {
  readonly troubles: number;
  readonly pause: AccountPause | null;
}

/** This many failed slices in a row without one accepted mail open it. */
export const FAILURES_TO_OPEN = 6;
/** This many unknown outcomes in a row end a slice: the service takes connections and answers nothing. */
export const UNKNOWN_IN_A_ROW_MAX = 3;

export function breakerOf({ troubles: failures, pause }: StoredBreaker): Breaker {
  if (pause === null) return { state: 'closed', failures };
  return { state: pause.triedAt === undefined ? 'open' : 'half-open', failures, pause };
}

export function storedBreaker(breaker: Breaker): StoredBreaker {
  return { troubles: breaker.failures, pause: breaker.state === 'closed' ? null : breaker.pause };
}

/** The breaker after an event; null where nothing changes, and a probe is not granted. */
export function afterEvent(breaker: Breaker, event: BreakerEvent, at: Instant): Breaker | null {
  return TRANSITIONS[breaker.state][event.type](breaker, { kind: 'no-answer', detail: '', ...event }, at);
}

/** Why a slice failed, or the account refused. */
type Cause = Pick<AccountPause, 'kind' | 'detail'>;
type Transition = (breaker: Breaker, cause: Cause, at: Instant) => Breaker | null;

const stay: Transition = () => null;

const close: Transition = ({ state, failures }) =>
  state === 'closed' && failures === 0 ? null : { state: 'closed', failures: 0 };

/** A failure is counted; enough of them in a row open it. A probe that fails is over. */
const count: Transition = (breaker, cause, at) => {
  const counted = { ...breaker, failures: breaker.failures + 1 };
  if (counted.failures >= FAILURES_TO_OPEN) return open(counted, cause, at);
  return counted.state === 'closed' ? counted : { ...counted, state: 'open', pause: withoutProbe(counted.pause) };
};

/** One that is open already stays so for longer, and keeps its beginning. */
const open: Transition = (breaker, { kind, detail }, at) => {
  const before = breaker.state === 'closed' ? null : breaker.pause;
  const tries = (before?.tries ?? 0) + 1;
  const pause = { kind, detail, since: before?.since ?? at, tries, until: plusMs(at, retryMs(kind, tries)) };
  return { state: 'open', failures: breaker.failures, pause };
};

/** Granted to the first who asks when it is due. It is due again later, should the sender that probes be gone by then. */
const probe: Transition = (breaker, _cause, at) => {
  const pause = movedOn(breaker, at);
  return pause === null ? null : { state: 'half-open', failures: breaker.failures, pause: { ...pause, triedAt: at } };
};

const prolong: Transition = (breaker, _cause, at) => {
  const pause = movedOn(breaker, at);
  return pause === null || breaker.state === 'closed' ? null : { ...breaker, pause };
};

const TRANSITIONS: Readonly<Record<Breaker['state'], Readonly<Record<BreakerEvent['type'], Transition>>>> = {
  closed: { accepted: close, healthy: close, failed: count, refused: open, probe: stay, lasting: stay },
  open: { accepted: close, healthy: stay, failed: count, refused: open, probe, lasting: prolong },
  'half-open': { accepted: close, healthy: stay, failed: count, refused: open, probe, lasting: prolong },
};

/** The pause, to be looked at again later; null while it is not due. */
function movedOn(breaker: Breaker, at: Instant): AccountPause | null {
  if (breaker.state === 'closed' || breaker.pause.until > at) return null;
  const { kind, tries } = breaker.pause;
  return { ...breaker.pause, until: plusMs(at, retryMs(kind, tries)) };
}

function withoutProbe({ triedAt: _, ...pause }: AccountPause): AccountPause {
  return pause;
}

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

/** Whether a stored word is a reason that a pause can have. */
export function isPauseKind(word: unknown): word is PauseKind {
  return typeof word === 'string' && Object.hasOwn(RETRY_MS, word);
}

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
  const worth = Math.ceil((perSecond * 15 * MINUTE_MS) / SECOND_MS);
  const enough = Math.min(pending, worth, perDay ?? pending);
  return left >= enough || (left > 0 && pausedMs >= HOUR_MS);
}
