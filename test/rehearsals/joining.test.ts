import { expect, it } from 'vitest';
import { rehearseInline } from './inline.ts';
import { alarm } from './stage.ts';

const START = '2026-04-24T10:00:00+09:00';
const LEAK = ['api-exfiltration', 'db-exfiltration'] as const;

it('two alarms of one event: the second is joined, one notice goes out, and its later signals belong to the first', async () => {
  const officer = { as: 'officer@example.jp' };
  const approver = { as: 'approver@example.jp' };
  const { outcome, surprises } = await rehearseInline({
    start: START,
    until: 'PT12H',
    customers: { generate: 5 },
    steps: [
      { signal: alarm(LEAK[0], 'ALARM', '2026-04-24T01:00:00Z', 'e-1') },
      { at: 'PT10S', signal: alarm(LEAK[1], 'ALARM', '2026-04-24T01:00:10Z', 'e-2') },
      { at: 'PT5M', ...officer, incident: 1, do: 'assess', with: { facts: { 'data.leak': 'possible' } } },
      { at: 'PT6M', ...officer, incident: 2, do: 'assess', with: { facts: { 'data.leak': 'confirmed' } } },
      { at: 'PT9M', ...officer, incident: 2, do: 'join', with: { into: 2, reason: '誤り' }, expect: 'refused' },
      { at: 'PT10M', ...officer, incident: 2, do: 'join', with: { into: 1, reason: '同じ事象のため' } },
      { at: 'PT11M', ...approver, incident: 2, do: 'approve', with: { what: 'first' }, expect: 'refused' },
      { at: 'PT12M', ...officer, incident: 1, do: 'join', with: { into: 2, reason: '逆' }, expect: 'refused' },
      { at: 'PT15M', ...approver, incident: 1, do: 'approve', with: { what: 'first' } },
      { at: 'PT1H', signal: alarm(LEAK[1], 'OK', '2026-04-24T02:00:00Z', 'e-3') },
      { at: 'PT2H', signal: alarm(LEAK[1], 'ALARM', '2026-04-24T03:00:00Z', 'e-4') },
    ],
  });
  expect(surprises).toEqual([]);
  const [first, second, ...others] = outcome.incidents;
  expect(others).toEqual([]);
  expect(second).toMatchObject({ status: 'joined', joinedInto: first?.id });
  expect(second?.duties.filter(({ status }) => status === 'open' || status === 'missed')).toEqual([]);
  expect(second?.notices.map(({ status }) => status)).toEqual(['cancelled']);
  expect(first).toMatchObject({ status: 'open', joinedFrom: [second?.id], level: 'major' });
  const mails = outcome.mails.filter(({ kind }) => kind === 'notice');
  expect(mails.map(({ incident }) => incident)).toEqual(Array.from({ length: 5 }, () => first?.id));
  const running = outcome.executions.filter(({ status }) => status === 'RUNNING');
  expect(running.filter(({ name }) => name.startsWith(second?.id ?? ''))).toEqual([]);
});
