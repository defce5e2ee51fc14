import { earlier, type Instant } from '../base/time/instant.ts';
import type { Signal } from './signal.ts';

/**
 * The signal with no time later than `at`, when it came in. A clock that is ahead, or a field that holds a day of the far future,
 * would otherwise make every later event of the source seem older. What began later than that began at a time that is not known.
 */
export function notAhead(signal: Signal, at: Instant): Signal {
  const { occurredAt, detectedAt, changedAt, restoredAt } = signal;
  return {
    ...signal,
    occurredAt: occurredAt !== null && occurredAt > at ? null : occurredAt,
    detectedAt: earlier(detectedAt, at),
    changedAt: earlier(changedAt, at),
    restoredAt: restoredAt === null ? null : earlier(restoredAt, at),
  };
}
