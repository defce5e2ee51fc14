import { type Instant, toMs } from '../../domain/base/time/instant.ts';
import {
  afterEvent,
  type Breaker,
  type BreakerEvent,
  breakerOf,
  storedBreaker,
} from '../../domain/channels/delivery/circuit-breaker.ts';
import { backOffMs } from '../../domain/channels/mail/pacing.ts';
import { randomId } from '../random.ts';
import { changeLease } from './mail-lease.ts';

const HOLDER_LENGTH = 12;

/** How the breaker stands after an event, and whether the event changed it: a probe is granted to one sender alone. */
export interface BreakerUpdate {
  readonly breaker: Breaker;
  readonly isChanged: boolean;
}

/**
 * Tells the circuit breaker of the account's mail what happened. After a failed slice everybody holds back for a while, longer each
 * time. Writes only what changes. Throws StorageUnavailable.
 */
export async function tellBreaker(event: BreakerEvent, at: Instant): Promise<BreakerUpdate> {
  const { seen, change } = await changeLease(randomId(HOLDER_LENGTH), (lease) => {
    const next = afterEvent(breakerOf(lease), event, at);
    if (next === null) return null;
    const heldMs = event.type === 'failed' ? toMs(at) + backOffMs(next.failures) : 0;
    return { ...storedBreaker(next), freeFromMs: Math.max(lease.freeFromMs, heldMs) };
  });
  return { breaker: breakerOf({ ...seen, ...change }), isChanged: change !== null };
}
