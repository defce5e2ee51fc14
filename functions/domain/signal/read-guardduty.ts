import * as z from 'zod';
import type { Policy } from '../policy/schema.ts';
import { type Envelope, sourceId } from './envelope.ts';
import { moment } from './moment.ts';
import type { SignalReading } from './signal.ts';
import { takenBy } from './stated-facts.ts';

/** GuardDuty's own bounds: medium from 4, high from 7. */
const MEDIUM_SEVERITY = 4;

const findingEvent = z.looseObject({
  detail: z.looseObject({
    id: z.string().min(1),
    arn: z.string().min(1).optional(),
    type: z.string().min(1),
    title: z.string().default(''),
    severity: z.number(),
    createdAt: moment.optional(),
    updatedAt: moment.optional(),
    service: z
      .looseObject({
        archived: z.boolean().default(false),
        count: z.number().default(1),
        eventFirstSeen: moment.optional(),
      })
      .default({ archived: false, count: 1 }),
  }),
});

/** A GuardDuty finding. The same finding seen again bears the same id; an archived one is over. */
export function readGuardDuty(event: Envelope, policy: Policy): readonly SignalReading[] {
  const { detail } = findingEvent.parse(event);
  const { id, arn, type, title, severity, service } = detail;
  const key = { source: sourceId('finding', arn ?? id), signal: event.id };
  if (severity < MEDIUM_SEVERITY) {
    return [{ kind: 'ignored', ...key, reason: `Its severity ${severity} is below ${MEDIUM_SEVERITY} (medium).` }];
  }
  const taken = takenBy(policy, policy.signals.findings, type, title);
  if (service.archived) {
    const at = event.time;
    return [{ kind: 'signal', ...key, ...taken, state: 'ended', occurredAt: null, detectedAt: at, changedAt: at }];
  }
  const changedAt = detail.updatedAt ?? event.time;
  // Seen again, it was detected again: its making may be long ago.
  const detectedAt = service.count > 1 ? changedAt : (detail.createdAt ?? changedAt);
  const occurredAt = service.eventFirstSeen ?? null;
  return [{ kind: 'signal', ...key, ...taken, state: 'firing', occurredAt, detectedAt, changedAt }];
}
