import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { UnreachedRecipient } from '../../../../functions/domain/channels/delivery/unreached.ts';
import { Client } from '../../client.ts';

const APPROVER = { as: 'approver@example.jp' };
const COUNT = 619;
const asks = { at: instant('2026-04-24T09:20:00.000Z'), actor: { kind: 'system', name: 'incident' } } as const;
const contract = (index: number) => `P-${String(index + 1).padStart(4, '0')}`;

function phoned(index: number): UnreachedRecipient {
  const nobody = { contact: '', address: '', fallback: '', outcome: 'rejected', why: 'no address' } as const;
  return { ...nobody, contract: contract(index), name: `第${index + 1}商店`, phone: '03-0000-0000' };
}

/** A notice that reached none of the 619 who have a telephone alone. */
async function mailed(client: Client): Promise<{ id: string; path: string; notice: string }> {
  const id = await client.waiting();
  const notice = `${id}-n1`;
  const all = Array.from({ length: COUNT }, (_, index) => phoned(index));
  await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, APPROVER);
  const give = (name: string, command: object) =>
    client.memory.carryOut(`incident/${id}`, { id: name, ...asks, command } as never);
  await give('go', { do: 'start-delivery', notice });
  const counts = { audience: COUNT, sent: 0, rejected: COUNT, suppressed: 0, unknown: 0, pending: 0 };
  const failed = { contracts: all.map((one) => one.contract), count: COUNT };
  const unreached = { failed, unknown: { contracts: [], count: 0 } };
  await give('done', { do: 'finish-delivery', notice, counts, finishedAt: asks.at, unreached });
  client.memory.unreached.set(notice, all);
  return { id, notice, path: `/incidents/${id}/notices/${notice}/calls` };
}

describe('the list of customers to be called', () => {
  it('given 619 of them, then the incident leads to it, and it has all of them, a page at a time', async () => {
    const client = new Client();
    const { id, path } = await mailed(client);
    const { text: page } = await client.get(`/incidents/${id}?lang=en`);
    expect(page).toContain(`href="${path}?lang=en"`);
    expect(page).toContain(`Customers who may not have been told: ${COUNT}`);
    const seen: string[] = [];
    for (let next: string | undefined = `${path}?lang=en`; next !== undefined; ) {
      const { text, status } = await client.get(next);
      expect(status).toBe(200);
      seen.push(...[...text.matchAll(/name="contracts" value="([^"]+)"/g)].flatMap(([, one]) => one ?? []));
      next = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toEqual(Array.from({ length: COUNT }, (_, index) => contract(index)));
  });

  it('given some are ticked, then they wait no more, and the list of those who were called says by whom', async () => {
    const client = new Client();
    const { path, notice } = await mailed(client);
    const fields: [string, string][] = [
      ['key', 'k1'],
      ['notice', notice],
      ['contracts', contract(0)],
      ['contracts', contract(2)],
      ['evidence', '18時に電話'],
    ];
    const sent = await client.form(`${path}?lang=en`, fields);
    expect(sent.status).toBe(303);
    const back = await client.get(sent.headers.get('location') ?? '');
    expect(back.text).toContain('This was recorded:');
    expect(back.text).toContain(`Customers who wait for a call: ${COUNT - 2}`);
    expect(back.text).not.toContain(`value="${contract(0)}"`);
    expect(back.text).toContain(`value="${contract(1)}"`);
    const { text } = await client.get(`${path}/told?lang=en`);
    expect(text).toMatch(new RegExp(`${contract(2)}[\\s\\S]*Security officer[\\s\\S]*18:20 JST`));
    expect(text).not.toContain(contract(1));
  });

  it('given nobody is ticked, then it comes back with what was typed', async () => {
    const client = new Client();
    const { path, notice } = await mailed(client);
    const { status, text } = await client.form(path, { key: 'k1', notice, evidence: '18時に電話' });
    expect(status).toBe(400);
    expect(text).toContain('18時に電話');
    expect(text).toContain(`value="${contract(0)}"`);
  });

  it('given a program, then it pages through all of them, and ticks off one', async () => {
    const client = new Client();
    const { id, notice } = await mailed(client);
    const told = { notice, contracts: [contract(4)] };
    expect((await client.post(`/api/incidents/${id}/called`, told)).status).toBe(200);
    const seen: { contract: string }[] = [];
    for (let next = `/api/incidents/${id}/notices/${notice}/unreached?limit=500&waiting=true`; next !== ''; ) {
      const { json, headers } = await client.get(next);
      seen.push(...json);
      next = /<([^>]+)>/.exec(headers.get('link') ?? '')?.[1] ?? '';
    }
    expect(seen).toHaveLength(COUNT - 1);
    const { json } = await client.get(`/api/incidents/${id}/notices/${notice}`);
    expect(json.unreached[4]).toMatchObject({
      settled: 'told',
      toldBy: { by: 'officer@example.jp', at: '2026-04-24T18:20:00+09:00' },
    });
  });

  it('given somebody who may not record it, then they see whom to call, without boxes', async () => {
    const client = new Client();
    const { path } = await mailed(client);
    const { text } = await client.get(path, { as: 'responder@example.jp' });
    expect(text).toContain('03-0000-0000');
    expect(text).not.toContain('name="contracts"');
  });
});
