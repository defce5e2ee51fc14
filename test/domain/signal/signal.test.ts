import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMoment } from '../../../functions/domain/signal/moment.ts';
import { plainLine, TITLE_LIMIT_CHARACTERS } from '../../../functions/domain/signal/plain-line.ts';
import { readSignal } from '../../../functions/domain/signal/read-signal.ts';
import type { Signal, SignalReading } from '../../../functions/domain/signal/signal.ts';
import { signalOfUnreadable } from '../../../functions/domain/signal/unreadable.ts';
import { shipped } from '../../policies/shipped.ts';

const flexcrm = shipped('flexcrm');
const SENT = '2026-04-24T08:51:30Z';

function event(source: string, type: string, detail: unknown, more: object = {}): Record<string, unknown> {
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

const ALARM_ARN = 'arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm:crm-export-leak';

function alarm(value = 'ALARM', alarmName = 'crm-export-leak', resources = [ALARM_ARN]) {
  const state = { value, reason: 'Threshold crossed', timestamp: '2026-04-24T08:50:00.123+0000' };
  const detail = { alarmName, state, previousState: { value: 'OK' }, configuration: {} };
  return event('aws.cloudwatch', 'CloudWatch Alarm State Change', detail, { resources });
}

function one(given: unknown): SignalReading {
  const [reading, ...others] = readSignal(given, flexcrm);
  if (reading === undefined || others.length > 0) throw new Error('one reading expected');
  return reading;
}

function guardDuty(detail: object = {}) {
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

function securityHub(...findings: object[]) {
  const finding = (more: object, index: number) => ({
    ...{ Id: `arn:finding/${index}`, Title: 'Bucket is public', Types: ['Software and Configuration Checks/AWS'] },
    ...{ Severity: { Label: 'HIGH' }, Workflow: { Status: 'NEW' }, RecordState: 'ACTIVE' },
    ...{ UpdatedAt: '2026-04-24T08:49:00.000Z', FirstObservedAt: '2026-04-01T00:00:00Z', ...more },
  });
  return event('aws.securityhub', 'Security Hub Findings - Imported', { findings: findings.map(finding) });
}

function health(detail: object = {}) {
  return event('aws.health', 'AWS Health Event', {
    ...{ eventArn: 'arn:aws:health:1', service: 'EC2', eventTypeCode: 'AWS_EC2_OPERATIONAL_ISSUE' },
    ...{ eventTypeCategory: 'issue', statusCode: 'open', startTime: 'Fri, 24 Apr 2026 08:40:00 GMT', ...detail },
  });
}

describe('CloudWatch alarms', () => {
  it('given an alarm, when it is read, then it was detected at its state change and states what the policy says', () => {
    expect(one(alarm())).toEqual({
      kind: 'signal',
      source: expect.stringMatching(/^alarm-[0-9a-z]{12}$/),
      signal: 'e-1',
      state: 'firing',
      title: 'データの持ち出しの疑い',
      occurredAt: null,
      detectedAt: '2026-04-24T08:50:00.123Z',
      changedAt: '2026-04-24T08:50:00.123Z',
      facts: { 'data.leak': 'possible' },
    });
  });

  it('given alarms of one ARN, when they are read, then they have one source, others another', () => {
    const sourceOf = (given: unknown) => one(given).source;
    expect(sourceOf(alarm('OK'))).toBe(sourceOf(alarm()));
    expect(sourceOf(alarm('ALARM', 'other', [`${ALARM_ARN}-2`]))).not.toBe(sourceOf(alarm()));
    expect(sourceOf(alarm('ALARM', 'a', []))).toBe(sourceOf(alarm('OK', 'a', [])));
    expect(sourceOf(alarm('ALARM', 'b', []))).not.toBe(sourceOf(alarm('ALARM', 'a', [])));
  });

  it('given the states, when they are read, then OK is restored, too little data says nothing, others are unreadable', () => {
    expect(one(alarm('OK'))).toMatchObject({ kind: 'signal', state: 'restored' });
    expect(one(alarm('INSUFFICIENT_DATA'))).toMatchObject({ kind: 'ignored' });
    expect(one(alarm('BROKEN'))).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringMatching(/^detail\.state\.value: /),
    });
  });

  it('given a name no rule fits, when it is read, then it is its own title and nothing is known', () => {
    expect(one(alarm('ALARM', 'something-odd'))).toMatchObject({ title: 'something-odd', facts: {} });
  });

  it('given a name with line breaks and control characters, when it is read, then the title is one short line', () => {
    const name = `odd\r\nBcc: all@example.com\u0000\u202e${'x'.repeat(500)}`;
    const reading = one(alarm('ALARM', name)) as Signal;
    expect(reading.title).toMatch(/^odd Bcc: all@example\.com x+…$/);
    expect([...reading.title]).toHaveLength(TITLE_LIMIT_CHARACTERS);
  });
});

describe('findings', () => {
  it('given a new finding, when it is read, then it was detected when it was made and occurred when first seen', () => {
    expect(one(guardDuty())).toMatchObject({
      kind: 'signal',
      source: expect.stringMatching(/^finding-/),
      state: 'firing',
      detectedAt: '2026-04-24T08:45:00.000Z',
      changedAt: '2026-04-24T08:46:00.000Z',
      occurredAt: '2026-04-24T08:30:00.000Z',
      facts: { 'data.leak': 'possible' },
    });
  });

  it('given a finding seen again, archived or harmless, when it is read, then it is told apart', () => {
    expect(one(guardDuty({ service: { count: 7 } }))).toMatchObject({ detectedAt: '2026-04-24T08:46:00.000Z' });
    expect(one(guardDuty({ service: { archived: true } }))).toMatchObject({ state: 'ended' });
    expect(one(guardDuty({ severity: 3.9 }))).toMatchObject({
      kind: 'ignored',
      reason: expect.stringContaining('3.9'),
    });
    expect(one(guardDuty({ severity: 'high' }))).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringMatching(/^detail\.severity: /),
    });
  });

  it('given a batch of findings, when it is read, then each is a signal of a source of its own', () => {
    const readings = readSignal(
      securityHub(
        {},
        { Severity: { Label: 'LOW' } },
        { RecordState: 'ARCHIVED' },
        { Workflow: { Status: 'RESOLVED' } },
      ),
      flexcrm,
    );
    expect(readings.map(({ kind }) => kind)).toEqual(['signal', 'ignored', 'signal', 'signal']);
    expect(readings.map((each) => 'state' in each && each.state)).toEqual(['firing', false, 'ended', 'ended']);
    expect(new Set(readings.map(({ source }) => source)).size).toBe(4);
    expect(readings[0]).toMatchObject({ detectedAt: '2026-04-24T08:49:00.000Z', facts: { risk: 'possible' } });
  });

  it('given an empty batch, when it is read, then it is unreadable', () => {
    expect(one(securityHub())).toMatchObject({ kind: 'unreadable' });
  });
});

describe('AWS Health', () => {
  it('given an issue, when it is read, then it occurred when AWS says; closed, it ended then', () => {
    expect(one(health())).toMatchObject({
      ...{ kind: 'signal', state: 'firing', occurredAt: '2026-04-24T08:40:00.000Z' },
      detectedAt: '2026-04-24T08:51:30.000Z',
      source: expect.stringMatching(/^health-/),
    });
    expect(one(health({ statusCode: 'closed', endTime: 'Fri, 24 Apr 2026 09:40:00 GMT' }))).toMatchObject({
      ...{ state: 'ended', detectedAt: '2026-04-24T09:40:00.000Z', changedAt: '2026-04-24T08:51:30.000Z' },
    });
    expect(one(health({ eventTypeCategory: 'scheduledChange' }))).toMatchObject({ kind: 'ignored' });
  });
});

describe("the company's own signals", () => {
  const own = (detail: object) => event('hikeshi', 'Hikeshi Signal', detail);

  it('given a signal, when it is read, then its facts are checked against the policy; unknown is not stated', () => {
    const detail = { key: 'billing', title: ' Odd\tbill ', facts: { 'data.loss': 'possible', risk: 'unknown' } };
    expect(one(own(detail))).toMatchObject({
      ...{ kind: 'signal', state: 'firing', title: 'Odd bill', facts: { 'data.loss': 'possible' } },
      source: expect.stringMatching(/^own-/),
    });
    expect(one(own({ ...detail, facts: { 'data.loss': 'perhaps' } }))).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringContaining('data.loss'),
    });
    expect(one(own({ ...detail, title: '\u0000' }))).toMatchObject({ kind: 'unreadable' });
    expect(one(own({ ...detail, occurredAt: 'yesterday' }))).toMatchObject({
      reason: expect.stringMatching(/^detail\.occurredAt: not a moment/),
    });
  });
});

describe('what cannot be read', () => {
  it('given nothing of a kind that is known, when it is read, then it is unreadable with a sentence that names the place', () => {
    const cases: [unknown, RegExp][] = [
      [null, /^The event: .+\.$/],
      ['text', /^The event: .+\.$/],
      [{}, /^id: .+\.$/],
      [event('aws.cloudwatch', 'CloudWatch Alarm State Change', {}), /^detail\.alarmName: .+\.$/],
      [event('aws.cloudwatch', 'Something Else', {}), /^No signals of aws\.cloudwatch "Something Else"/],
      [event('constructor', 'x', {}), /^No signals of constructor/],
      [event('aws.guardduty', 'toString', {}), /^No signals of aws\.guardduty/],
      [{ ...alarm(), time: '2026-04-24' }, /^time: not a moment/],
    ];
    for (const [given, reason] of cases)
      expect(one(given)).toMatchObject({ kind: 'unreadable', reason: expect.stringMatching(reason) });
  });

  it('given an event without an id, when it comes twice, then it bears the same id', () => {
    const { id: _, ...nameless } = alarm();
    expect(one(nameless)).toMatchObject({ signal: expect.stringMatching(/^content-/) });
    expect(one(nameless).signal).toBe(one(structuredClone(nameless)).signal);
    expect(one({ ...nameless, region: 'x' }).signal).not.toBe(one(nameless).signal);
  });

  it('given unreadable events of one sender, when people are called, then for one incident', () => {
    const bad = (id: string) => one({ ...alarm('BROKEN'), id });
    const [first, second] = [bad('e-1'), bad('e-2')];
    if (first?.kind !== 'unreadable' || second?.kind !== 'unreadable') throw new Error('unreadable expected');
    const at = '2026-04-24T08:52:00.000Z';
    expect(signalOfUnreadable(flexcrm, first, at)).toMatchObject({
      ...{ signal: 'e-1', state: 'firing', detectedAt: at, facts: {} },
      title: '読み取れないシグナル（aws.cloudwatch）',
    });
    expect(signalOfUnreadable(flexcrm, second, at).source).toBe(first.source);
    expect(signalOfUnreadable({ ...flexcrm, languages: ['en'] }, first, at).title).toBe(
      'Unreadable signal from aws.cloudwatch',
    );
  });

  it('given anything at all, when it is read, then it never throws, and every reading has an id and a source', () => {
    const base = fc.constantFrom(alarm(), guardDuty(), securityHub({}), health(), {});
    const spoilt = fc.tuple(
      base,
      fc.dictionary(fc.constantFrom('id', 'source', 'time', 'detail', 'resources'), fc.anything()),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.jsonValue(),
          spoilt.map(([good, bad]) => ({ ...good, ...bad })),
        ),
        (given) => {
          for (const reading of readSignal(given, flexcrm)) {
            expect(reading.source).toMatch(/^(alarm|finding|health|own|unreadable)-[0-9a-z]{12}$/);
            expect(reading.signal).not.toBe('');
            if (reading.kind !== 'signal') expect(reading.reason).not.toMatch(/[\r\n]/);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('moments and lines', () => {
  it('given the forms AWS writes, when they are read, then they are instants; others are not', () => {
    expect(readMoment('2026-04-24T08:50:00.123+0000')).toBe('2026-04-24T08:50:00.123Z');
    expect(readMoment('2026-04-24T17:50:00+09:00')).toBe('2026-04-24T08:50:00.000Z');
    expect(readMoment('Fri, 24 Apr 2026 08:40:00 GMT')).toBe('2026-04-24T08:40:00.000Z');
    for (const text of ['', 'now', '2026-04-24', '2026-13-24T00:00:00Z', '2026-04-24T08:50:00', '1777020600']) {
      expect(readMoment(text)).toBeNull();
    }
  });

  it('given any text, when it is made a line, then it is one, short enough, and making it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 1, max: 150 }), (text, limit) => {
        const line = plainLine(text, limit);
        expect([...line].length).toBeLessThanOrEqual(limit);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(plainLine(line, limit)).toBe(line);
      }),
    );
    expect(plainLine('絵文字😀'.repeat(60))).toMatch(/…$/);
  });
});
