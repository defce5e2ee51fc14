import type { Instant } from '../../../functions/domain/base/time/instant.ts';

/** A CloudWatch alarm's state change as EventBridge delivers it. */
export function alarm(id: string, name: string, at: Instant, value: 'ALARM' | 'OK' = 'ALARM'): object {
  return {
    version: '0',
    id,
    'detail-type': 'CloudWatch Alarm State Change',
    source: 'aws.cloudwatch',
    account: '000000000000',
    time: at,
    region: 'ap-northeast-1',
    resources: [`arn:aws:cloudwatch:ap-northeast-1:000000000000:alarm:${name}`],
    detail: { alarmName: name, state: { value, timestamp: at }, previousState: { value: 'OK' } },
  };
}
