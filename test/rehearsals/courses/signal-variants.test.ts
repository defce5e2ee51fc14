import { expect, it } from 'vitest';
import { rehearseInline } from '../inline.ts';
import { alarm } from '../stage.ts';

const START = '2026-04-24T10:00:00+09:00';
const at = (time: string) => new Date(`2026-04-24T${time}:00+09:00`).toISOString();

const own = (key: string, state: string, title: string) => ({
  ...{ source: 'hikeshi', 'detail-type': 'Signal' },
  detail: { key, state, title, description: '外形監視', facts: { 'service.felt': 'possible' } },
});

function composite(time: string, id: string, actionsSuppressedBy?: string) {
  const event = alarm('crm-all-outage', 'ALARM', at(time), id);
  const { state } = event.detail;
  return { ...event, detail: { ...event.detail, state: { ...state, actionsSuppressedBy } } };
}

const SAMPLE = {
  ...{ source: 'aws.securityhub', 'detail-type': 'Security Hub Findings - Imported' },
  detail: {
    findings: [
      {
        ...{ Id: 'arn:finding/sample', Title: 'S3からの大量取得', Types: ['Effects/Data Exfiltration'] },
        ...{ Severity: { Label: 'CRITICAL' }, Workflow: { Status: 'NEW' }, RecordState: 'ACTIVE' },
        ProductFields: { 'aws/guardduty/service/additionalInfo/sample': 'True' },
      },
    ],
  },
};

it('signals in other clothes, played through the whole system: each is taken for what it is', async () => {
  const name = '外部監視/ログイン-outage';
  const deleted = {
    ...{ source: 'aws.cloudwatch', 'detail-type': 'CloudWatch Alarm Configuration Change', region: 'ap-northeast-1' },
    detail: { alarmName: name, operation: 'delete' },
  };
  const { outcome } = await rehearseInline({
    ...{ start: START, until: 'PT1H', customers: { generate: 2 } },
    steps: [
      // What is well, and never fired, opens nothing.
      { at: 'PT0S', signal: own('mail', 'restored', 'メールは正常です') },
      // A monitor of the company: it comes back after everybody has gone home.
      { at: 'PT1M', signal: own('shop', 'firing', 'ショップが“応答しません”🔥') },
      { at: 'PT5M', do: 'acknowledge' },
      { at: 'PT20M', signal: own('shop', 'restored', 'ショップが“応答しません”🔥') },
      { at: 'PT2H', signal: own('shop', 'firing', 'ショップが“応答しません”🔥') },
      // A suppressor keeps it back; when it lets go, people are called.
      { at: 'PT3H', signal: composite('13:00', 'c-1', 'ExtensionPeriod') },
      { at: 'PT4H', signal: composite('14:00', 'c-2') },
      { at: 'PT5H', signal: SAMPLE },
      { at: 'PT6H', signal: alarm(name, 'ALARM', at('16:00'), 'd-1') },
      { at: 'PT7H', signal: deleted },
    ],
  });
  const byName = (wanted: string) => outcome.incidents.find(({ signals }) => signals[0]?.name === wanted);
  expect(outcome.incidents).toHaveLength(4);
  const shop = byName('ショップが“応答しません”🔥');
  expect(shop?.signals.map(({ state }) => state)).toEqual(['firing', 'restored', 'firing']);
  expect(shop).toMatchObject({ restoredAt: null, signals: [{ description: '外形監視' }, {}, {}] });
  const again = outcome.pages.filter(({ why, incident }) => why.startsWith('fired again') && incident === shop?.id);
  expect(again[0]).toMatchObject({ at: '2026-04-24T12:00:00+09:00' });

  const suppressed = byName('crm-all-outage');
  const called = outcome.pages.filter(({ incident }) => incident === suppressed?.id).map(({ at: time }) => time);
  expect(called.toSorted()[0]).toBe('2026-04-24T14:00:00+09:00');

  const sample = byName('S3からの大量取得');
  expect(sample).toMatchObject({ drill: true });
  expect(outcome.mails.filter(({ incident, kind }) => incident === sample?.id && kind === 'notice')).toEqual([]);

  expect(byName(name)).toMatchObject({ restoredAt: null });
  expect(byName(name)?.signals.map(({ state }) => state)).toEqual(['firing', 'ended']);
});
