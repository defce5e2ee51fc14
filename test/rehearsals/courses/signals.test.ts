import { describe, expect, it } from 'vitest';
import { rehearseInline } from '../inline.ts';
import { alarm } from '../stage.ts';

const START = '2026-04-24T10:10:00+09:00';
const at = (time: string) => new Date(`2026-04-24T${time}:00+09:00`).toISOString();
const down = (time: string, id: string, more: object = {}) =>
  changed(alarm('crm-api-outage', 'ALARM', at(time), id), more);
const well = (time: string, id: string) => alarm('crm-api-outage', 'OK', at(time), id);

function changed(event: ReturnType<typeof alarm>, more: object) {
  return { ...event, detail: { ...event.detail, ...more } };
}

describe('an outage that comes back, played through the whole system', () => {
  it('[FC-6] given one that customers felt and were told of, when it fires again, then people are called at once', async () => {
    const { outcome, surprises } = await rehearseInline({
      ...{ start: START, until: 'PT3H', customers: { generate: 3 } },
      steps: [
        { at: 'PT0S', signal: down('10:10', 'a1') },
        { at: 'PT5M', do: 'acknowledge' },
        { at: 'PT10M', as: 'officer@example.jp', do: 'assess', with: { facts: { 'service.felt': 'confirmed' } } },
        { at: 'PT20M', as: 'approver@example.jp', do: 'approve', with: { what: 'first' } },
        { at: 'PT30M', signal: well('10:40', 'a2') },
        { at: 'PT8H', signal: down('18:10', 'a3') },
      ],
    });
    expect(surprises).toEqual([]);
    const [incident] = outcome.incidents;
    expect(outcome.pages.find(({ why }) => why.startsWith('fired again'))).toMatchObject({
      at: '2026-04-24T18:10:00+09:00',
    });
    expect(incident?.restoredAt).toBeNull();
    expect(incident?.signals.map(({ state, name }) => [name, state])).toEqual([
      ['crm-api-outage', 'firing'],
      ['crm-api-outage', 'restored'],
      ['crm-api-outage', 'firing'],
    ]);
    expect(incident?.signals[0]).toMatchObject({ at: START, reason: 'a threshold was crossed' });
  });

  it('[FC-4] given customers were told that it is over, when it fires again, then the system drafts the follow-up that is owed', async () => {
    const sections = { measures: '再起動により復旧しました。' };
    const { outcome, surprises } = await rehearseInline({
      ...{ start: START, until: 'PT30M', customers: { generate: 3 } },
      steps: [
        { at: 'PT0S', signal: down('10:10', 'a1') },
        { at: 'PT5M', do: 'acknowledge' },
        { at: 'PT10M', as: 'officer@example.jp', do: 'assess', with: { facts: { 'service.felt': 'confirmed' } } },
        { at: 'PT20M', as: 'approver@example.jp', do: 'approve', with: { what: 'first' } },
        { at: 'PT30M', signal: well('10:40', 'a2') },
        { at: 'PT40M', as: 'officer@example.jp', do: 'draft', with: { stage: 'follow-up', sections } },
        { at: 'PT50M', as: 'approver@example.jp', do: 'approve', with: { what: 'follow-up' } },
        { at: 'PT8H', signal: down('18:10', 'a3') },
        { at: 'PT8H10M', as: 'approver@example.jp', do: 'approve', with: { what: 'follow-up' } },
      ],
    });
    expect(outcome.refused).toEqual([]);
    expect(surprises).toEqual([]);
    const duties = outcome.incidents[0]?.duties.filter(({ kind }) => kind === 'notice.follow-up') ?? [];
    expect(duties.map(({ status }) => status)).toEqual(['met']);
    const third = outcome.mails.filter(({ kind, at: time }) => kind === 'notice' && time >= '2026-04-24T18:10');
    expect(third).toHaveLength(3);
    expect(third[0]?.subject).toContain('第3報');
  });

  it('given one that customers did not feel, when it fires again, then that is open again, and the level with it', async () => {
    const harmless = {
      ...{ 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none', 'service.felt': 'none', risk: 'none' },
      ...{ 'cause.ours': 'yes', spread: 'none', obligation: 'none', 'cause.wrongful': 'none' },
    };
    const { outcome } = await rehearseInline({
      ...{ start: START, until: 'PT9H', customers: { generate: 3 } },
      steps: [
        { at: 'PT0S', signal: down('10:10', 'a1') },
        { at: 'PT5M', do: 'acknowledge' },
        { at: 'PT10M', as: 'officer@example.jp', do: 'assess', with: { facts: harmless } },
        { at: 'PT30M', signal: well('10:40', 'a2') },
        { at: 'PT8H', signal: down('18:10', 'a3') },
      ],
    });
    const [incident] = outcome.incidents;
    expect(incident).toMatchObject({ level: null, missing: expect.arrayContaining(['service.felt']) });
    expect(outcome.pages.filter(({ at: time }) => time >= '2026-04-24T18:10').map(({ why }) => why)).toContain(
      'fired again after it had been well',
    );
    expect(incident?.duties.filter(({ kind }) => kind === 'triage')).toHaveLength(2);
  });
});

describe('an alarm under a mute rule, played through the whole system', () => {
  const muteDetail = {
    mutedByArn: 'arn:aws:cloudwatch:ap-northeast-1:000000000000:alarm-mute-rule:release',
    muteWindowEnd: at('12:00'),
  };

  it('given that it still fires when the window ends, then people are called within five minutes of that, not before', async () => {
    const { outcome } = await rehearseInline({
      ...{ start: START, until: 'PT3H', customers: { generate: 3 } },
      steps: [{ at: 'PT0S', signal: down('10:10', 'm1', { muteDetail }) }],
    });
    expect(outcome.incidents).toHaveLength(1);
    expect(outcome.incidents[0]).toMatchObject({
      ...{ occurredAt: START, detectedAt: '2026-04-24T12:00:00+09:00' },
      signals: [{ name: 'crm-api-outage', state: 'firing' }],
    });
    const first = outcome.pages[0]?.at ?? '';
    expect(first >= '2026-04-24T12:00:00' && first <= '2026-04-24T12:05:30+09:00').toBe(true);
  });

  it('given a mute that cannot be read, when the alarm fires, then people are called at once', async () => {
    const { outcome } = await rehearseInline({
      ...{ start: START, until: 'PT10M', customers: { generate: 3 } },
      steps: [{ at: 'PT0S', signal: down('10:10', 'm1', { muteDetail: 'odd' }) }],
    });
    expect([outcome.incidents.length, outcome.pages.length > 0]).toEqual([1, true]);
  });

  it('given that it is well before the window ends, then there is no incident, and nobody is called', async () => {
    const { outcome } = await rehearseInline({
      ...{ start: START, until: 'PT3H', customers: { generate: 3 } },
      steps: [
        { at: 'PT0S', signal: down('10:10', 'm1', { muteDetail }) },
        { at: 'PT1H', signal: well('11:10', 'm2') },
      ],
    });
    expect([outcome.incidents, outcome.pages]).toEqual([[], []]);
  });
});

describe('signals that are shown as what they are, played through the whole system', () => {
  it('given a sample finding of an outflow of data, then it is a drill, and no customer is mailed', async () => {
    const { outcome } = await rehearseInline({
      ...{ start: START, until: 'PT3H', customers: { generate: 3 } },
      steps: [
        {
          at: 'PT0S',
          signal: {
            ...{ source: 'aws.guardduty', 'detail-type': 'GuardDuty Finding' },
            detail: {
              ...{ id: 's-1', type: 'Exfiltration:S3/AnomalousBehavior', severity: 8, title: 'Sample' },
              service: { archived: false, additionalInfo: { sample: true, type: 'default' } },
            },
          },
        },
        { at: 'PT10M', as: 'approver@example.jp', do: 'approve', with: { what: 'first' } },
      ],
    });
    expect(outcome.incidents).toEqual([expect.objectContaining({ drill: true })]);
    expect(outcome.mails.filter(({ kind, to }) => kind === 'notice' && to.endsWith('example.com'))).toEqual([]);
    expect(outcome.mails.some(({ kind, subject }) => kind === 'page' && subject.includes('【訓練】'))).toBe(true);
  });

  it('given a drill of an own program is open, when the same fires for real, then that is an incident of its own, and people are called', async () => {
    const pay = (id: string, drill: object) => ({
      ...{ id, source: 'hikeshi', 'detail-type': 'Signal' },
      detail: { key: 'pay', title: '決済の停止', facts: { 'service.felt': 'confirmed' }, ...drill },
    });
    const { outcome, surprises } = await rehearseInline({
      ...{ start: START, until: 'PT6H', customers: { generate: 3 } },
      steps: [
        { at: 'PT0S', signal: pay('p-1', { drill: true }) },
        { at: 'PT3H', signal: pay('p-2', {}) },
        { at: 'PT4H', as: 'approver@example.jp', incident: 2, do: 'approve', with: { what: 'first' } },
      ],
    });
    expect(surprises).toEqual([]);
    expect(outcome.incidents.map(({ drill }) => drill)).toEqual([true, false]);
    expect(outcome.mails.filter(({ kind, to }) => kind === 'notice' && to.endsWith('example.com'))).toHaveLength(3);
    expect(outcome.pages.some(({ at: time }) => time >= '2026-04-24T13:10')).toBe(true);
  });

  it('given an event that cannot be read, then the incident says which and why', async () => {
    const { outcome } = await rehearseInline({
      ...{ start: START, until: 'PT1H', customers: { generate: 1 } },
      steps: [
        { signal: { source: 'aws.guardduty', 'detail-type': 'GuardDuty Finding', detail: { id: 'u-1', severity: 8 } } },
      ],
    });
    expect(outcome.incidents[0]?.signals).toEqual([
      expect.objectContaining({
        name: 'GuardDuty Finding',
        state: 'unreadable',
        reason: expect.stringMatching(/^detail\.type: /),
      }),
    ]);
  });

  it('given an alarm that is deleted while it fires, then the incident says that it ended, and not that all is well', async () => {
    const deleted = {
      ...{ source: 'aws.cloudwatch', 'detail-type': 'CloudWatch Alarm Configuration Change', region: 'ap-northeast-1' },
      resources: ['arn:aws:cloudwatch:ap-northeast-1:000000000000:alarm:crm-api-outage'],
      detail: { alarmName: 'crm-api-outage', operation: 'delete', state: { value: 'ALARM' } },
    };
    const { outcome } = await rehearseInline({
      ...{ start: START, until: 'PT2H', customers: { generate: 1 } },
      steps: [
        { at: 'PT0S', signal: down('10:10', 'd1') },
        { at: 'PT1H', signal: deleted },
      ],
    });
    expect(outcome.incidents[0]).toMatchObject({ restoredAt: null });
    expect(outcome.incidents[0]?.signals.map(({ state }) => state)).toEqual(['firing', 'ended']);
  });
});
