import { fromMs, type Instant } from '../domain/base/time/instant.ts';

/**
 * The only clock of the product. It stamps when something happened outside (a call was made, a signal arrived) and
 * paces sends, and only such stamps are compared with it. Decisions take their time from the workflow, the request or the event.
 */
export function now(): Instant {
  return fromMs(Date.now());
}

/** Waits for a number of milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
