import * as z from 'zod';
import type { Policy } from '../policy/schema.ts';
import { type Envelope, sourceId } from './envelope.ts';
import { moment } from './moment.ts';
import type { SignalReading } from './signal.ts';
import { takenBy } from './stated-facts.ts';

const healthEvent = z.looseObject({
  detail: z.looseObject({
    eventArn: z.string().min(1),
    service: z.string().default('AWS'),
    eventTypeCode: z.string().min(1),
    eventTypeCategory: z.string().default('issue'),
    statusCode: z.string().default('open'),
    startTime: moment.optional(),
    endTime: moment.optional(),
  }),
});

/** AWS says that something of its own is wrong. Planned changes and account notices are not incidents. */
export function readHealth(event: Envelope, policy: Policy): readonly SignalReading[] {
  const { detail } = healthEvent.parse(event);
  const { eventArn, service, eventTypeCode, eventTypeCategory, statusCode, startTime, endTime } = detail;
  const key = { source: sourceId('health', eventArn), signal: event.id };
  if (eventTypeCategory !== 'issue' && eventTypeCategory !== 'investigation') {
    return [{ kind: 'ignored', ...key, reason: `It is a ${eventTypeCategory}, not an issue.` }];
  }
  const taken = takenBy(policy, policy.signals.health, eventTypeCode, `${service}: ${eventTypeCode}`);
  const told = { kind: 'signal', ...key, ...taken, changedAt: event.time } as const;
  if (statusCode === 'closed')
    return [{ ...told, state: 'ended', occurredAt: null, detectedAt: endTime ?? event.time }];
  return [{ ...told, state: 'firing', occurredAt: startTime ?? null, detectedAt: event.time }];
}
