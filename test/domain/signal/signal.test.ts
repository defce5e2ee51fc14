import { describe, expect, it } from 'vitest';
import { INTAKE_DEFAULTS } from '../../../functions/domain/signal/intake.ts';
import { TITLE_LIMIT_CHARACTERS } from '../../../functions/domain/signal/plain-line.ts';
import { readSignal } from '../../../functions/domain/signal/read/read-signal.ts';
import type { Signal } from '../../../functions/domain/signal/signal.ts';

import { ALARM_ARN, alarm, event, flexcrm, guardDuty, health, one, securityHub } from './events.ts';

describe('CloudWatch alarms', () => {
  it('given an alarm, when it is read, then it was detected at its state change and states what the policy says', () => {
    expect(one(alarm())).toEqual({
      kind: 'signal',
      source: expect.stringMatching(/^alarm-[0-9a-z]{12}$/),
      signal: 'e-1',
      state: 'firing',
      ...{ title: 'データの持ち出しの疑い', name: 'crm-export-leak', reason: 'Threshold crossed' },
      ...{ description: null, restoredAt: null, call: [], drill: false, isUnreadable: false, muted: null },
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

  it('given a time that was left empty, when it is read, then only that is lost: the event has a time of its own', () => {
    const empty = JSON.stringify(alarm()).replace(/"timestamp":"[^"]*"/, '"timestamp":"0001-01-01T00:00:00.000+0000"');
    expect(one(JSON.parse(empty))).toMatchObject({ kind: 'signal', changedAt: '2026-04-24T08:51:30.000Z' });
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
      INTAKE_DEFAULTS,
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
    const abuse = {
      ...health({ service: 'ABUSE', eventTypeCode: 'AWS_ABUSE_DOS_REPORT' }),
      'detail-type': 'AWS Health Abuse Event',
    };
    expect(one(abuse)).toMatchObject({ kind: 'signal', state: 'firing' });
  });
});

describe("the company's own signals", () => {
  const own = (detail: object) => event('hikeshi', 'Signal', detail);

  it('given a signal, when it is read, then its facts are checked against the policy; unknown is not stated', () => {
    const detail = { key: 'billing', title: ' Odd\tbill ', facts: { 'data.loss': 'possible', risk: 'unknown' } };
    expect(one(own(detail))).toMatchObject({
      ...{ kind: 'signal', state: 'firing', title: 'Odd bill', facts: { 'data.loss': 'possible' } },
      source: expect.stringMatching(/^own-/),
    });
    const odd = { 'data.loss': 'perhaps', risk: 'possible', '': 1 };
    expect(one(own({ ...detail, facts: odd }))).toMatchObject({
      ...{ kind: 'signal', facts: { risk: 'possible' }, remark: { ja: '読み取れなかった事実：data.loss,' } },
    });
    expect(one(own({ ...detail, title: '\u0000' }))).toMatchObject({ kind: 'unreadable' });
    expect(one(own({ ...detail, occurredAt: 'yesterday' }))).toMatchObject({ kind: 'signal', occurredAt: null });
  });
});
