import { describe, expect, it } from 'vitest';
import { shipped } from '../policies/shipped.ts';
import { Client, NOW } from './client.ts';
import { stateOf, work } from './work.ts';

const APPROVER = { as: 'approver@example.jp' };
const HEAD = { as: 'head@example.jp' };

/** What each box of the form starts with, by its name. */
function boxes(page: string): Record<string, string> {
  const found = page.matchAll(/<textarea[^>]* name="(section\.[^"]+)"[^>]*>([^<]*)<\/textarea>/g);
  return Object.fromEntries([...found].map(([, name, text]) => [name, text]));
}

describe('the form for a notice', () => {
  it("starts with the system's own text; sent back untouched, nothing of it counts as written by a person", async () => {
    const client = new Client();
    const id = await client.waiting();
    const started = boxes((await client.get(`/incidents/${id}/draft?lang=ja`)).text);
    expect(started['section.outline.ja']).toContain('漏えい');
    expect(started['section.outline.en']).toMatch(/[a-z]/);
    expect(Object.keys(started)).not.toContain('section.head.ja');
    const sent = await client.form(`/incidents/${id}/draft?lang=ja`, { stage: 'first', ...started });
    expect(sent.status).toBe(303);
    expect(stateOf(client.memory, id).notices.at(-1)?.wording?.written).toEqual([]);
  });

  it('marks the sections that a person must write', async () => {
    const client = new Client(shipped('flexcrm'));
    const id = await client.reported({ 'data.leak': 'confirmed' });
    const { text } = await client.get(`/incidents/${id}/draft?lang=ja&stage=detailed`);
    const required = [...text.matchAll(/<legend>([^<]*)（必須）<\/legend>/g)].map(([, name]) => name);
    expect(required).toContain('再発防止策');
    const refused = await client.form(`/incidents/${id}/draft?lang=ja`, { stage: 'detailed', ...boxes(text) });
    for (const name of required) expect(refused.text).toContain(`「${name}」は、この通知に必要な項目です`);
    expect(text).toMatch(/<textarea[^>]*name="section\.prevention\.ja"[^>]*required/);
  });

  it('goes on from a draft that was rejected, with the reason beside it', async () => {
    const client = new Client();
    const id = await client.waiting();
    const sections = {
      outline: { ja: '一部のお客様の情報が外部から参照できました。', en: 'Some records could be read.' },
    };
    await client.post(`/api/incidents/${id}/draft`, { stage: 'first', sections }, HEAD);
    await work(client.memory, id, NOW);
    const reason = '期間が書かれていません。';
    const answer = await client.post(`/api/incidents/${id}/reject`, { what: 'first', reason }, APPROVER);
    expect(answer.status).toBe(200);
    const { text } = await client.get(`/incidents/${id}/draft?lang=ja`, HEAD);
    expect(boxes(text)['section.outline.ja']).toBe('一部のお客様の情報が外部から参照できました。');
    expect(text).toMatch(/差し戻し：通知承認者.*期間が書かれていません。/s);
  });

  it('warns author and approver when only one language was changed', async () => {
    const client = new Client();
    const id = await client.waiting();
    const started = boxes((await client.get(`/incidents/${id}/draft?lang=ja`, HEAD)).text);
    const fields = { stage: 'first', ...started, 'section.outline.ja': '外部から参照できる状態でした。' };
    expect((await client.form(`/incidents/${id}/draft?lang=ja`, fields, HEAD)).status).toBe(303);
    await work(client.memory, id, NOW);
    for (const reader of [HEAD, APPROVER]) {
      const { text } = await client.get(`/incidents/${id}?lang=ja`, reader);
      expect(text).toMatch(/一方の言語だけが修正されています：[^。]*概要/);
    }
    await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, APPROVER);
    const both = await client.get(`/incidents/${id}?lang=en`, APPROVER);
    expect(both.text).toContain('Only one language was changed in');
  });
});
