import * as z from 'zod';
import type { Policy } from '../policy/schema.ts';
import { type Envelope, envelope, eventId, firstProblem, senderOf, sourceId } from './envelope.ts';
import { readAlarm } from './read-alarm.ts';
import { readGuardDuty } from './read-guardduty.ts';
import { readHealth } from './read-health.ts';
import { readOwn } from './read-own.ts';
import { readSecurityHub } from './read-security-hub.ts';
import type { SignalReading } from './signal.ts';
import { SignalProblem } from './signal-problem.ts';

type Reader = (event: Envelope, policy: Policy) => readonly SignalReading[];

/** By EventBridge source, then detail type. */
const READERS: Readonly<Record<string, Readonly<Record<string, Reader>>>> = {
  'aws.cloudwatch': { 'CloudWatch Alarm State Change': readAlarm },
  'aws.guardduty': { 'GuardDuty Finding': readGuardDuty },
  'aws.securityhub': { 'Security Hub Findings - Imported': readSecurityHub },
  'aws.health': { 'AWS Health Event': readHealth, 'AWS Health Abuse Event': readHealth },
  hikeshi: { 'Hikeshi Signal': readOwn },
};

/**
 * What an event from EventBridge says; several things where it is a batch. What cannot be understood comes back as
 * `unreadable` with a sentence that names the place. Never throws, whatever it is given.
 */
export function readSignal(event: unknown, policy: Policy): readonly SignalReading[] {
  try {
    const known = envelope.parse(event);
    const reader = own(own(READERS, known.source) ?? {}, known['detail-type']);
    if (reader === undefined)
      throw new SignalProblem(`No signals of ${known.source} "${known['detail-type']}" are taken.`);
    return reader(known, policy);
  } catch (error) {
    return [unreadable(event, reasonOf(error))];
  }
}

function unreadable(event: unknown, reason: string): SignalReading {
  const from = senderOf(event);
  return { kind: 'unreadable', source: sourceId('unreadable', from), signal: eventId(event), from, reason };
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return firstProblem(error);
  if (error instanceof SignalProblem) return error.message;
  throw error;
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
