import type { Policy } from '../policy/schema.ts';
import type { Instant } from '../time/instant.ts';
import { plainLine } from './plain-line.ts';
import type { Signal, UnreadableSignal } from './signal.ts';

/**
 * The signal that an unreadable event is all the same: somebody must look. All of one sender's belong to one incident,
 * so that a sender gone wrong calls people once. Nothing is known of it.
 */
export function signalOfUnreadable(policy: Policy, { source, signal, from }: UnreadableSignal, at: Instant): Signal {
  const title = policy.languages[0] === 'ja' ? `読み取れないシグナル（${from}）` : `Unreadable signal from ${from}`;
  return {
    source,
    signal,
    state: 'firing',
    title: plainLine(title),
    occurredAt: null,
    detectedAt: at,
    changedAt: at,
    facts: {},
  };
}
