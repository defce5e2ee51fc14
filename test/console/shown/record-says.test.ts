import { describe, expect, it } from 'vitest';
import { Client, NOW } from '../client.ts';
import { stateOf, work } from '../work.ts';

const APPROVER = { as: 'approver@example.jp' };
const DENIED = { ja: '個人データは含まれません。', en: 'No personal data is contained.' };

/** A first notice in which a person worded these sections, as it waits for its approver. */
async function worded(sections: object) {
  const client = new Client();
  client.haveCustomers(5);
  const id = await client.reported({ 'data.leak': 'confirmed', 'data.personal': 'confirmed' });
  expect((await client.post(`/api/incidents/${id}/draft`, { stage: 'first', sections })).status).toBe(200);
  await work(client.memory, id, NOW);
  const notice = stateOf(client.memory, id).notices.findLast(({ status }) => status === 'sealed')?.id ?? '';
  const api = async () => (await client.get(`/api/incidents/${id}/notices/${notice}`, APPROVER)).json;
  const page = async (language = 'ja') => (await client.get(`/incidents/${id}?lang=${language}`, APPROVER)).text;
  return { client, id, api, page };
}

describe('what the record says of a section that a person worded', () => {
  it('given a text that denies what is on record, then its approver sees the record’s own text in both languages', async () => {
    const { api, page } = await worded({ data: DENIED });
    const { recordSays } = (await api()) as { recordSays: { section: string; texts: { ja?: string; en?: string } }[] };
    expect(recordSays.map(({ section }) => section)).toEqual(['data']);
    expect(recordSays[0]?.texts).toMatchObject({
      ja: expect.stringContaining('個人'),
      en: expect.stringMatching(/personal/i),
    });
    const [ja = '', en = ''] = [recordSays[0]?.texts.ja, recordSays[0]?.texts.en];
    const shown = await page();
    expect(shown.match(/記録に基づく文面/g)).toHaveLength(2);
    const beside = shown.split('記録に基づく文面').slice(1).join();
    for (const said of [ja, en]) expect(beside).toContain(said.split('\n')[0]);
    expect(await page('en')).toContain('What the record says');
  });

  it('given facts that changed since, then the record as it stands', async () => {
    const { client, id, api } = await worded({ outline: { ja: '調査中です。', en: 'We are looking into it.' } });
    const said = async () => JSON.stringify(((await api()) as { recordSays: unknown }).recordSays);
    const before = await said();
    await client.post(`/api/incidents/${id}/assess`, { facts: { 'data.tampering': 'confirmed' } });
    const after = await said();
    expect(after).not.toBe(before);
    expect(after).toContain('改ざん');
  });

  it('given one language alone, then nothing beside the other, which the record says already', async () => {
    const { page } = await worded({ data: { ja: DENIED.ja } });
    expect((await page()).match(/記録に基づく文面/g)).toHaveLength(1);
  });

  it('given a section that the record has nothing for, then that', async () => {
    const { page } = await worded({ cause: { ja: '原因は設定の誤りです。', en: 'A wrong setting was the cause.' } });
    expect(await page()).toContain('記録に基づく文面');
  });

  it('given the system’s own text, or one that was sent, then nothing', async () => {
    const { api, page } = await worded({});
    expect(await page()).not.toContain('記録に基づく文面');
    const other = await worded({ data: DENIED });
    await other.client.post(`/api/incidents/${other.id}/approve`, { what: 'first' }, APPROVER);
    await work(other.client.memory, other.id, NOW);
    expect(((await other.api()) as { recordSays: unknown }).recordSays).toEqual([]);
    expect(await other.page()).not.toContain('記録に基づく文面');
    expect(((await api()) as { recordSays: unknown }).recordSays).toEqual([]);
  });
});
