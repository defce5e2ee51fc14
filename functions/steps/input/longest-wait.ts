import { type Instant, toMs } from '../../domain/base/time/instant.ts';
import { DAY_MS, SECOND_MS } from '../../domain/base/time/units.ts';

/**
 * No wait lasts longer at a stretch; then the workflow looks again by itself. Lost wakes are found within minutes by
 * the sweep, so this is the second net. A quiet stretch costs six history events (docs/decisions/0009).
 */
export const LONGEST_WAIT_SECONDS = (30 * DAY_MS) / SECOND_MS;

/** The length of a wait until a moment: whole seconds, one at least, never more than the longest. */
export function waitSecondsUntil(until: Instant, at: Instant): number {
  const seconds = Math.ceil((toMs(until) - toMs(at)) / SECOND_MS);
  return Math.min(Math.max(seconds, 1), LONGEST_WAIT_SECONDS);
}
