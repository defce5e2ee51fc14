import { INTAKE_DEFAULTS } from '../../../functions/domain/signal/intake.ts';
import { readSignal } from '../../../functions/domain/signal/read/read-signal.ts';
import type { SignalReading } from '../../../functions/domain/signal/signal.ts';
import { shipped } from '../../policies/shipped.ts';

export const flexcrm = shipped('flexcrm');
const SENT = '2026-04-24T08:51:30Z';

export function event(source: string, type: string, detail: unknown, more: object = {}): Record<string, unknown> {
  return {
    id: 'e-1',
    source,
    'detail-type': type,
    time: SENT,
    account: '111122223333',
    region: 'ap-northeast-1',
    detail,
    ...more,
  };
}

export const ALARM_ARN = 'arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm:crm-export-leak';

export function alarm(value = 'ALARM', alarmName = 'crm-export-leak', resources = [ALARM_ARN]) {
  const state = { value, reason: 'Threshold crossed', timestamp: '2026-04-24T08:50:00.123+0000' };
  const detail = { alarmName, state, previousState: { value: 'OK' }, configuration: {} };
  return event('aws.cloudwatch', 'CloudWatch Alarm State Change', detail, { resources });
}

export function one(given: unknown): SignalReading {
  const [reading, ...others] = readSignal(given, flexcrm, INTAKE_DEFAULTS);
  if (reading === undefined || others.length > 0) throw new Error('one reading expected');
  return reading;
}

export function guardDuty(detail: object = {}) {
  return event('aws.guardduty', 'GuardDuty Finding', {
    ...{
      id: 'f-1',
      arn: 'arn:aws:guardduty:f-1',
      type: 'Exfiltration:S3/AnomalousBehavior',
      severity: 8,
      title: 'Odd',
    },
    ...{ createdAt: '2026-04-24T08:45:00.000Z', updatedAt: '2026-04-24T08:46:00.000Z' },
    service: { archived: false, count: 1, eventFirstSeen: '2026-04-24T08:30:00Z' },
    ...detail,
  });
}

export function securityHub(...findings: object[]) {
  const finding = (more: object, index: number) => ({
    ...{ Id: `arn:finding/${index}`, Title: 'Bucket is public', Types: ['Software and Configuration Checks/AWS'] },
    ...{ Severity: { Label: 'HIGH' }, Workflow: { Status: 'NEW' }, RecordState: 'ACTIVE' },
    ...{ UpdatedAt: '2026-04-24T08:49:00.000Z', FirstObservedAt: '2026-04-01T00:00:00Z', ...more },
  });
  return event('aws.securityhub', 'Security Hub Findings - Imported', { findings: findings.map(finding) });
}

export function health(detail: object = {}) {
  return event('aws.health', 'AWS Health Event', {
    ...{ eventArn: 'arn:aws:health:1', service: 'EC2', eventTypeCode: 'AWS_EC2_OPERATIONAL_ISSUE' },
    ...{ eventTypeCategory: 'issue', statusCode: 'open', startTime: 'Fri, 24 Apr 2026 08:40:00 GMT', ...detail },
  });
}
