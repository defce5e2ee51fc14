import { describe, expect, it } from 'vitest';
import { Client, NOW } from '../client.ts';

const AT = '2026-04-24T17:10:00+09:00';
const LOST = '入力された次の日時は、記録されませんでした：発生日時';

describe('a time that a statement gives', () => {
  it.each([
    [{ 'data.leak': 'possible' }, { 'data.leak': 'none' }],
    [
      { 'data.leak': 'possible', 'service.felt': 'confirmed', 'service.impact': 'major' },
      { 'data.leak': 'none', 'data.affected': 'none' },
    ],
    [{ 'service.felt': 'confirmed', 'service.impact': 'major' }, { 'service.felt': 'none' }],
    [{ 'data.leak': 'possible' }, { 'service.felt': 'confirmed' }],
  ])('given %j and then %j with it, then it is on record, or said not to be', async (before, facts) => {
    const client = new Client();
    const id = await client.reported(before);
    const asked = { facts, occurredAt: AT, reason: 'x' };
    const { json, status } = await client.post(`/api/incidents/${id}/assess?lang=ja`, asked, { at: NOW });
    expect(status).toBe(200);
    const items = client.memory.streams.get(`incident/${id}`) ?? [];
    const isRecorded = JSON.stringify(items.at(-1)?.events).includes('2026-04-24T08:10:00.000Z');
    expect(isRecorded || json.warnings.some((text: string) => text.startsWith(LOST))).toBe(true);
  });

  it('given the page after a form that lost one, then it says so, and no other name is taken', async () => {
    const client = new Client();
    const id = await client.reported({ 'data.leak': 'possible' });
    const fields = { key: 'k', 'fact.data.leak': 'none', reason: 'x' };
    const sent = await client.form(`/incidents/${id}/assess?lang=ja`, fields);
    const back = `${sent.headers.get('location')}&lost=occurredAt,x<b>`;
    expect((await client.get(back)).text).toContain(LOST);
    expect((await client.get(back.replace('occurredAt,', ''))).text).not.toContain('記録されませんでした');
  });
});
