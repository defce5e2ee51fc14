import { describe, expect, it } from 'vitest';
import { shipped } from '../../policies/shipped.ts';
import { Client } from '../client.ts';

const LEAK = {
  'data.leak': 'confirmed',
  'data.personal': 'confirmed',
  'data.persons': 1500,
  'data.role': 'controller',
};

describe('a report that was made in time, of which the company is said to have known long before', () => {
  it.each([
    ['ja', /期限内に完了[\s\S]*現在記録されている日時による期限：[^<]*覚知[^<]*期限を過ぎています。/],
    ['en', /met in time[\s\S]*By the times on record now, it was due by [^<]*known [^<]*late by those times\./],
  ])('keeps its state on the screen in %s, and says below that it was late by that', async (language, said) => {
    const client = new Client(shipped('synergy'));
    const opened = await client.post('/api/incidents', { title: '漏えい', facts: LEAK }, { as: 'officer' });
    const incident = `/incidents/${opened.json.id}`;
    const times = { occurredAt: '2026-04-13T10:00:00+09:00' };
    await client.post(`/api${incident}/assess`, times, { as: 'officer' });
    const made = { duty: 'authority.ppc.prompt', evidence: '提出しました。', items: { outline: '漏えいの概要' } };
    expect((await client.post(`/api${incident}/complete`, made, { as: 'officer' })).status).toBe(200);
    const before = await client.send('GET', `${incident}?lang=${language}`, { as: 'officer' });
    expect(before.text).not.toMatch(said);
    const known = { knownAt: '2026-04-14T10:00:00+09:00', reason: '後に判明しました。' };
    await client.post(`/api${incident}/assess`, known, { as: 'officer' });
    const after = await client.send('GET', `${incident}?lang=${language}`, { as: 'officer' });
    expect(after.text).toMatch(said);
  });
});
