import { describe, expect, it } from 'vitest';
import { Client } from '../client.ts';

describe('the reporter from outside', () => {
  it('is shown to the team on the page of the incident, and said to be erased once it is', async () => {
    const client = new Client();
    const report = { title: 'No login', reporter: '見本商事 佐藤様 000-0000' };
    const { json } = await client.post('/api/incidents', report);
    const page = async () => (await client.get(`/incidents/${json.id}?lang=ja`)).text;
    const told = async () => (await client.get(`/api/incidents/${json.id}`)).json.reporter;
    expect(await page()).toMatch(/社外の報告者<\/dt><dd>見本商事 佐藤様 000-0000</);
    expect([json.reporter, await told()]).toEqual([report.reporter, report.reporter]);
    for (const key of client.memory.contents.keys()) if (key.endsWith('-reporter')) client.memory.contents.delete(key);
    expect(await page()).toMatch(/社外の報告者<\/dt><dd>（削除済み）</);
    expect(await told()).toBeNull();
  });
});
