import { describe, expect, it } from 'vitest';
import { Client } from '../client.ts';
import { KIND, LEAK, seen } from '../leaked.ts';

const FROM = '2026-04-24T17:20';
const DRAFTED = { stage: 'first', 'section.outline.ja': '当方の文面です。' };

/** What the page says of the command of the form that led to it. */
async function doneAfter(client: Client, path: string, fields: Readonly<Record<string, string>>, lang: string) {
  const sent = await client.form(`${path}?lang=${lang}`, { key: 'k-1', ...fields });
  expect(sent.status).toBe(303);
  const { text } = await client.get(sent.headers.get('location') ?? '');
  return seen(/<div class="notice-box done" role="status">.*?<\/div>/s.exec(text)?.[0] ?? '');
}

describe('the page after a form says what the answer of the API warns of', () => {
  it.each([
    [
      'scope',
      { 'scope.audience': 'where', 'where.audience': 'name=見本 太郎' },
      { audience: { where: { name: '見本 太郎' } } },
    ],
    ['outage', { function: '打刻', from: FROM }, { function: '打刻', from: `${FROM}:00+09:00` }],
    ['draft', DRAFTED, { stage: 'first', sections: { outline: { ja: '当方の文面です。' } } }],
  ] as const)('%s', async (verb, fields, body) => {
    for (const lang of ['ja', 'en']) {
      const [byForm, byApi] = [new Client(), new Client()];
      const [id, other] = [await byForm.waiting(3), await byApi.waiting(3)];
      const done = await doneAfter(byForm, `/incidents/${id}/${verb}`, fields, lang);
      const { warnings } = (await byApi.post(`/api/incidents/${other}/${verb}?lang=${lang}`, body)).json;
      expect(warnings.length).toBeGreaterThan(0);
      for (const warning of warnings) expect(done).toContain(warning);
    }
  });

  it('a report of an incident, too', async () => {
    const client = new Client();
    client.haveCustomers(3);
    const fields = { key: 'k-1', title: '停止', 'fact.service.function': '打刻' };
    const sent = await client.form('/report?lang=ja', fields);
    const { text } = await client.get(sent.headers.get('location') ?? '');
    expect(seen(text)).toContain('「打刻」という機能は、対応方針にもお客様の一覧にもない');
  });

  it('a filing whose words are not those of the record', async () => {
    const client = new Client();
    const id = await client.reported(LEAK);
    const fields = { duty: KIND, reference: 'R-1', 'item.cause': '委託先での操作の誤り' };
    expect(await doneAfter(client, `/incidents/${id}/filings/${KIND}`, fields, 'ja')).toContain(
      '原因：「委託先での操作の誤り」と記録しましたが、現在の記録では「設定の誤り」です',
    );
  });

  it('nothing to somebody else, nor for a key under which nothing was done', async () => {
    const client = new Client();
    const id = await client.waiting(3);
    await client.form(`/incidents/${id}/outage`, { key: 'k-1', function: '打刻', from: FROM });
    for (const [key, as] of [
      ['k-1', 'head@example.jp'],
      ['k-2', 'officer@example.jp'],
    ] as const) {
      const { text } = await client.get(`/incidents/${id}?lang=ja&done=${key}`, { as });
      expect(text).not.toContain('という機能は、対応方針にも');
    }
  });
});
