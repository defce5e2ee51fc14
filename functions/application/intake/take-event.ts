import { now } from '../../adapters/clock.ts';
import { setting } from '../../adapters/environment.ts';
import { bundledPolicy } from '../../adapters/store/policies.ts';
import { keepSignal, type SignalOutcome, settleSignal } from '../../adapters/store/signals.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { notAhead } from '../../domain/signal/not-ahead.ts';
import { readSignal } from '../../domain/signal/read/read-signal.ts';
import type { Signal, SignalReading } from '../../domain/signal/signal.ts';
import { signalOfUnreadable } from '../../domain/signal/unreadable.ts';
import { takeSignal } from './tell-incident.ts';
/**
 * Takes in one event. It is kept first; delivered again it changes nothing, or finishes what was left half done. What
 * cannot be read is kept with its reason and calls people as an incident of its sender. Throws only what a later attempt
 * may heal, or what must reach the queue of failed events.
 */
export async function takeEvent(event: unknown): Promise<SignalOutcome[]> {
  const taken: SignalOutcome[] = [];
  for (const reading of readSignal(event, bundledPolicy(), setting('SIGNALS'))) taken.push(await take(reading, event));
  return taken;
}

async function take(reading: SignalReading, event: unknown): Promise<SignalOutcome> {
  const { source, signal } = reading;
  const reason = reading.kind === 'signal' ? null : reading.reason;
  const outcome = reading.kind === 'ignored' ? 'ignored' : 'received';
  const text = JSON.stringify(event) ?? 'null';
  const kept = await keepSignal({ source, signal, event: text, receivedAt: now(), outcome, reason });
  if (kept.outcome !== 'received' || reading.kind === 'ignored') return kept.outcome;
  const settled = await workOff(reading, kept.receivedAt);
  await settleSignal(source, signal, settled);
  return settled;
}

/** `receivedAt` is when the event first came in: a repetition decides as the first time did. */
export async function workOff(
  reading: Exclude<SignalReading, { kind: 'ignored' }>,
  receivedAt: Instant,
): Promise<SignalOutcome> {
  const outcome = await takeSignal(signalIn(reading, receivedAt), receivedAt);
  if (reading.kind === 'unreadable') return 'unreadable';
  if (outcome === 'muted') return 'muted';
  return outcome === 'coalesced' || outcome === 'idle' ? 'repeated' : 'recorded';
}

function signalIn(reading: Exclude<SignalReading, { kind: 'ignored' }>, receivedAt: Instant): Signal {
  if (reading.kind === 'unreadable') return signalOfUnreadable(bundledPolicy(), reading, receivedAt);
  const signal = notAhead(reading, receivedAt);
  return setting('SIGNALS').muted === 'call' ? { ...signal, muted: null } : signal;
}
