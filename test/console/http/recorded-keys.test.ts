import { describe, expect, it } from 'vitest';
import { Client } from '../client.ts';

const KEY = 'yamada.taro-09012345678';
const key = { headers: { 'idempotency-key': KEY } };
const another = { headers: { 'idempotency-key': `${KEY}-2` } };
const REPORT = { title: '漏えいの疑い', facts: { 'data.leak': 'possible' } };

/** What earlier releases recorded in place of the digest of the key. */
function asEarlierReleases({ memory }: Client, command: string, given: string): void {
  const [, who, asked] = /^(\w+):=.*~(.*)$/.exec(command) ?? [];
  for (const [stream, items] of memory.streams) {
    const before = items.map((item) =>
      item.command === command ? { ...item, command: `${who}:${given}~${asked}` } : item,
    );
    memory.streams.set(stream, before);
  }
}

const commandsOf = ({ memory }: Client) => [...memory.streams.values()].flat().map(({ command }) => command);

describe('the Idempotency-Key of a command', () => {
  it('stands in no item of the ledger: it may name somebody', async () => {
    const client = new Client();
    const id = (await client.post('/api/incidents', REPORT, key)).json.id;
    await client.post(`/api/incidents/${id}/assess`, { facts: { 'data.persons': 12 } }, another);
    expect(JSON.stringify([...client.memory.streams])).not.toContain('yamada');
    expect(commandsOf(client).filter((command) => command.includes(':='))).toHaveLength(2);
  });

  it('given an earlier release recorded the key itself, then the same command again still appends nothing', async () => {
    const client = new Client();
    const opened = (await client.post('/api/incidents', REPORT, key)).json;
    const stated = { facts: { 'data.persons': 12 } };
    await client.post(`/api/incidents/${opened.id}/assess`, stated, another);
    const [report = '', assess = ''] = commandsOf(client).filter((one) => one.includes(':='));
    asEarlierReleases(client, report, KEY);
    asEarlierReleases(client, assess, `${KEY}-2`);
    const before = commandsOf(client);
    expect(before.filter((command) => command.includes('yamada'))).toHaveLength(2);
    const again = await client.post('/api/incidents', REPORT, key);
    expect([again.status, again.json.id]).toEqual([201, opened.id]);
    expect(commandsOf(client)).toEqual(before);
    expect((await client.post(`/api/incidents/${opened.id}/assess`, stated, another)).status).toBe(200);
    expect(commandsOf(client)).toEqual(before);
    const reused = await client.post(`/api/incidents/${opened.id}/assess`, { facts: { 'data.persons': 13 } }, key);
    expect([reused.status, reused.json.error.code]).toEqual([409, 'key-reused']);
    expect(commandsOf(client)).toEqual(before);
  });
});
