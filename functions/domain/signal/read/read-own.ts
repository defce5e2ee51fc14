import * as z from 'zod';
import { composed } from '../../base/composed.ts';
import type { Text } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { optionalMoment, optionalText, ownWords } from '../optional.ts';
import { plainLine } from '../plain-line.ts';
import { saysYes } from '../says-yes.ts';
import type { SignalReading } from '../signal.ts';
import { SignalProblem } from '../signal-problem.ts';
import { signalledFacts } from '../stated-facts.ts';
import { type Envelope, sourceId } from './envelope.ts';

const NO_TITLE: Text = {
  ja: 'detail.title：人が読める1行の文字列を指定してください。',
  en: 'detail.title: give one line that people can read.',
};
const KEY_LIMIT_CHARACTERS = 200;
const NAMES_LIMIT_CHARACTERS = 300;

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
  if (line === '') throw new SignalProblem(NO_TITLE);
  const stated = signalledFacts(policy, facts);
  const at = detectedAt ?? event.time;
  return [
    {
      ...{ kind: 'signal', source: sourceId('own', composed(key)), signal: event.id, state, title: line },
      ...ownWords(title, key, description, reason),
      ...(stated.odd.length > 0 && { remark: notUnderstood(stated.odd) }),
      ...{ occurredAt, detectedAt: at, changedAt: event.time, restoredAt: state === 'firing' ? null : at },
      ...{ facts: stated.facts, call: [], drill, isUnreadable: false, muted: null },
    },
  ];
}

/** The names of facts are the sender's own text. */
function notUnderstood(odd: readonly string[]): Text {
  const names = plainLine(odd.join(', '), NAMES_LIMIT_CHARACTERS);
  return { ja: `読み取れなかった事実：${names}`, en: `Not understood: ${names}.` };
}
