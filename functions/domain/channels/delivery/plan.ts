import { fromMs, type Instant, plusMs, toMs } from '../../base/time/instant.ts';
import { MINUTE_MS, SECOND_MS } from '../../base/time/units.ts';
import type { AccountPause } from './circuit-breaker.ts';
import type { DeliveryProgress } from './counts.ts';

/** A claim of the same execution that is older than this belongs to an invocation that is gone. */
const CLAIM_LIVES_MS = MINUTE_MS;
/** Less than this is waited for inside the sending function. */
const SHORT_WAIT_MS = 5_000;
/** However far ahead the rate is said to be taken: the sweep may have found that nobody can have taken it. */
const LOOK_AGAIN_MS = 5 * MINUTE_MS;

/** What the delivery workflow knows when it asks what to do next. */
export interface DeliveryView {
  readonly at: Instant;
  /** Until when a writer of the audience may still be alive; null when none can be. */
  readonly settlesAt: Instant | null;
  /** Null while the cursor still runs through the audience: somebody is surely pending. */
  readonly standing: DeliveryProgress | null;
  readonly pause: AccountPause | null;
  /** From when the account's rate is free. */
  readonly freeFromMs: number;
}

/** What is next. `Paused`: nothing is sent until then, or until something changes. `Try`: the account is tried by mail. */
export type DeliveryNext =
  | { readonly do: 'FinishDelivery' }
  | { readonly do: 'Paused'; readonly pause: AccountPause }
  | { readonly do: 'Try'; readonly pause: AccountPause }
  | { readonly do: 'WaitUntil'; readonly until: Instant }
  | { readonly do: 'SendSlice' };

/** What a delivery does next: finish, wait, or send. */
export function nextForDelivery({ at, settlesAt, standing, pause, freeFromMs }: DeliveryView): DeliveryNext {
  if (settlesAt !== null && settlesAt > at) return { do: 'WaitUntil', until: wholeSecond(settlesAt) };
  if (standing !== null && standing.firstPending === null) {
    if (standing.claimed === 0) return { do: 'FinishDelivery' };
    return { do: 'WaitUntil', until: wholeSecond(plusMs(at, CLAIM_LIVES_MS)) };
  }
  if (pause !== null) return { do: pause.until > at ? 'Paused' : 'Try', pause };
  const nextTryAt = standing?.nextTryAt ?? at;
  if (nextTryAt > at) return { do: 'WaitUntil', until: wholeSecond(nextTryAt) };
  const mayAskMs = Math.ceil(freeFromMs) - SHORT_WAIT_MS;
  const atMs = toMs(at);
  if (mayAskMs > atMs) return { do: 'WaitUntil', until: wholeSecond(fromMs(Math.min(mayAskMs, atMs + LOOK_AGAIN_MS))) };
  return { do: 'SendSlice' };
}

/**
 * The end of its second: a Wait state cuts off what is smaller, and what was cut off below the moment that was meant would be
 * waited for again and again.
 */
function wholeSecond(at: Instant): Instant {
  return fromMs(Math.ceil(toMs(at) / SECOND_MS) * SECOND_MS);
}

/** Whether the holder of a claim is gone: it belongs to another execution, or is old. */
export function isDeadClaim(
  claim: { claimedBy?: string; claimedAt?: Instant },
  generation: number,
  at: Instant,
): boolean {
  const isOwn = claim.claimedBy?.startsWith(`${generation}.`) ?? false;
  return !isOwn || claim.claimedAt === undefined || plusMs(claim.claimedAt, CLAIM_LIVES_MS) <= at;
}

/** Who claims: unique to one invocation, and telling its generation. */
export function claimerOf(generation: number, invocation: string): string {
  return `${generation}.${invocation}`;
}
