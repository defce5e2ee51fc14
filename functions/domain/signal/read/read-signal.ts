import * as z from 'zod';
import type { Text } from '../../base/text.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { IntakeSettings } from '../intake.ts';
import type { SignalReading } from '../signal.ts';
import { SignalProblem } from '../signal-problem.ts';
import { type Envelope, envelope, unreadable } from './envelope.ts';
import { readAlarm, readAlarmChange, readContributor } from './read-alarm.ts';
import { readGuardDuty } from './read-guardduty.ts';
import { readHealth } from './read-health.ts';
import { readLogin } from './read-login.ts';
import { readOcsf } from './read-ocsf.ts';
import { readOwn } from './read-own.ts';
import { readCustomAction, readSecurityHub } from './read-security-hub.ts';
import { readSesAccount, SES_ACCOUNT_EVENTS } from './read-ses.ts';

type SignalReader = (event: Envelope, policy: Policy, settings: IntakeSettings) => readonly SignalReading[];

const CALL = 'AWS API Call via CloudTrail';

/** By EventBridge source, then detail type. The rules of the intake let in the same; a test compares them. */
export const READERS: Readonly<Record<string, Readonly<Record<string, SignalReader>>>> = {
  'aws.cloudwatch': {
    'CloudWatch Alarm State Change': readAlarm,
    'CloudWatch Alarm Contributor State Change': readContributor,
    'CloudWatch Alarm Configuration Change': readAlarmChange,
  },
  'aws.guardduty': { 'GuardDuty Finding': readGuardDuty },
  'aws.securityhub': {
    'Security Hub Findings - Imported': readSecurityHub,
    'Security Hub Findings - Custom Action': readCustomAction,
    'Findings Imported V2': readOcsf,
  },
  'aws.health': { 'AWS Health Event': readHealth, 'AWS Health Abuse Event': readHealth },
  'aws.ssm': { [CALL]: readLogin },
  'aws.ec2-instance-connect': { [CALL]: readLogin },
  'aws.rds-data': { [CALL]: readLogin },
  'aws.ses': Object.fromEntries(SES_ACCOUNT_EVENTS.map((type) => [type, readSesAccount])),
  hikeshi: { Signal: readOwn, 'Hikeshi Signal': readOwn },
};

/**
 * What an event from EventBridge says; several things where it is a batch. What cannot be understood comes back as
 * `unreadable` with a sentence that names the place. Never throws, whatever it is given.
 */
export function readSignal(event: unknown, policy: Policy, settings: IntakeSettings): readonly SignalReading[] {
  try {
    const known = envelope.parse(event);
    const reader = own(own(READERS, known.source) ?? {}, known['detail-type']);
    if (reader === undefined) throw new SignalProblem(notTaken(known));
    return reader(known, policy, settings).map(apart);
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SignalProblem) return [unreadable(event, error)];
    throw error;
  }
}

/** A drill is another source than what it tries out, so that neither joins an incident of the other. */
function apart(reading: SignalReading): SignalReading {
  return reading.kind === 'signal' && reading.drill ? { ...reading, source: `${reading.source}-drill` } : reading;
}

function notTaken({ source, 'detail-type': type }: Envelope): Text {
  return {
    ja: `${source}の「${type}」は、シグナルとして受け付けていません。`,
    en: `No signals of ${source} "${type}" are taken.`,
  };
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
