import { describe, expect, it } from 'vitest';
import type { Client } from '../client.ts';
import { boxOf, leaked, seen } from '../leaked.ts';
import { stateOf } from '../work.ts';

describe('persons who have to be told once more', () => {
  const TOLD = {
    'item.outline': '顧客一覧が公開状態にあった。',
    'item.data-items': '氏名',
    evidence: '1,498人に郵送した。',
  };

  /** Told while nobody knew the cause, which is stated since. */
  async function learnt() {
    const { client, id } = await leaked();
    await client.post(`/api/incidents/${id}/assess`, { facts: { 'cause.kind': 'unknown' }, reason: '調査中のため' });
    const first = await client.form(`/incidents/${id}/filings/principals`, { duty: 'principals', ...TOLD });
    expect(first.status).toBe(303);
    await client.post(`/api/incidents/${id}/assess`, { facts: { 'cause.kind': 'misconfiguration' } });
    const path = /href="([^"]*filings\/principals[^"]*)"/.exec(await second(client, id))?.[1] ?? '';
    return { client, id, path };
  }

  /** Its card on the screen of the incident. */
  async function second(client: Client, id: string): Promise<string> {
    const { text } = await client.get(`/incidents/${id}?lang=ja`);
    return /<h3>本人への通知（2回目）<\/h3>.*?<\/li>/s.exec(text)?.[0] ?? '';
  }

  it('are told with the form as the screen gives it, which calls that no correction', async () => {
    const { client, id, path } = await learnt();
    const { text } = await client.get(path);
    expect(seen(text)).toContain('改めて通知が必要になりました');
    expect(seen(text)).toContain('本人に通知したことを記録する');
    expect(seen(text)).not.toContain('訂正');
    expect(boxOf(text, '原因').text).toBe('設定の誤り');
    expect(boxOf(text, '原因').note).toContain('では「調査中」とした項目です');
    expect(boxOf(text, '概要').text).toBe('顧客一覧が公開状態にあった。');
    const [, action = ''] = /<form[^>]*action="([^"]+)"/.exec(text) ?? [];
    const hidden = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const given = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
    const sent = await client.form(action, { ...given, ...TOLD, 'item.cause': '設定の誤り' });
    expect(sent.status).toBe(303);
    expect((await client.get(sent.headers.get('location') ?? '')).text).toContain('通知 第2回');
    expect(stateOf(client.memory, id).duties.find((duty) => duty.id === 'principals#2')?.status).toBe('met');
    const timeline = (await client.get(`/api/incidents/${id}?lang=ja`)).json.timeline as { text: string }[];
    const lines = timeline.map(({ text: line }) => line).filter((line) => line.includes('本人への通知'));
    expect(lines).toContain('「本人への通知（2回目）」を実施しました。');
    expect(lines.join('')).not.toMatch(/訂正|期限が変わりました/);
    const again = await client.get(path);
    expect(seen(again.text)).toContain('訂正を記録する');
    await client.form(action, { duty: 'principals#2', ...TOLD, 'item.cause': '設定の誤り（共有設定）' });
    const corrected = (await client.get(`/api/incidents/${id}?lang=ja`)).json.timeline as { text: string }[];
    expect(corrected.map(({ text: line }) => line)).toContain('「本人への通知（2回目）」を実施しました（訂正1回目）。');
  });

  it('count from when that became necessary, with the date, on the card and from the first recording on', async () => {
    const { client, id } = await learnt();
    expect(await second(client, id)).toMatch(/<p class="quiet">2026年4月24日（金）17時50分に対応が必要に → 速やかに/);
    const { text } = await client.get(`/incidents/${id}?lang=ja`);
    const first = /<h3>本人への通知<\/h3>.*?<\/li>/s.exec(text)?.[0] ?? '';
    expect(first).toMatch(/2026年4月24日（金）17時50分に検知/);
  });

  it('stand in what the regulator is told was done towards them, with how and when, before what customers were told', async () => {
    const { client, id } = await learnt();
    for (const kind of ['authority.ppc.prompt', 'authority.ppc.full']) {
      const { text } = await client.get(`/incidents/${id}/filings/${kind}?lang=ja`);
      expect(boxOf(text, '本人への対応の実施状況').text).toMatch(
        /^本人への通知：実施（2026年4月24日（金）17時50分に記録）。1,498人に郵送した。/,
      );
    }
  });
});
