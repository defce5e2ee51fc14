import * as z from 'zod';
import type { Policy } from '../../policy/shape/schema.ts';
import { optionalList, optionalMoment, optionalText, ownWords } from '../optional.ts';
import type { SignalReading } from '../signal.ts';
import { takenBy } from '../stated-facts.ts';
import { type Envelope, sourceId } from './envelope.ts';

const description = z.looseObject({ language: optionalText, latestDescription: optionalText });

const healthEvent = z.looseObject({
  detail: z.looseObject({
    eventArn: z.string().min(1),
    service: optionalText,
    eventTypeCode: z.string().min(1),
    eventTypeCategory: optionalText,
    statusCode: optionalText,
    startTime: optionalMoment,
    endTime: optionalMoment,
    eventDescription: optionalList(description),
  }),
});

/** AWS says that something of its own is wrong. Planned changes and account notices are not incidents. */
export function readHealth(event: Envelope, policy: Policy): readonly SignalReading[] {
  const { detail } = healthEvent.parse(event);
  const { eventArn, service, eventTypeCode, eventTypeCategory, statusCode, startTime, endTime } = detail;
  const key = { source: sourceId('health', eventArn), signal: event.id };
  const isIssue = ['issue', 'investigation', ''].includes(eventTypeCategory);
  if (!isIssue) return [{ kind: 'ignored', ...key, reason: `It is a ${eventTypeCategory}, not an issue.` }];
  const { eventDescription: texts } = detail;
  const text = texts.find(({ language }) => language.startsWith(policy.languages[0] ?? 'en')) ?? texts[0];
  const words = ownWords(`${service || 'AWS'}: ${eventTypeCode}`, eventTypeCode, text?.latestDescription, statusCode);
  const taken = takenBy(policy, policy.signals.health, [eventTypeCode], words);
  const isOver = statusCode === 'closed';
  return [
    {
      ...{ kind: 'signal', ...key, ...words, ...taken, state: isOver ? 'ended' : 'firing' },
      occurredAt: isOver ? null : startTime,
      ...{ detectedAt: isOver ? (endTime ?? event.time) : event.time, changedAt: event.time },
      restoredAt: isOver ? (endTime ?? event.time) : null,
      ...{ drill: false, isUnreadable: false, muted: null },
    },
  ];
}
