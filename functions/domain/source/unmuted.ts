import type { Instant } from '../base/time/instant.ts';
import type { Signal } from '../signal/signal.ts';
import type { SourceState } from './state.ts';

/** The signal that still fires although its mute is over at this moment; null when there is none. */
export function overdueMute({ muted }: SourceState, at: Instant): string | null {
  return muted !== null && muted.until <= at ? muted.signal : null;
}

/**
 * What a muted signal says once its mute is over. It was expected until then, so it counts as detected at that moment; it
 * began when it fired.
 */
export function unmuted(signal: Signal, { muted }: Pick<SourceState, 'muted'>): Signal {
  const { occurredAt, detectedAt } = signal;
  return { ...signal, muted: null, occurredAt: occurredAt ?? detectedAt, detectedAt: muted?.until ?? detectedAt };
}
