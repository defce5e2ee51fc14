import * as z from 'zod';
import type { Policy } from '../../policy/shape/schema.ts';
import type { IntakeSettings } from '../intake.ts';
import { optionalMoment, optionalObject, optionalText, ownWords } from '../optional.ts';
import { isSampleTitle, saysSample } from '../sample.ts';
import { saysYes } from '../says-yes.ts';
import type { SignalReading } from '../signal.ts';
import { takenBy } from '../stated-facts.ts';
import { type Envelope, sourceId } from './envelope.ts';

const findingEvent = z.looseObject({
  detail: z.looseObject({
    id: z.string().min(1),
    arn: optionalText,
    type: z.string().min(1),
    title: optionalText,
    description: optionalText,
    severity: z.number(),
    createdAt: optionalMoment,
    updatedAt: optionalMoment,
    service: optionalObject({
      archived: z.boolean().default(false).catch(false),
      count: z.number().default(1).catch(1),
      eventFirstSeen: optionalMoment,
      additionalInfo: optionalObject({ sample: z.unknown().optional(), value: z.unknown().optional() }),
    }),
  }),
});
type GuardDutyFinding = z.output<typeof findingEvent>['detail'];

/** A GuardDuty finding. The same finding seen again bears the same id; an archived one is over. */
export function readGuardDuty(event: Envelope, policy: Policy, settings: IntakeSettings): readonly SignalReading[] {
  const { detail } = findingEvent.parse(event);
  const { id, arn, type, title, description, severity, service } = detail;
  const key = { source: sourceId('finding', arn || id), signal: event.id };
  if (severity < settings.guardDutySeverity) {
    const reason = `Its severity ${severity} is below ${settings.guardDutySeverity} (signals.guardDutySeverity).`;
    return [{ kind: 'ignored', ...key, reason }];
  }
  const words = ownWords(title, type, description, type);
  const taken = takenBy(policy, policy.signals.findings, [type], words);
  const told = { kind: 'signal', ...key, ...words, ...taken, ...{ isUnreadable: false, muted: null } } as const;
  const drill = isSample(detail);
  if (service.archived) {
    const times = { occurredAt: null, detectedAt: event.time, changedAt: event.time, restoredAt: event.time };
    return [{ ...told, ...times, drill, state: 'ended' }];
  }
  const changedAt = detail.updatedAt ?? event.time;
  // Seen again, it was detected again: its making may be long ago.
  const detectedAt = service.count > 1 ? changedAt : (detail.createdAt ?? changedAt);
  const times = { occurredAt: service.eventFirstSeen, detectedAt, changedAt, restoredAt: null };
  return [{ ...told, ...times, drill, state: 'firing' }];
}

/** Made by the button "Generate sample findings" or by the API: a field says so, and JSON written as a text. */
function isSample({ title, service: { additionalInfo } }: GuardDutyFinding): boolean {
  return saysYes(additionalInfo.sample) || saysSample(additionalInfo.value) || isSampleTitle(title);
}
