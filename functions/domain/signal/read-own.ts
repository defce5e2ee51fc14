import * as z from 'zod';
import { composed } from '../composed.ts';
import type { Policy } from '../policy/schema.ts';
import { type Envelope, sourceId } from './envelope.ts';
import { optionalMoment, optionalText, ownWords } from './optional.ts';
import { plainLine } from './plain-line.ts';
import { saysYes } from './says-yes.ts';
import type { SignalReading } from './signal.ts';
import { SignalProblem } from './signal-problem.ts';
import { signalledFacts } from './stated-facts.ts';

const KEY_LIMIT_CHARACTERS = 200;

/** Our own form, for programs of the company. */
const ownEvent = z.looseObject({
  detail: z.looseObject({
    /** What signals of one thing have in common; they belong to one incident. */
    key: z.string().min(1).max(KEY_LIMIT_CHARACTERS),
    state: z.enum(['firing', 'restored', 'ended']).default('firing'),
    title: z.string().min(1),
    description: optionalText,
    reason: optionalText,
    facts: z.unknown().default({}),
    /** A test: it opens a drill. */
    drill: z.unknown().optional().transform(saysYes),
    occurredAt: optionalMoment,
    detectedAt: optionalMoment,
  }),
});

/** A signal from the company's own programs. */
export function readOwn(event: Envelope, policy: Policy): readonly SignalReading[] {
  const { key, state, title, description, reason, facts, drill, occurredAt, detectedAt } = ownEvent.parse(event).detail;
  const line = plainLine(title);
  if (line === '') throw new SignalProblem('detail.title: give one line that people can read.');
  const stated = signalledFacts(policy, facts);
  const odd = stated.odd.length === 0 ? '' : `Not understood: ${stated.odd.join(', ')}.`;
  const at = detectedAt ?? event.time;
  return [
    {
      ...{ kind: 'signal', source: sourceId('own', composed(key)), signal: event.id, state, title: line },
      ...ownWords(title, key, description, [reason, odd].filter((text) => text !== '').join(' ')),
      ...{ occurredAt, detectedAt: at, changedAt: event.time, restoredAt: state === 'firing' ? null : at },
      ...{ facts: stated.facts, call: [], drill, isUnreadable: false, muted: null },
    },
  ];
}
