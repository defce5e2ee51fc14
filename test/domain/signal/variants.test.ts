import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../functions/domain/base/time/instant.ts';
import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import { INTAKE_DEFAULTS } from '../../../functions/domain/signal/intake.ts';
import { notAhead } from '../../../functions/domain/signal/not-ahead.ts';
import { readSignal } from '../../../functions/domain/signal/read/read-signal.ts';
import { shipped } from '../../policies/shipped.ts';
import { alarm, event, guardDuty, health, one, securityHub } from './events.ts';

const COMPANIES = ['flexcrm', 'synergy', 'flam', 'limited-company', 'coxproject'];
const readBy = (policy: Policy, given: unknown) => readSignal(given, policy, INTAKE_DEFAULTS)[0];

/** A finding of Security Hub in OCSF, with its own fields. */
function ocsf(info: object, more: object = {}) {
  const finding_info = { uid: 'u-1', title: 'A finding', ...info };
  return event('aws.securityhub', 'Findings Imported V2', { findings: [{ finding_info, severity_id: 5, ...more }] });
}

const own = (detail: object) =>
  event('hikeshi', 'Signal', { key: 'monitor/login', title: 'ログインできません', ...detail });

describe('events of other monitors', () => {
  it.each([
    ['a title in Japanese with an emoji and full-width signs', { title: '🔥【緊急】ログイン／認証が“停止”' }],
    ['facts that are empty', { facts: {} }],
    ['facts of which nothing can be read', { facts: ['service.felt'] }],
    ['a time that is none', { occurredAt: 'yesterday', detectedAt: 1777020540 }],
  ])('given %s, when it is read, then it fires', (_, detail) => {
    expect(one(own(detail))).toMatchObject({ kind: 'signal', state: 'firing' });
  });

  it('given a fact that the policy does not know among others, when it is read, then the others count and that one is named', () => {
    const facts = { 'service.felt': 'confirmed', 'service.impact': 'total', wrong: 'yes' };
    expect(one(own({ facts }))).toMatchObject({
      ...{ facts: { 'service.felt': 'confirmed' }, remark: { en: 'Not understood: service.impact, wrong.' } },
    });
  });

  it.each(['\u202egnihsihp', 'a\u200bb', '\ue000x', '\ud800x', '検索 https://evil.example', 'search'])(
    'given a function that the policy does not name, %j, when it is read, then it is no fact and its field is named',
    (name) => {
      expect(one(own({ facts: { 'service.felt': 'confirmed', 'service.function': name } }))).toMatchObject({
        ...{ facts: { 'service.felt': 'confirmed' }, remark: { en: 'Not understood: service.function.' } },
      });
      expect(one(own({ facts: { 'service.function': name } }))).toMatchObject({ facts: {} });
    },
  );

  it('given a function that the policy names, when it is read, then it is a fact', () => {
    const stated = { 'service.function': 'client' };
    expect(readBy(shipped('synergy'), own({ facts: stated }))).toMatchObject({ facts: stated });
  });

  it.each([
    ['no key', { key: '' }, /^detail\.key: /],
    ['a state of another monitor', { state: 'resolved' }, /^detail\.state: /],
    ['a title of blanks and control characters', { title: ' \u0007\u202e ' }, /^detail\.title: /],
  ])('given %s, when it is read, then it is kept as unreadable with the place', (_, detail, reason) => {
    expect(one(own(detail))).toMatchObject({ kind: 'unreadable', reason: expect.stringMatching(reason) });
  });

  it('given a key of the same thing in another form of Unicode, when it is read, then it is the same source', () => {
    expect(one(own({ key: 'サーバー/が' })).source).toBe(one(own({ key: 'サーバー/か\u3099' })).source);
  });
});

describe('the gravest findings of every kind', () => {
  /** Public types of GuardDuty of high severity: of containers, hosts, functions, databases, accounts and sequences of attacks. */
  const GRAVE = [
    ...['AttackSequence:EKS/CompromisedCluster', 'AttackSequence:IAM/CompromisedCredentials'],
    ...['AttackSequence:S3/CompromisedData', 'AttackSequence:ECS/CompromisedCluster'],
    ...[
      'PrivilegeEscalation:Kubernetes/PrivilegedContainer',
      'CredentialAccess:Kubernetes/AnomalousBehavior.SecretsAccessed',
    ],
    ...['Impact:Kubernetes/TorIPCaller', 'DefenseEvasion:Runtime/FilelessExecution', 'Backdoor:Runtime/C&CActivity.B'],
    ...['Execution:Runtime/ReverseShell', 'Trojan:Runtime/DropPoint', 'UnauthorizedAccess:Lambda/TorRelay'],
    ...['Backdoor:Lambda/C&CActivity.B', 'CredentialAccess:RDS/AnomalousBehavior.SuccessfulBruteForce'],
    ...['Recon:IAMUser/MaliciousIPCaller', 'PenTest:IAMUser/KaliLinux', 'PenTest:S3/KaliLinux'],
    ...['Stealth:IAMUser/CloudTrailLoggingDisabled', 'Stealth:S3/ServerAccessLoggingDisabled'],
    ...['Impact:S3/AnomalousBehavior.Delete', 'Exfiltration:IAMUser/AnomalousBehavior', 'Object:S3/MaliciousFile'],
    ...[
      'Execution:EC2/MaliciousFile',
      'CryptoCurrency:Runtime/BitcoinTool.B',
      'InitialAccess:IAMUser/AnomalousBehavior',
    ],
  ];

  it.each(COMPANIES)('under the policy of %s each states at least one fact', (company) => {
    const policy = shipped(company);
    const silent = GRAVE.filter((type) => {
      const reading = readBy(policy, guardDuty({ type, severity: 8 }));
      return reading?.kind !== 'signal' || Object.keys(reading.facts).length === 0;
    });
    expect(silent).toEqual([]);
  });

  it.each(COMPANIES)('under the policy of %s an OCSF finding says what GuardDuty itself does', (company) => {
    const policy = shipped(company);
    for (const type of GRAVE) {
      const direct = readBy(policy, guardDuty({ type, severity: 8 }));
      const handedOn = readBy(policy, ocsf({ types: [type] }));
      expect([type, handedOn]).toEqual([type, expect.objectContaining({ facts: factsOf(direct) })]);
    }
  });

  it('given three types, the deciding one last, first or written in small letters, when they are read, then it decides', () => {
    const types = ['Software and Configuration Checks/Vulnerabilities/CVE', 'TTPs/Collection', 'Effects/Data Exposure'];
    for (const Types of [types, types.toReversed(), types.map((type) => type.toLowerCase())]) {
      expect(one(securityHub({ Types }))).toMatchObject({ facts: { 'data.leak': 'possible' } });
    }
  });
});

const factsOf = (reading: ReturnType<typeof readBy>) => (reading?.kind === 'signal' ? reading.facts : null);

describe('weak configurations', () => {
  /** GuardDuty's types of policy, and what Security Hub calls its checks of configurations. */
  const WEAK = [
    ...['Policy:Kubernetes/AnonymousAccessGranted', 'Policy:Kubernetes/AdminAccessToDefaultServiceAccount'],
    ...['Policy:Kubernetes/ExposedDashboard', 'Policy:Kubernetes/KubeflowDashboardExposed'],
    ...['Policy:S3/BucketPublicAccessGranted', 'Policy:S3/BucketAnonymousAccessGranted'],
    ...['Policy:S3/AccountBlockPublicAccessDisabled', 'Policy:S3/BucketBlockPublicAccessDisabled'],
    ...['Policy:IAMUser/RootCredentialUsage', 'Policy:IAMUser/ShortTermRootCredentialUsage'],
    'Software and Configuration Checks/Vulnerabilities/CVE',
  ];

  it.each(COMPANIES)('under the policy of %s each states a possible risk, and no leak or attack', (company) => {
    const policy = shipped(company);
    for (const type of WEAK) {
      for (const given of [guardDuty({ type, severity: 8 }), ocsf({ types: [type] }), securityHub({ Types: [type] })]) {
        const facts = factsOf(readBy(policy, given)) ?? {};
        expect([type, facts.risk]).toEqual([type, 'possible']);
        expect(Object.keys(facts).filter((name) => !['risk', 'cause.kind'].includes(name))).toEqual([]);
      }
    }
  });

  it.each(COMPANIES)('under the policy of %s the use of the root user is no weak configuration', (company) => {
    const used = readBy(shipped(company), guardDuty({ type: 'Policy:IAMUser/RootCredentialUsage', severity: 8 }));
    expect(used).toMatchObject({ title: 'ルートユーザーの使用の検知', facts: { risk: 'possible' } });
    expect(factsOf(used)).not.toHaveProperty(['cause.kind']);
  });
});

describe('tests and samples in other clothes', () => {
  it.each([
    ['a field as a text', guardDuty({ service: { additionalInfo: { sample: 'true' } } })],
    ['a title in small letters', guardDuty({ title: ' [sample] An outflow' })],
    ['a mark of Security Hub as a text', securityHub({ Sample: 'true' })],
    [
      'a field that Security Hub hands on in capitals',
      securityHub({ ProductFields: { 'aws/guardduty/service/additionalInfo/sample': 'True' } }),
    ],
    ['a title in OCSF', ocsf({ title: '[SAMPLE] Outflow', types: ['Exfiltration:S3/AnomalousBehavior'] })],
    ['text of an own program', own({ drill: 'true' })],
  ])('given %s, when it is read, then it is a drill', (_, given) => {
    expect(one(given)).toMatchObject({ kind: 'signal', drill: true });
  });

  it.each([
    ['a key of an own program', own({ drill: true }), own({})],
    ['a finding of GuardDuty', guardDuty({ title: '[SAMPLE] An outflow' }), guardDuty({})],
    ['a finding of Security Hub', securityHub({ Sample: true }), securityHub({})],
    ['a finding in OCSF', ocsf({ title: '[SAMPLE] Outflow' }), ocsf({})],
  ])('given %s, as a drill and for real, then each has a source of its own', (_, drill, real) => {
    expect(one(drill).source).toBe(`${one(real).source}-drill`);
  });

  it.each([
    ['a bucket that is called sample', guardDuty({ title: 'Bucket sample-data was read', resource: { sample: true } })],
    ['a JSON text that says it is none', guardDuty({ service: { additionalInfo: { value: '{"sample":"false"}' } } })],
  ])('given %s, when it is read, then it is real', (_, given) => {
    expect(one(given)).toMatchObject({ kind: 'signal', drill: false });
  });
});

describe('muted alarms in other clothes', () => {
  const muted = (muteDetail: unknown, state: object = {}) => {
    const base = alarm();
    const detail = base.detail as { state: object };
    return { ...base, detail: { ...detail, muteDetail, state: { ...detail.state, ...state } } };
  };

  it.each([
    ['an end in the time of Japan', { muteWindowEnd: '2026-04-24T19:00:00+09:00' }, '2026-04-24T10:00:00.000Z'],
    ['a rule that is named alone', { mutedByArn: 'arn:aws:cloudwatch:x' }, null],
  ])('given %s, when it fires, then nobody is called before that is over', (_, muteDetail, until) => {
    expect(one(muted(muteDetail))).toMatchObject({ state: 'firing', muted: { until } });
  });

  const RULE = { mutedByArn: 'arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm-mute-rule:release' };
  it.each([
    'odd',
    '',
    7,
    0,
    true,
    false,
    [],
    {},
    { muteWindowEnd: null },
    { mutedByArn: 7 },
    { mutedByArn: '' },
    ...['19:00', 'odd', '', 7, {}, [], true, '1970-01-01T00:00:00Z', '2099-01-01T00:00:00Z'].map((muteWindowEnd) => ({
      ...RULE,
      muteWindowEnd,
    })),
  ])('given %j for the mute, when it fires, then that field alone is lost, and people are called', (muteDetail) => {
    expect(one(muted(muteDetail))).toMatchObject({ kind: 'signal', state: 'firing', muted: null });
    const suppressed = muted(muteDetail, { actionsSuppressedBy: 'Alarm' });
    expect(one(suppressed)).toMatchObject({ muted: { until: null } });
  });

  it.each(['odd', 7, {}, ['Alarm'], true])(
    'given %j for the suppressor, when it fires, then people are called',
    (actionsSuppressedBy) => {
      expect(one(muted(undefined, { actionsSuppressedBy }))).toMatchObject({ state: 'firing', muted: null });
    },
  );

  it('given nothing under the key, or a suppressor that has ended, when it fires, then people are called', () => {
    expect(one(muted(null))).toMatchObject({ muted: null });
    expect(one(muted(undefined, { actionsSuppressedBy: '' }))).toMatchObject({ muted: null });
  });

  it('given one time series of a muted alarm, when it fires, then it is muted as its alarm', () => {
    const contributor = muted({ muteWindowEnd: '2026-04-24T10:00:00Z' });
    expect(one({ ...contributor, 'detail-type': 'CloudWatch Alarm Contributor State Change' })).toMatchObject({
      muted: { until: '2026-04-24T10:00:00.000Z' },
    });
  });
});

describe('times that cannot be', () => {
  it.each([
    ['an empty text', guardDuty({ updatedAt: '' }), { changedAt: '2026-04-24T08:51:30.000Z' }],
    ['no such day', guardDuty({ service: { eventFirstSeen: '2026-02-30T00:00:00Z' } }), { occurredAt: null }],
    ['milliseconds for an ISO time', ocsf({ modified_time_dt: 1777020540000 }), { state: 'firing' }],
    ['seconds for milliseconds', ocsf({ modified_time: 1777020540 }), { changedAt: '2026-04-24T08:51:30.000Z' }],
    ['an end before the start', health({ endTime: 'Fri, 24 Apr 2026 08:00:00 GMT' }), { restoredAt: null }],
    [
      'no texts',
      ocsf({ title: null, types: null }, { class_name: 'Detection Finding' }),
      { name: 'Detection Finding' },
    ],
  ])('given %s, when the event is read, then only that is lost', (_, given, left) => {
    expect(one(given)).toMatchObject({ kind: 'signal', ...left });
  });

  it.each([
    ['a finding', guardDuty({ updatedAt: '2099-01-01T00:00:00Z', createdAt: '2099-01-01T00:00:00Z' })],
    ['a finding of Security Hub', securityHub({ UpdatedAt: '2099-01-01T00:00:00Z' })],
    ['one in OCSF', ocsf({ modified_time: Date.parse('2099-01-01T00:00:00Z') })],
    ['an own program', own({ detectedAt: '2099-01-01T00:00:00+09:00' })],
  ])(
    'given a time far ahead in %s, when it is read, then later events of the source are not taken for older ones',
    (_, given) => {
      const reading = one(given);
      const at = '2026-04-24T08:52:00.000Z' as Instant;
      expect(reading.kind === 'signal' && notAhead(reading, at)).toMatchObject({ detectedAt: at });
      expect(reading.kind === 'signal' && notAhead(reading, at).changedAt <= at).toBe(true);
    },
  );
});

describe('words of signals', () => {
  it.each([
    [
      'a description in Japanese',
      health({
        eventDescription: [{ language: 'ja_JP', latestDescription: '東京リージョンで障害が発生しています。' }],
      }),
      { description: '東京リージョンで障害が発生しています。' },
    ],
    [
      'a title of markup',
      securityHub({ Title: '<img src=x onerror=alert(1)>' }),
      { name: '<img src=x onerror=alert(1)>' },
    ],
    ['half-width kana and a surrogate', securityHub({ Title: 'ﾊﾞｹｯﾄ 𠮷野家' }), { name: 'ﾊﾞｹｯﾄ 𠮷野家' }],
  ])('given %s, when it is read, then it is kept as it is', (_, given, left) => {
    expect(one(given)).toMatchObject(left);
  });

  it('given descriptions in several languages, when it is read, then that of the policy’s first language is taken', () => {
    const eventDescription = [
      { language: 'en_US', latestDescription: 'An outage.' },
      { language: 'ja_JP', latestDescription: '障害が発生しています。' },
    ];
    expect(one(health({ eventDescription }))).toMatchObject({ description: '障害が発生しています。' });
  });
});

describe('alarms that end', () => {
  const deleted = (detail: object) =>
    event('aws.cloudwatch', 'CloudWatch Alarm Configuration Change', { alarmName: '外部監視/ログイン', ...detail });

  it('given an alarm with a Japanese name, when it is deleted, then its own source ends', () => {
    const firing = one(alarm('ALARM', '外部監視/ログイン', []));
    expect(one(deleted({ operation: 'delete' }))).toMatchObject({ state: 'ended', source: firing.source });
  });

  it.each(['create', 'update', 'Delete ', '', 7])(
    'given the operation %j, when it is read, then nothing ends',
    (operation) => {
      expect(one(deleted({ operation }))).toMatchObject({ kind: 'ignored' });
    },
  );
});
