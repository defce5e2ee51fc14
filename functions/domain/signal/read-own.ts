import * as z from 'zod';
import type { Policy } from '../policy/schema.ts';
import { type Envelope, sourceId } from './envelope.ts';
import { moment } from './moment.ts';
import { plainLine } from './plain-line.ts';
import type { SignalReading } from './signal.ts';
import { SignalProblem } from './signal-problem.ts';
import { factsOf } from './stated-facts.ts';

const KEY_LIMIT_CHARACTERS = 200;

/** Our own form, for programs of the company. */
const ownEvent = z.looseObject({
  detail: z.looseObject({
    /** What signals of one thing have in common; they belong to one incident. */
    key: z.string().min(1).max(KEY_LIMIT_CHARACTERS),
    state: z.enum(['firing', 'restored', 'ended']).default('firing'),
    title: z.string().min(1),
    facts: z.record(z.string(), z.unknown()).default({}),
    occurredAt: moment.nullable().default(null),
    detectedAt: moment.optional(),
  }),
});

/** A signal from the company's own programs. */
export function readOwn(event: Envelope, policy: Policy): readonly SignalReading[] {
  const { key, state, title, facts, occurredAt, detectedAt } = ownEvent.parse(event).detail;
  const line = plainLine(title);
  if (line === '') throw new SignalProblem('detail.title: give one line that people can read.');
  return [
    {
      kind: 'signal',
      source: sourceId('own', key),
      signal: event.id,
      state,
      title: line,
      occurredAt,
      detectedAt: detectedAt ?? event.time,
      changedAt: event.time,
      facts: factsOf(policy, facts),
    },
  ];
}
