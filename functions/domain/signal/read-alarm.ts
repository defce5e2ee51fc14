import * as z from 'zod';
import type { Policy } from '../policy/schema.ts';
import { type Envelope, sourceId } from './envelope.ts';
import { moment } from './moment.ts';
import type { SignalReading } from './signal.ts';
import { takenBy } from './stated-facts.ts';

const alarmEvent = z.looseObject({
  resources: z.array(z.string()).default([]),
  detail: z.looseObject({
    alarmName: z.string().min(1),
    state: z.looseObject({ value: z.enum(['ALARM', 'OK', 'INSUFFICIENT_DATA']), timestamp: moment.optional() }),
  }),
});

/** A CloudWatch alarm changed its state. It was detected when it changed, not when the event was sent. */
export function readAlarm(event: Envelope, policy: Policy): readonly SignalReading[] {
  const { resources, detail } = alarmEvent.parse(event);
  const { value, timestamp } = detail.state;
  const source = sourceId('alarm', resources.find(isAlarm) ?? `${scope(event)}:${detail.alarmName}`);
  const id = { source, signal: event.id };
  // Neither well nor not: nothing that was known changes.
  if (value === 'INSUFFICIENT_DATA') return [{ kind: 'ignored', ...id, reason: 'The alarm has not enough data.' }];
  const taken = takenBy(policy, policy.signals.alarms, detail.alarmName, detail.alarmName);
  const state = value === 'ALARM' ? 'firing' : 'restored';
  const at = timestamp ?? event.time;
  return [{ kind: 'signal', ...id, ...taken, state, occurredAt: null, detectedAt: at, changedAt: at }];
}

function isAlarm(arn: string): boolean {
  return /^arn:[^:]+:cloudwatch:[^:]*:[^:]*:alarm:/.test(arn);
}

/** Names are unique in one account and region only. */
function scope({ account, region }: Envelope): string {
  return `${String(account ?? '')}:${String(region ?? '')}`;
}
