import { expect, it } from 'vitest';
import { sealItem } from '../../../functions/domain/base/ledger/chain.ts';
import { Client, NOW } from '../client.ts';

it('the list shows what goes on after the closing, with its due time, and nothing of what ended with it', async () => {
  const client = new Client();
  const id = await client.reported({ 'data.leak': 'possible' });
  const stream = `incident/${id}`;
  const close = (outlives: readonly string[]) => {
    const items = client.memory.streams.get(stream) ?? [];
    const actor = { kind: 'person', id: 'officer' } as const;
    const events = [{ type: 'incident.closed', by: 'officer', reason: null, outlives }] as const;
    const item = sealItem(items.at(-1) ?? null, { stream, command: 'close', actor, at: NOW, events });
    client.memory.streams.set(stream, [...items, item]);
    return items;
  };
  const open = close(['improvement']);
  const { text } = await client.get('/?lang=ja');
  expect(text).toMatch(/改善の要否の決定<\/strong>[^<]*2026年5月8日/);
  expect(text).not.toContain('お客様への初報');
  client.memory.streams.set(stream, open);
  close([]);
  expect((await client.get('/?lang=ja')).text).not.toMatch(/改善の要否の決定|必要な対応はすべて/);
});
