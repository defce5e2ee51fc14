import { describe, expect, it } from 'vitest';
import { instant } from '../../../functions/domain/base/time/instant.ts';
import type { UnreachedRecipient } from '../../../functions/domain/channels/delivery/unreached.ts';
import { parseCustomers } from '../../../functions/domain/register/parse-customers.ts';
import { Client, NOW } from '../client.ts';

const APPROVER = { as: 'approver@example.jp' };

const asks = { at: instant('2026-04-24T09:20:00.000Z'), actor: { kind: 'system', name: 'incident' } } as const;
const PHONED: UnreachedRecipient = {
  contract: 'C-0007',
  name: '株式会社七',
  contact: '',
  address: '',
  fallback: '',
  phone: '03-0000-0007',
  outcome: 'rejected',
  why: 'no address',
};

/** A first notice that went to all but one without an address and one whose contract the scope named and the list has no more. */
async function mailed(client: Client): Promise<{ id: string; notice: string }> {
  const id = await client.waiting();
  const notice = `${id}-n1`;
  const give = (name: string, command: object) =>
    client.memory.carryOut(`incident/${id}`, { id: name, ...asks, command } as never);
  await client.memory.carryOut(`incident/${id}`, {
    ...{ id: 'again', ...asks, at: NOW },
    command: { do: 'seal-audience', notice, digest: 'sha256:other', count: 18, ended: ['C-0019'] },
  });
  await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, APPROVER);
  await give('go', { do: 'start-delivery', notice });
  const counts = { audience: 18, sent: 17, rejected: 1, suppressed: 0, unknown: 0, pending: 0 };
  const unreached = { failed: { contracts: ['C-0007'], count: 1 }, unknown: { contracts: [], count: 0 } };
  await give('done', { do: 'finish-delivery', notice, counts, finishedAt: asks.at, unreached });
  client.memory.unreached.set(notice, [PHONED]);
  return { id, notice };
}

const csv =
  'contract,name,contact1,email1,phone\nC-0019,株式会社十九,,,03-0000-0019\nC-0020,二十,二十,c20@example.com,\n';

describe('customers whom a notice did not reach', () => {
  it('are told of as what they are: without an address nothing was refused', async () => {
    const client = new Client();
    const { id } = await mailed(client);
    const { text } = await client.get(`/incidents/${id}?lang=en`);
    expect(text).toContain('17 of 18 sent, 1 not mailed (no address, or refused)');
    expect(text).toContain('no email address on record, so nothing was mailed');
    expect(text).not.toContain('rejected, nothing was sent');
    expect(text).toContain('counted for each notice: 2');
  });

  it('are found with whom to call where a later list has them no more, while the call is owed', async () => {
    const client = new Client();
    const [customer] = parseCustomers(csv);
    if (customer === undefined) throw new Error('no customer');
    client.memory.known.push({ customer, isListed: false });
    const { id, notice } = await mailed(client);
    const { json } = await client.get(`/api/incidents/${id}/notices/${notice}`);
    expect(json.unreached[1]).toMatchObject({ contract: 'C-0019', phone: '03-0000-0019', outcome: 'ended' });
    const { text } = await client.get(`/incidents/${id}?lang=en`);
    expect(text).toContain('03-0000-0019');
    expect(text).toContain('not in the list of customers any more');
    expect(text).not.toContain('the contract has ended');
  });

  it.each([
    [
      'a number that was corrected since',
      'C-0007,株式会社七,七海,,03-9999-0000',
      true,
      { phone: '03-9999-0000', contact: '七海' },
    ],
    [
      'one who left the list',
      'C-0007,株式会社七,七海,,03-5555-0000',
      false,
      { phone: '03-5555-0000', left: 'not-listed' },
    ],
  ])('are given as the newest list has them: %s', async (_, row, isListed, shown) => {
    const client = new Client();
    const [customer] = parseCustomers(`contract,name,contact1,email1,phone\n${row}\n`);
    if (customer === undefined) throw new Error('no customer');
    client.memory.known.push({ customer, isListed });
    const { id, notice } = await mailed(client);
    const { json } = await client.get(`/api/incidents/${id}/notices/${notice}`);
    expect(json.unreached[0]).toMatchObject({ contract: 'C-0007', outcome: 'rejected', why: 'no address', ...shown });
    const { text } = await client.get(`/incidents/${id}?lang=en`);
    expect(text).toContain(shown.phone);
    expect(text).not.toContain(PHONED.phone);
    expect(text.includes('not in the list of customers any more (the contact')).toBe(!isListed);
  });

  it('are counted no more, and shown as called, once the call is on record', async () => {
    const client = new Client();
    const { id, notice } = await mailed(client);
    const told = { duty: 'call', evidence: 'Called both at 18:30.' };
    expect((await client.post(`/api/incidents/${id}/complete`, told)).status).toBe(200);
    const { json } = await client.get(`/api/incidents/${id}/notices/${notice}`);
    expect(json.unreached).toMatchObject([
      { ...PHONED, settled: 'told' },
      { contract: 'C-0019', settled: 'told' },
    ]);
    const { text } = await client.get(`/incidents/${id}?lang=en`);
    expect(text).not.toContain('tell them by phone');
    expect(text).not.toContain('counted for each notice');
    expect(text).toContain('seen to on record: 2');
    expect(text).toContain('a call, or another way of telling them, is on record');
  });

  it('are shown as not to be called where somebody decided that', async () => {
    const client = new Client();
    const { id, notice } = await mailed(client);
    await client.post(`/api/incidents/${id}/waive`, { duty: 'call', reason: 'Both are closed down.' });
    const { json } = await client.get(`/api/incidents/${id}/notices/${notice}`);
    expect(json.unreached).toMatchObject([{ settled: 'not-called' }, { settled: 'not-called' }]);
    const { text } = await client.get(`/incidents/${id}`);
    expect(text).toContain('連絡しないことを記録 2件');
    expect(text).toContain(
      '通知が届いていない可能性があり、個別の連絡もしないと記録されているお客様が、延べ2件あります。',
    );
  });
});
