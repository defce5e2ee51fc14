import { expect, it } from 'vitest';
import { instant } from '../../../functions/domain/base/time/instant.ts';
import { ref } from '../../domain/incident/scene.ts';
import { Client } from '../client.ts';
import { stateOf, work } from '../work.ts';

const LATER = { at: instant('2026-04-24T10:00:00.000Z') };

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

it('says so on the page after the form, too', async () => {
  const client = new Client();
  const id = await client.waiting();
  const facts = { 'service.felt': 'confirmed', 'service.impact': 'major' };
  const times = { occurredAt: '2026-04-24T17:00:00+09:00', restoredAt: '2026-04-24T17:20:00+09:00' };
  await client.post(`/api/incidents/${id}/assess`, { facts, ...times }, LATER);
  await fireAgain(client, id, '2026-04-24T18:00:00+09:00');
  const fields = { key: 'k-1', 'fact.service.felt': 'none', restoredAt: '2026-04-24T17:30', reason: 'it is over' };
  const sent = await client.form(`/incidents/${id}/assess?lang=ja`, fields, LATER);
  const { text } = await client.get(sent.headers.get('location') ?? '', LATER);
  expect(text).toContain('18時00分に再び検知しているため、それ以前の障害の復旧日時として記録しました');
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
  expect(await state('2026-04-24T18:31:00+09:00')).toEqual([expect.stringContaining('検知元はまだ異常')]);
});

it('tells the writer and the approver of a notice that its restoration is by word alone: answers, page and screen', async () => {
  const client = new Client();
  const id = await client.waiting();
  const facts = { 'service.felt': 'confirmed', 'service.impact': 'major' };
  await client.post(`/api/incidents/${id}/assess`, { facts, occurredAt: '2026-04-24T17:00:00+09:00' }, LATER);
  await fireAgain(client, id, '2026-04-24T18:00:00+09:00');
  await client.post(`/api/incidents/${id}/assess`, { restoredAt: '2026-04-24T18:30:00+09:00' }, LATER);
  const sections = {
    outline: { ja: '障害です。', en: 'An outage.' },
    status: { ja: '復旧済みです。', en: 'It is restored.' },
  };
  const drafted = await client.post(`/api/incidents/${id}/draft`, { stage: 'first', sections }, LATER);
  await work(client.memory, id, LATER.at);
  const notice = stateOf(client.memory, id).notices.at(-1)?.id;
  const read = await client.get(`/api/incidents/${id}/notices/${notice}`, LATER);
  const screen = await client.get(`/incidents/${id}?lang=en`, LATER);
  const approver = { ...LATER, as: 'approver@example.jp' };
  const approved = await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, approver);
  expect([drafted.status, approved.status]).toEqual([200, 200]);
  for (const { json } of [drafted, read, approved])
    expect(json.warningTexts).toContainEqual({
      ja: expect.stringContaining('検知元はまだ異常を示して'),
      en: expect.stringContaining('its source still fires'),
    });
  expect(screen.text).toContain('its source still fires');
});

async function fireAgain({ memory }: Client, id: string, time: string): Promise<void> {
  const at = instant(time);
  const seen = { at, state: 'firing', words: ref('words') } as const;
  const signal = { source: 'alarm-1', signal: 'again', count: 1, seen, again: true } as const;
  const command = { do: 'attach-signal', ...signal, facts: {}, times: { restoredAt: null } } as const;
  const actor = { kind: 'system', name: 'source' } as const;
  await memory.carryOut(`incident/${id}`, { id: 'again', at, command, actor });
}
