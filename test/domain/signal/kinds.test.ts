import { describe, expect, it } from 'vitest';
import { INTAKE_DEFAULTS, type IntakeSettings } from '../../../functions/domain/signal/intake.ts';
import { readSignal } from '../../../functions/domain/signal/read/read-signal.ts';
import { shipped } from '../../policies/shipped.ts';

import { ALARM_ARN, alarm, event, flexcrm, guardDuty, health, one, securityHub } from './events.ts';

function alarmWith(detail: object, state: object = {}) {
  const base = alarm();
  const before = base.detail as { state: object };
  return { ...base, detail: { ...before, ...detail, state: { ...before.state, ...state } } };
}

function ocsf(more: object = {}, info: object = {}) {
  const finding_info = {
    ...{ uid: 'arn:aws:securityhub:finding/1', title: 'A bucket can be read by anybody', desc: 'It is public.' },
    ...{ types: ['Software and Configuration Checks/S3', 'Effects/Data Exposure'], modified_time: 1777020540000 },
    ...info,
  };
  const finding = { activity_id: 1, severity_id: 5, severity: 'Critical', status_id: 1, status: 'New', ...more };
  return event('aws.securityhub', 'Findings Imported V2', { findings: [{ finding_info, ...finding }] });
}

describe('alarms that are told about otherwise', () => {
  it('given one time series of an alarm, when it fires, then it fires as its alarm; well again, it says nothing of the alarm', () => {
    const contributor = (value: string) => ({
      ...alarmWith({ alarmContributor: { id: '6d44', attributes: { TableName: 'orders' } } }, { value }),
      'detail-type': 'CloudWatch Alarm Contributor State Change',
    });
    const firing = one(contributor('ALARM'));
    expect(firing).toMatchObject({
      state: 'firing',
      name: 'crm-export-leak (TableName=orders)',
      source: one(alarm()).source,
    });
    expect(one(contributor('OK'))).toMatchObject({ kind: 'ignored', source: firing.source });
  });

  it.each([
    ['delete', [ALARM_ARN]],
    ['delete', []],
  ])(
    'given an alarm, when it is deleted (%s, resources %j), then it ends, and nothing is said to be restored',
    (operation, resources) => {
      const deleted = {
        ...event('aws.cloudwatch', 'CloudWatch Alarm Configuration Change', {
          alarmName: 'crm-export-leak',
          operation,
        }),
        resources,
      };
      expect(one(deleted)).toMatchObject({
        kind: 'signal',
        state: 'ended',
        restoredAt: null,
        source: one(alarm()).source,
      });
    },
  );

  it('given an alarm, when it is only changed, then that calls for nothing', () => {
    const detail = { alarmName: 'crm-export-leak', operation: 'update' };
    expect(one(event('aws.cloudwatch', 'CloudWatch Alarm Configuration Change', detail))).toMatchObject({
      kind: 'ignored',
    });
  });

  it('given a mute rule or a suppressor, when an alarm fires, then the signal says until when nobody is to be called', () => {
    const window = { muteWindowStart: '2026-04-24T08:00:00.000+0000', muteWindowEnd: '2026-04-24T10:00:00.000+0000' };
    expect(one(alarmWith({ muteDetail: window }))).toMatchObject({ muted: { until: '2026-04-24T10:00:00.000Z' } });
    const byRule = { mutedByArn: 'arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm-mute-rule:release' };
    expect(one(alarmWith({ muteDetail: byRule }))).toMatchObject({ muted: { until: null } });
    const over = { muteWindowEnd: '2026-04-24T08:00:00.000+0000' };
    expect(one(alarmWith({ muteDetail: over }))).toMatchObject({ muted: null });
    for (const by of ['Alarm', 'ExtensionPeriod']) {
      expect(one(alarmWith({}, { actionsSuppressedBy: by }))).toMatchObject({ muted: { until: null } });
    }
    // It lasts minutes, and another event follows.
    expect(one(alarmWith({}, { actionsSuppressedBy: 'WaitPeriod' }))).toMatchObject({ muted: null });
    expect(one(alarmWith({ muteDetail: window }, { value: 'OK' }))).toMatchObject({ state: 'restored', muted: null });
  });
});

describe('findings of every kind', () => {
  it('given two types in either order, when they are read, then the policy’s first rule that fits any of them counts', () => {
    const types = ['Software and Configuration Checks/AWS Security Best Practices', 'Effects/Data Exposure'];
    for (const Types of [types, types.toReversed()]) {
      expect(one(securityHub({ Types }))).toMatchObject({ facts: { 'data.leak': 'possible' } });
    }
  });

  it('given an OCSF finding, when it is read, then like one of Security Hub CSPM', () => {
    expect(one(ocsf())).toMatchObject({
      ...{ kind: 'signal', state: 'firing', name: 'A bucket can be read by anybody', description: 'It is public.' },
      ...{ facts: { 'data.leak': 'possible' }, changedAt: '2026-04-24T08:49:00.000Z' },
    });
    expect(one(ocsf({ severity_id: 2 }))).toMatchObject({ kind: 'ignored' });
    expect(one(ocsf({ severity_id: 6 }))).toMatchObject({ kind: 'signal' });
    expect(one(ocsf({ activity_id: 3 }))).toMatchObject({ state: 'ended' });
    expect(one(ocsf({ status_id: 4 }))).toMatchObject({ state: 'ended' });
    expect(one(ocsf({}, { uid: 7 }))).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringMatching(/^detail\.findings\.0\.finding_info\.uid: /),
    });
  });

  it.each([
    [{ Normalized: 69 }, 'ignored'],
    [{ Normalized: 70 }, 'signal'],
    [{ Normalized: 0 }, 'ignored'],
    [{ Normalized: 90, Label: 'LOW' }, 'ignored'],
    [{ Normalized: 1, Label: 'Critical' }, 'signal'],
    [{ Normalized: 'odd' }, 'signal'],
    [{}, 'signal'],
  ])('given a finding in ASFF with the severity %j, when it is read, then it is: %s', (Severity, kind) => {
    expect(one(securityHub({ Severity }))).toMatchObject({ kind });
  });

  it('given a finding that a person sends on, when it is read, then it is taken whatever its severity and state', () => {
    const sent = {
      ...securityHub({ Severity: { Label: 'LOW' }, Workflow: { Status: 'NOTIFIED' }, RecordState: 'ARCHIVED' }),
    };
    const reading = one({ ...sent, 'detail-type': 'Security Hub Findings - Custom Action' });
    expect(reading).toMatchObject({ kind: 'signal', state: 'firing', source: one(securityHub({})).source });
  });

  it('given a batch with one odd finding, when it is read, then the others are read', () => {
    const readings = readSignal(securityHub({}, { Id: 3 }, {}), flexcrm, INTAKE_DEFAULTS);
    expect(readings.map(({ kind }) => kind)).toEqual(['signal', 'unreadable', 'signal']);
  });

  it.each([
    ['a GuardDuty field', guardDuty({ service: { additionalInfo: { sample: true } } })],
    ['a GuardDuty text', guardDuty({ service: { additionalInfo: { value: '{"sample":true}', type: 'default' } } })],
    ['a title', guardDuty({ title: '[SAMPLE] Odd' })],
    ['Security Hub', securityHub({ Sample: true })],
    [
      'Security Hub for GuardDuty',
      securityHub({ ProductFields: { 'aws/guardduty/service/additionalInfo/sample': 'true' } }),
    ],
    ['OCSF', ocsf({}, { title: '[SAMPLE] Odd' })],
    ['the company itself', event('hikeshi', 'Signal', { key: 'k', title: 'Trial', drill: true })],
  ])('given a test finding marked by %s, when it is read, then it is a drill', (_, given) => {
    expect(one(given)).toMatchObject({ kind: 'signal', drill: true });
  });

  it.each([
    guardDuty(),
    securityHub({}),
    ocsf(),
    guardDuty({ service: { additionalInfo: { value: '{', sample: 'no' } } }),
  ])('given a real finding, when it is read, then it is none', (given) =>
    expect(one(given)).toMatchObject({ kind: 'signal', drill: false }),
  );

  it('given lower bounds in the settings, when findings of that severity come, then they are taken', () => {
    const settings: IntakeSettings = { ...INTAKE_DEFAULTS, guardDutySeverity: 1, securityHubLabels: ['LOW'] };
    const kindOf = (given: unknown) => readSignal(given, flexcrm, settings)[0]?.kind;
    expect(kindOf(guardDuty({ severity: 1.5 }))).toBe('signal');
    expect(kindOf(securityHub({ Severity: { Label: 'LOW' } }))).toBe('signal');
    expect(kindOf(securityHub({ Severity: { Label: 'HIGH' } }))).toBe('ignored');
    // What the label is nobody knows: it is not left out for that.
    expect(kindOf(securityHub({ Severity: {} }))).toBe('signal');
  });
});

describe('fields that are odd', () => {
  const LEAK = { facts: { 'data.leak': 'possible' } };
  const advice = (impact: unknown) =>
    event('aws.ses', 'Advisor Recommendation Status Open', { metadata: { impact, type: 'BOUNCE' } });

  it.each([
    ['a time of 1970', guardDuty({ service: { eventFirstSeen: '1970-01-01T00:00:00Z' } }), { occurredAt: null }],
    ['a number for a time', guardDuty({ updatedAt: 1777020540 }), { changedAt: '2026-04-24T08:51:30.000Z' }],
    ['a text for the service', guardDuty({ service: 'x' }), { state: 'firing' }],
    ['a number for the title', guardDuty({ title: 4 }), { name: 'Exfiltration:S3/AnomalousBehavior' }],
    ['a text for the types', securityHub({ Types: 'TTPs', GeneratorId: 'g' }), { reason: 'g' }],
    ['nothing for the workflow', securityHub({ Workflow: null }), { state: 'firing' }],
    ['a number for the description', alarmWith({ configuration: { description: 4 } }), { description: null }],
    ['an object for the resources', { ...alarm(), resources: {} }, { name: 'crm-export-leak' }],
    ['a number among the types', securityHub({ Types: [7, 'Effects/Data Exposure'] }), LEAK],
    ['a number among the types of OCSF', ocsf({}, { types: [7, 'Effects/Data Exposure'] }), LEAK],
    [
      'a number among the texts',
      health({ eventDescription: [4, { latestDescription: 'Slow.' }] }),
      { description: 'Slow.' },
    ],
    ['an unknown impact of advice', advice('severe'), { state: 'firing' }],
    [
      'a number among the attributes of a time series',
      {
        ...alarmWith({ alarmContributor: { attributes: { TableName: 'orders', Shard: 3 } } }),
        'detail-type': 'CloudWatch Alarm Contributor State Change',
      },
      { name: 'crm-export-leak (TableName=orders)' },
    ],
    ['a start that is none', health({ startTime: 'soon' }), { occurredAt: null }],
    ['a text for the texts', health({ eventDescription: 'x' }), { description: null }],
  ])('given %s, when the event is read, then that field alone is lost', (_, given, left) => {
    expect(one(given)).toMatchObject({ kind: 'signal', ...left });
  });
});

describe("the account's own mail", () => {
  it('given that SES stopped or advises, when it is read, then it fires, and is restored by its counterpart', () => {
    const resources = ['arn:aws:ses:ap-northeast-1:111122223333:tenant/x/1'];
    const told = (type: string, detail: object) => one({ ...event('aws.ses', type, detail), resources });
    const record = { status: 'DISABLED', cause: 'High bounce rate.' };
    const stopped = told('Sending Status Disabled', { data: { record } });
    expect(stopped).toMatchObject({
      state: 'firing',
      reason: 'High bounce rate.',
      title: expect.stringContaining('停止'),
    });
    expect(told('Sending Status Enabled', {})).toMatchObject({ state: 'restored', source: stopped.source });
    const advice = (impact: string) => ({
      data: 'The bounce rate exceeded 15.0%.',
      metadata: { impact, type: 'BOUNCE' },
    });
    expect(told('Advisor Recommendation Status Open', advice('HIGH'))).toMatchObject({ state: 'firing' });
    expect(told('Advisor Recommendation Status Open', advice('LOW'))).toMatchObject({ kind: 'ignored' });
  });
});

describe('[SY-23] logins to database servers', () => {
  const login = (detail: object = {}) =>
    event('aws.ssm', 'AWS API Call via CloudTrail', {
      ...{ eventName: 'StartSession', eventTime: '2026-04-24T08:51:00Z', sourceIPAddress: '192.0.2.1' },
      userIdentity: { arn: 'arn:aws:sts::111122223333:assumed-role/dba/taro' },
      requestParameters: { target: 'i-0abc' },
      ...detail,
    });
  const read = (given: unknown) => readSignal(given, shipped('synergy'), INTAKE_DEFAULTS)[0];

  it('given a login to a server, when it is read, then it tells who from where, and calls several people at once', () => {
    const reading = read(login());
    expect(reading).toMatchObject({
      ...{ kind: 'signal', state: 'firing', name: 'StartSession:i-0abc', occurredAt: '2026-04-24T08:51:00.000Z' },
      description: 'arn:aws:sts::111122223333:assumed-role/dba/taro from 192.0.2.1',
      caller: 'arn:aws:sts::111122223333:assumed-role/dba/taro',
    });
    expect(reading?.kind === 'signal' && reading.call.length).toBeGreaterThan(1);
  });

  it('given a policy without such promises, when a login is told, then it calls for nothing', () => {
    expect(one(login())).toMatchObject({ kind: 'ignored' });
  });

  it('given a login that GuardDuty finds odd, when it is read, then several people are called too', () => {
    const reading = read(guardDuty({ type: 'CredentialAccess:RDS/AnomalousBehavior.SuccessfulLogin' }));
    expect(reading?.kind === 'signal' && reading.call.length).toBeGreaterThan(1);
  });
});
