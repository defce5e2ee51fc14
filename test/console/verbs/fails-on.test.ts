import { expect, it } from 'vitest';
import { instant } from '../../../functions/domain/base/time/instant.ts';
import { ref } from '../../domain/incident/scene.ts';
import { Client } from '../client.ts';
import { stateOf } from '../work.ts';

const LATER = { at: '2026-04-24T10:00:00.000Z' };

it('warns who states a restoration that lies before the newest failure, which goes on', async () => {
  const client = new Client();
  const id = await client.waiting();
  const facts = { 'service.felt': 'confirmed', 'service.impact': 'major' };
  const times = { occurredAt: '2026-04-24T17:00:00+09:00', restoredAt: '2026-04-24T17:20:00+09:00' };
  await client.post(`/api/incidents/${id}/assess`, { facts, ...times }, LATER);
  await fireAgain(client, id, '2026-04-24T18:00:00+09:00');
  const over = { facts: { 'service.felt': 'none' }, restoredAt: '2026-04-24T17:30:00+09:00', reason: 'it is over' };
  const { status, json } = await client.post(`/api/incidents/${id}/assess`, over, LATER);
  expect([status, json.warnings]).toEqual([200, [expect.stringContaining('18時00分に再び検知')]]);
  expect(json.warningTexts[0].en).toMatch(/failed again \(.*18:00.*\) after this/);
  expect(stateOf(client.memory, id)).toMatchObject({ restoredAt: null, facts: { 'service.felt': 'confirmed' } });
  const now = await client.post(`/api/incidents/${id}/assess`, { restoredAt: '2026-04-24T18:40:00+09:00' }, LATER);
  expect([now.status, now.json.warnings]).toEqual([200, [expect.stringContaining('検知元はまだ異常')]]);
});

it('warns who states a restoration while the source still fires', async () => {
  const client = new Client();
  const id = await client.waiting();
  const facts = { 'service.felt': 'confirmed', 'service.impact': 'major' };
  await client.post(`/api/incidents/${id}/assess`, { facts, occurredAt: '2026-04-24T17:00:00+09:00' }, LATER);
  const state = async (restoredAt: string) =>
    (await client.post(`/api/incidents/${id}/assess`, { restoredAt }, LATER)).json.warnings;
  expect(await state('2026-04-24T17:20:00+09:00')).toEqual([]);
  await fireAgain(client, id, '2026-04-24T18:00:00+09:00');
  expect(await state('2026-04-24T18:30:00+09:00')).toEqual([expect.stringContaining('検知元はまだ異常')]);
});

async function fireAgain({ memory }: Client, id: string, time: string): Promise<void> {
  const at = instant(time);
  const seen = { at, state: 'firing', words: ref('words') } as const;
  const signal = { source: 'alarm-1', signal: 'again', count: 1, seen, again: true } as const;
  const command = { do: 'attach-signal', ...signal, facts: {}, times: { restoredAt: null } } as const;
  const actor = { kind: 'system', name: 'source' } as const;
  await memory.carryOut(`incident/${id}`, { id: 'again', at, command, actor });
}
