import { describe, expect, it } from 'vitest';
import { Client } from '../client.ts';

describe('an outage that was recorded by mistake', () => {
  it('is withdrawn with a reason, which the timeline tells', async () => {
    const client = new Client();
    const id = await client.reported();
    const path = `/api/incidents/${id}/outage`;
    const outage = { function: 'search', from: '2026-04-24T17:20:00+09:00' };
    await client.post(path, outage);
    expect((await client.post(path, { ...outage, withdraw: true })).status).toBe(400);
    const answer = await client.post(path, { ...outage, withdraw: true, reason: 'It was a test.' });
    expect(answer.json.outages).toEqual([]);
    expect(answer.json.timeline.some(({ text }: { text: string }) => text.includes('「It was a test」'))).toBe(true);
    const texts: string = answer.json.timeline.map(({ text }: { text: string }) => text).join();
    expect(texts).toContain(
      '停止の記録の取消しに伴い、時刻を改めました（発生 不明［変更前：2026年4月24日（金）17時20分］）',
    );
  });

  it.each([
    [
      'ja',
      '停止の記録を取り消す理由を入力してください',
      '停止していなかった場合や、機能を誤って記録した場合に使います。',
      'search：2026年4月24日（金）17時20分から継続中',
    ],
    [
      'en',
      'withdrawing an outage needs a reason',
      'For an outage that did not happen',
      'search: Fri 24 Apr 2026, 17:20 JST – still going on',
    ],
  ])(
    'is withdrawn by its form, which asks for the reason and keeps open until it has one: %s',
    async (language, asked, open, lasting) => {
      const client = new Client();
      const id = await client.reported();
      await client.post(`/api/incidents/${id}/outage`, { function: 'search', from: '2026-04-24T17:20:00+09:00' });
      const [path, page] = [`/incidents/${id}/outage?lang=${language}`, `/incidents/${id}?lang=${language}`];
      expect((await client.get(page)).text).toContain(lasting);
      const fields = { function: 'search', from: '2026-04-24T08:20:00.000Z', withdraw: 'yes' };
      const refused = await client.form(path, fields);
      expect(refused.status).toBe(400);
      expect(refused.text).toContain(asked);
      const [, shown = ''] = /<details class="action" open[^>]*>(.*?)<\/details>/s.exec(refused.text) ?? [];
      expect(shown).toContain(open);
      expect((await client.form(path, { ...fields, reason: '検証環境の<停止>でした。' })).status).toBe(303);
      const { text } = await client.get(page);
      expect(text).not.toContain('name="withdraw" value="yes"');
      expect(text).toContain('検証環境の&lt;停止&gt;でした');
      expect(text).not.toContain('。」');
    },
  );
});
