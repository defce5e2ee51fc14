import { describe, expect, it } from 'vitest';
import { StorageUnavailable } from '../../../functions/adapters/aws/errors.ts';
import { plusMs } from '../../../functions/domain/base/time/instant.ts';
import { Client, NOW } from '../client.ts';

const MINUTE_MS = 60_000;

async function withIncidents(count: number): Promise<{ client: Client; ids: string[] }> {
  const client = new Client();
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = plusMs(NOW, index * MINUTE_MS);
    const { json } = await client.post('/api/incidents', { title: `no. ${index}` }, { at });
    ids.push(json.id);
  }
  return { client, ids };
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe('the list of incidents', () => {
  it('is an empty array at first', async () => {
    expect((await new Client().get('/api/incidents')).json).toEqual([]);
  });

  it('comes newest last, and leads to older ones page by page', async () => {
    const { client, ids } = await withIncidents(5);
    const first = await client.get('/api/incidents?limit=2');
    expect(idsOf(first.json)).toEqual(ids.slice(3));
    const link = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    const second = await client.get(link);
    expect(idsOf(second.json)).toEqual(ids.slice(1, 3));
    const third = await client.get(/<([^>]+)>/.exec(second.headers.get('link') ?? '')?.[1] ?? '');
    expect(idsOf(third.json)).toEqual(ids.slice(0, 1));
    expect(third.headers.get('link')).toBeNull();
  });

  it('has rows equal to the incidents themselves', async () => {
    const { client, ids } = await withIncidents(1);
    const [row] = (await client.get('/api/incidents')).json;
    const { pages, timeline, reporter, ...whole } = (await client.get(`/api/incidents/${ids[0]}`)).json;
    expect(row).toEqual(whole);
    expect([Array.isArray(pages), timeline.length > 0, reporter]).toEqual([true, true, null]);
  });

  it.each(['limit=0', 'limit=201', 'limit=x', 'limit=1.5', 'before=nonsense', 'page=2'])(
    'refuses ?%s',
    async (query) => {
      const answer = await new Client().get(`/api/incidents?${query}`);
      expect([400, 404]).toContain(answer.status);
      expect(answer.json.error.reason).not.toBe('');
    },
  );

  it.each([
    ['limit=abc', 'limit', '1から200までの整数', 'a whole number from 1 to 200'],
    ['before=nonsense', 'before', 'インシデントの番号', 'the id of an incident'],
    ['lang=fr', 'lang', '次のいずれか', 'one of ja, en'],
  ])('says of ?%s where it is wrong, and what to write, in both languages', async (query, where, ja, en) => {
    for (const [language, words] of [
      ['ja', ja],
      ['en', en],
    ] as const) {
      const asked = query.startsWith('lang') ? query : `${query}&lang=${language}`;
      const headers = { 'accept-language': language };
      const { status, text } = await new Client().get(`/api/incidents?${asked}`, { headers });
      expect([status, text]).toEqual([400, expect.stringContaining(words)]);
      expect(text).toContain(where);
    }
  });

  it('answers 503 with what to do when a store is silent', async () => {
    const { client } = await withIncidents(1);
    client.memory.failure = new StorageUnavailable('dynamodb', 'Query ledger', new Error('timeout'));
    const api = await client.get('/api/incidents');
    expect([api.status, api.json.error.code]).toEqual([503, 'unavailable']);
    expect(api.text).not.toContain('timeout');
    expect((await client.get('/?lang=en')).status).toBe(503);
  });

  it('shows a changed record as not intact', async () => {
    const { client, ids } = await withIncidents(1);
    const stream = `incident/${ids[0]}`;
    const items = client.memory.streams.get(stream) ?? [];
    client.memory.streams.set(
      stream,
      items.map((item) => ({ ...item, actor: { kind: 'person', id: 'head' } })),
    );
    expect((await client.get('/api/incidents')).json[0].ledger.intact).toBe(false);
    expect((await client.get(`/incidents/${ids[0]}?lang=en`)).text).toContain('The record was altered');
  });
});
