import { describe, expect, it } from 'vitest';
import { isOwed } from '../../../functions/domain/components/obligations/duties.ts';
import { metByItself } from '../../../functions/domain/incident/decide/decide-duty.ts';
import { reportOf } from '../../../functions/domain/incident/decide/response/decide-report.ts';
import { REPORT_ITEMS } from '../../../functions/domain/policy/shape/reports.ts';
import type { Duty } from '../../../functions/domain/rules/deadline/duty.ts';
import { dutyTitle } from '../../../functions/domain/rules/deadline/title.ts';
import { SHIPPED, shipped } from '../../policies/shipped.ts';
import { Client } from '../client.ts';
import { stateOf } from '../work.ts';

/** Facts that bring up as many duties as one incident can have. */
const SITUATIONS: readonly Readonly<Record<string, unknown>>[] = [
  {},
  { 'service.impact': 'major', 'business.impact': 'business' },
  {
    ...{ 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.sensitive': 'confirmed', 'data.persons': 1500 },
    ...{
      'data.mynumber': 'confirmed',
      'data.role': 'controller',
      'cause.wrongful': 'confirmed',
      'cause.kind': 'intrusion',
    },
    ...{ 'service.impact': 'major', 'business.impact': 'outside', 'reporter.customer': 'yes' },
  },
  { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.persons': 1500, 'data.role': 'processor' },
];
const WORDS = '確認した内容を記録しました。';

describe.each(SHIPPED)('every duty of %s on its screen', (name) => {
  const policy = shipped(name);

  it.each(SITUATIONS.map((facts, index) => [index, facts] as const))(
    'in situation %i is recorded there, refused clearly where something is missing, and nothing is lost',
    async (_, facts) => {
      const client = new Client(policy);
      const known = Object.fromEntries(
        Object.entries(facts).filter(([fact]) => fact !== 'reporter.customer' || name !== 'flexcrm'),
      );
      const opened = await client.post('/api/incidents', { title: '事象', facts: known }, { as: 'officer' });
      const id: string = opened.json.id;
      const plan = { technical: 't', organisational: 'o', owner: 'officer', due: '2027-01-01' };
      await client.post(`/api/incidents/${id}/plan`, plan, { as: 'officer' });
      for (const { id: as } of policy.team.people) {
        await client.post(`/api/incidents/${id}/approve`, { what: 'prevention' }, { as });
      }
      expect(stateOf(client.memory, id).response.plan?.decision).toBe('approved');
      const before = new Map(client.memory.streams);
      for (const duty of stateOf(client.memory, id).duties.filter(isOwed)) {
        await walk(client, id, duty);
        client.memory.streams.clear();
        for (const [stream, items] of before) client.memory.streams.set(stream, items);
      }
    },
  );
});

/** Looks at the duty's form, sends it without words, and then as it should be. */
async function walk(client: Client, id: string, duty: Duty): Promise<void> {
  const { policy } = client.memory;
  const isFiling = reportOf({ policy }, duty.kind) !== undefined;
  const path = isFiling ? `/incidents/${id}/filings/${encodeURIComponent(duty.id)}` : `/incidents/${id}/complete`;
  const page = (await client.get(isFiling ? `${path}?lang=ja` : `/incidents/${id}?lang=ja`)).text;
  expect(page).toContain(dutyTitle(policy, duty.id).ja);
  const forms = page
    .split('<form ')
    .filter((form) => form.includes(`action="${path}?`) && form.includes(`value="${duty.id}"`));
  if (!isFiling && metByItself(policy, duty) !== null) {
    expect(forms).toEqual([]);
    return;
  }
  expect(forms).toHaveLength(1);
  await refusedOrDone(client, id, duty, path);
  const items = isFiling ? Object.fromEntries(REPORT_ITEMS.map((item) => [`item.${item}`, WORDS])) : {};
  const sent = await client.form(`${path}?lang=ja`, { duty: duty.id, evidence: WORDS, ...items });
  expect([duty.id, sent.status, alertOf(sent.text)]).toEqual([duty.id, 303, '']);
  expect(stateOf(client.memory, id).duties.find((one) => one.id === duty.id)?.status).toMatch(/^(?:met|late)$/);
}

/** Sent with a number alone, or nothing: taken where that is enough, else said in Japanese, with what was typed kept. */
async function refusedOrDone(client: Client, id: string, duty: Duty, path: string): Promise<void> {
  const before = new Map(client.memory.streams);
  const { status, text } = await client.form(`${path}?lang=ja`, { duty: duty.id, 'item.cause': '' });
  if (status === 303) {
    for (const [stream, items] of before) client.memory.streams.set(stream, items);
    return;
  }
  expect([duty.id, status]).toEqual([duty.id, status === 409 ? 409 : 400]);
  expect(alertOf(text)).toMatch(/[ぁ-ん]/);
  expect(alertOf(text)).not.toMatch(/undefined|[a-z]+\.[a-z]+/);
  expect(text).toContain('id="refused"');
  expect(stateOf(client.memory, id).seq).toBe(before.get(`incident/${id}`)?.length);
}

function alertOf(page: string): string {
  return (/role="alert">(.*?)<\/div>/s.exec(page)?.[1] ?? '').replace(/<[^>]+>/g, ' ');
}
