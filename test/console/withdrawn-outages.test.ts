import { describe, expect, it } from 'vitest';
import { Client } from './client.ts';

describe('an outage that was recorded by mistake', () => {
  it('is withdrawn with a reason, which the timeline tells', async () => {
    const client = new Client();
    const id = await client.reported();
    const path = `/api/incidents/${id}/outage`;
    const outage = { function: 'search', from: '2026-04-24T17:20:00+09:00' };
    await client.post(path, outage);
    expect((await client.post(path, { ...outage, withdraw: true })).status).toBe(400);
    const answer = await client.post(path, { ...outage, withdraw: true, reason: 'It was a test.' });
    expect(answer.json.outages).toEqual([]);
    expect(answer.json.timeline.some(({ text }: { text: string }) => text.includes('It was a test.'))).toBe(true);
  });
});
