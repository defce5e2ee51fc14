import { Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { INTAKE_DEFAULTS } from '../../../functions/domain/signal/intake.ts';
import { READERS, readSignal } from '../../../functions/domain/signal/read/read-signal.ts';
import { signalPatterns } from '../../../infra/app/intake.ts';
import { matchesPattern } from '../../../infra/local/services/events/pattern.ts';
import { readSettings } from '../../../infra/settings/settings.ts';
import { shipped } from '../../policies/shipped.ts';

const mail = { sender: 'notice@example.jp', replyTo: 'support@example.jp' };
const settingsWith = (signals: object) =>
  readSettings({ hikeshi: { policy: 'flexcrm', regions: ['ap-northeast-1'], mail, signals } });

it('every kind of event that is let in has a reader, and every reader a rule', () => {
  const settings = settingsWith({ healthServices: ['EC2'], loginTargets: ['i-0abc'] });
  const letIn = Object.values(signalPatterns(settings, shipped('flexcrm'))).flatMap(({ source = [], detailType }) =>
    source.flatMap((from) => (detailType ?? Object.keys(READERS[from] ?? {})).map((type) => `${from}: ${type}`)),
  );
  const read = Object.entries(READERS).flatMap(([from, types]) => Object.keys(types).map((type) => `${from}: ${type}`));
  expect([...new Set(letIn)].toSorted()).toEqual(read.toSorted());
});

const logins = (company: string, loginTargets: readonly string[]) =>
  Object.entries(signalPatterns(settingsWith({ loginTargets }), shipped(company)))
    .filter(([rule]) => rule.startsWith('logins-'))
    .map(([rule, { detail }]) => [rule, detail?.requestParameters]);

it('[SY-23] given a policy that promises to tell logins, when no server is named, then those to every server are let in', () => {
  expect(logins('synergy', [])).toEqual([
    ['logins-session', undefined],
    ['logins-ssh', undefined],
  ]);
  expect(logins('synergy', ['i-0abc'])).toEqual([
    ['logins-session', { target: ['i-0abc'] }],
    ['logins-ssh', { instanceId: ['i-0abc'] }],
    ['logins-data-api', { resourceArn: ['i-0abc'] }],
  ]);
  expect(logins('flexcrm', [])).toEqual([]);
});

it.each([
  ['a number for its severity alone', { severity_id: 5 }, true],
  ['a severity that is taken', { severity_id: 4, severity: 'High', status: 'New' }, true],
  ['a severity that is not', { severity_id: 1, severity: 'Informational', status: 'New' }, false],
  ['no severity, and that it is solved', { status: 'Resolved' }, false],
])('given a finding in OCSF with %s, then it is let in: %o %o', (_, finding, isLetIn) => {
  const pattern = new Stack().resolve(signalPatterns(settingsWith({}), shipped('flexcrm'))['securityhub-v2']);
  const event = { source: 'aws.securityhub', 'detail-type': 'Findings Imported V2', detail: { findings: [finding] } };
  const { detailType, ...others } = pattern;
  expect(matchesPattern({ ...others, 'detail-type': detailType }, event)).toBe(isLetIn);
});

it.each([
  ['ssm', 'StartSession', { target: 'i-0abc' }, true],
  ['ec2-instance-connect', 'SendSSHPublicKey', { instanceId: 'i-0abc' }, true],
  ['ec2-instance-connect', 'SendSerialConsoleSSHPublicKey', { instanceId: 'i-0abc' }, true],
  ['ec2-instance-connect', 'SendSerialConsoleSSHPublicKey', { instanceId: 'i-0def' }, false],
  ['rds-data', 'ExecuteStatement', { resourceArn: 'arn:aws:rds:db' }, true],
  ['rds-data', 'BatchExecuteStatement', { resourceArn: 'arn:aws:rds:db' }, true],
  ['rds-data', 'BatchExecuteStatement', { resourceArn: 'arn:aws:rds:other' }, false],
  // Neither opens a login of its own; the document of operations says so.
  ['ssm', 'ResumeSession', { sessionId: 'taro-0abc' }, false],
  ['ssm', 'SendCommand', { instanceIds: ['i-0abc'] }, false],
] as const)(
  '[SY-23] given %s %s with %j, when the rules look at it, then they let it in, and it calls people: %o',
  (...given) => {
    const [service, eventName, requestParameters, isTold] = given;
    const synergy = shipped('synergy');
    const patterns = new Stack().resolve(
      signalPatterns(settingsWith({ loginTargets: ['i-0abc', 'arn:aws:rds:db'] }), synergy),
    );
    const event = {
      ...{
        id: 'e-1',
        source: `aws.${service}`,
        'detail-type': 'AWS API Call via CloudTrail',
        time: '2026-04-24T01:00:00Z',
      },
      ...{ account: '000000000000', region: 'ap-northeast-1', detail: { eventName, requestParameters } },
    };
    const matched = Object.entries(patterns).filter(([, pattern]) => {
      const { detailType, ...others } = pattern as { detailType?: unknown };
      return matchesPattern({ ...others, ...(detailType !== undefined && { 'detail-type': detailType }) }, event);
    });
    expect(matched).toHaveLength(isTold ? 1 : 0);
    if (!isTold) return;
    expect(readSignal(event, synergy, INTAKE_DEFAULTS)).toMatchObject([
      { kind: 'signal', call: ['responder', 'officer'] },
    ]);
  },
);

const asImported = { Severity: { Label: 'HIGH' }, Workflow: { Status: 'NEW' }, RecordState: 'ACTIVE' };
const inAsff = (more: object) => ({ findings: [{ ...asImported, ...more }] });
const ASFF = ['securityhub', 'aws.securityhub', 'Security Hub Findings - Imported'] as const;
const GUARDDUTY = ['guardduty', 'aws.guardduty', 'GuardDuty Finding'] as const;
const HEALTH = ['health', 'aws.health', 'AWS Health Event'] as const;

it.each([
  ['all that is asked for', ASFF, inAsff({}), true],
  ['no severity', ASFF, inAsff({ Severity: undefined }), true],
  ['a number for its severity alone', ASFF, inAsff({ Severity: { Normalized: 90 } }), true],
  ['no workflow', ASFF, inAsff({ Workflow: undefined }), true],
  ['a workflow without a status', ASFF, inAsff({ Workflow: {} }), true],
  ['no state of its record', ASFF, inAsff({ RecordState: undefined }), true],
  ['none of them', ASFF, { findings: [{ Id: 'arn:finding/1' }] }, true],
  ['a label that is not taken', ASFF, inAsff({ Severity: { Label: 'LOW' } }), false],
  ['no label, and that it is solved', ASFF, inAsff({ Severity: {}, Workflow: { Status: 'RESOLVED' } }), false],
  ['no label, and that it is archived', ASFF, inAsff({ Severity: {}, RecordState: 'ARCHIVED' }), false],
  ['no severity', GUARDDUTY, { id: 'f-1' }, true],
  ['a severity below the setting', GUARDDUTY, { severity: 2 }, false],
  ['no category', HEALTH, { eventArn: 'arn:aws:health:1' }, true],
  ['a category that is no issue', HEALTH, { eventTypeCategory: 'scheduledChange' }, false],
] as const)('given %s in an event of %j, when its rule looks at it, then of %j it lets in: %o', (...given) => {
  const [, [rule, source, type], detail, isLetIn] = given;
  const { detailType, ...others } = new Stack().resolve(signalPatterns(settingsWith({}), shipped('flexcrm'))[rule]);
  const event = JSON.parse(JSON.stringify({ source, 'detail-type': type, detail }));
  expect(matchesPattern({ ...others, 'detail-type': detailType }, event)).toBe(isLetIn);
});

/** Whether the rules let an event in, and whether it then is a signal to its reader, under the same settings. */
function taken(signals: object, event: Readonly<Record<string, unknown>>): [isLetIn: boolean, isSignal: boolean] {
  const settings = settingsWith(signals);
  const policy = shipped('flexcrm');
  const isLetIn = Object.values(signalPatterns(settings, policy)).some(({ detailType, ...others }) =>
    matchesPattern(new Stack().resolve({ ...others, ...(detailType && { 'detail-type': detailType }) }), event),
  );
  const { guardDutySeverity, securityHubLabels } = settings.signals;
  const [reading] = readSignal(event, policy, { ...INTAKE_DEFAULTS, guardDutySeverity, securityHubLabels });
  return [isLetIn, reading?.kind === 'signal'];
}

const eventOf = (source: string, type: string, detail: object) => ({
  ...{ id: 'e-1', source, 'detail-type': type, time: '2026-04-24T01:00:00Z', detail },
  ...{ account: '000000000000', region: 'ap-northeast-1' },
});

describe('what the settings let in is what is read', () => {
  it.each([
    [1, 0.9, false],
    [1, 1, true],
    [1, 3.9, true],
    [2, 1.9, false],
    [2, 2, true],
    [3.9, 3.8, false],
    [3.9, 3.9, true],
    [4, 3.9, false],
    [4, 4, true],
    [10, 9.9, false],
    [10, 10, true],
  ])('given GuardDuty from %d on, when a finding of %d comes, then it is taken: %s', (from, severity, isTaken) => {
    const finding = { id: 'f-1', type: 'Recon:EC2/Portscan', severity, service: { archived: false } };
    const event = eventOf('aws.guardduty', 'GuardDuty Finding', finding);
    expect(taken({ guardDutySeverity: from }, event)).toEqual([isTaken, isTaken]);
  });

  // In the order of OCSF, whose number of a severity begins with 1.
  const LABELS = ['INFORMATIONAL', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];

  it.each(LABELS.flatMap((wanted) => LABELS.map((label) => [wanted, label] as const)))(
    'given Security Hub’s %s, when a finding labelled %s comes, then it is taken if it is that',
    (wanted, label) => {
      const finding = { Id: 'f-1', Types: ['TTPs'], Severity: { Label: label }, Workflow: { Status: 'NEW' } };
      const asff = { findings: [{ ...finding, RecordState: 'ACTIVE' }] };
      const isTaken = wanted === label;
      expect(taken({ securityHubLabels: [wanted] }, eventOf('aws.securityhub', ASFF[2], asff))).toEqual([
        isTaken,
        isTaken,
      ]);
      const severity = `${label[0]}${label.slice(1).toLowerCase()}`;
      const severity_id = LABELS.indexOf(label) + 1;
      const ocsf = { findings: [{ severity, severity_id, status: 'New', finding_info: { uid: 'f-1', title: 'Odd' } }] };
      const event = eventOf('aws.securityhub', 'Findings Imported V2', ocsf);
      expect(taken({ securityHubLabels: [wanted] }, event)).toEqual([isTaken, isTaken]);
    },
  );
});

describe('two stacks in one account', () => {
  const letsIn = (stackName: string, alarmName: string, alarmPrefix = '') => {
    const settings = readSettings({
      hikeshi: { policy: 'flexcrm', regions: ['ap-northeast-1'], mail, stackName, signals: { alarmPrefix } },
    });
    const names = signalPatterns(settings, shipped('flexcrm')).alarms?.detail?.alarmName;
    return matchesPattern(new Stack().resolve({ detail: { alarmName: names } }), { detail: { alarmName } });
  };

  it.each([
    ['hikeshi', 'hikeshi-take-signal-late', '', false],
    ['staging', 'staging-take-signal-late', '', false],
    ['hikeshi', 'staging-take-signal-late', '', true],
    ['staging', 'hikeshi-take-signal-late', '', true],
    ['hikeshi', 'staging-take-signal-late', 'crm-', false],
    ['staging', 'hikeshi-take-signal-late', 'crm-', false],
    ['hikeshi', 'hikeshi-staging-take-signal-late', '', false],
    ['hikeshi-staging', 'hikeshi-take-signal-late', '', true],
    ['hikeshi', 'crm-outage', 'crm-', true],
    ['hikeshi', 'TargetTracking-table/orders', '', false],
  ])('%s, told of the alarm %s, with the prefix "%s", lets it in: %s', (stackName, alarmName, prefix, isLetIn) => {
    expect(letsIn(stackName, alarmName, prefix)).toBe(isLetIn);
  });
});
