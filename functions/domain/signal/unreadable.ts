import type { Instant } from '../base/time/instant.ts';
import type { Policy } from '../policy/shape/schema.ts';
import { ownWords } from './optional.ts';
import { plainLine } from './plain-line.ts';
import type { Signal, UnreadableSignal } from './signal.ts';

/**
 * The signal that an unreadable event is all the same: somebody must look. All of one sender's belong to one incident,
 * so that a sender gone wrong calls people once. Nothing is known of it.
 */
export function signalOfUnreadable(policy: Policy, event: UnreadableSignal, at: Instant): Signal {
  const { source, signal, from, name, remark } = event;
  const title = policy.languages[0] === 'ja' ? `読み取れないシグナル（${from}）` : `Unreadable signal from ${from}`;
  return {
    ...{ source, signal, state: 'firing', title: plainLine(title), ...ownWords(name, from), remark },
    ...{ occurredAt: null, detectedAt: at, changedAt: at, restoredAt: null },
    ...{ facts: {}, call: [], drill: false, isUnreadable: true, muted: null },
  };
}
