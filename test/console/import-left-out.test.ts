import { describe, expect, it } from 'vitest';
import { customersCsv } from '../../functions/domain/register/generate.ts';
import { Client } from './client.ts';

const OFFICER = { as: 'officer@example.jp' };

/** A client whose one open incident was told to ten customers, and a file that has eight of them. */
function told(): Client {
  const client = new Client();
  client.haveCustomers(10);
  client.memory.told.set(
    'I-0123456789ab',
    client.memory.customers.map(({ contract }) => contract),
  );
  return client;
}

describe('an import that drops customers who were told of an open incident', () => {
  it('given a preview, then it says who they are and takes nothing in', async () => {
    const client = told();
    const asked = { customers: customersCsv(8), preview: true };
    const { status, json } = await client.post('/api/customers?lang=ja', asked, OFFICER);
    expect(status).toBe(200);
    expect(json).toMatchObject({ preview: true, digest: null, customers: 8, before: 10 });
    expect(json.leftOut).toEqual([{ incident: 'I-0123456789ab', contracts: ['C-0009', 'C-0010'], count: 2 }]);
    expect(json.warnings).toEqual([
      '対応中のインシデント I-0123456789ab の通知をお送りしたお客様のうち2件（契約番号：C-0009、C-0010）は、取り込む一覧にないか、契約が終了しているため、今後の通知が届きません。',
    ]);
    expect(client.memory.customers).toHaveLength(10);
  });

  it('given it is taken in, then the answer says so in the reader’s language', async () => {
    const client = told();
    const { json } = await client.post('/api/customers?lang=en', { customers: customersCsv(8) }, OFFICER);
    expect(json).toMatchObject({ preview: false, customers: 8 });
    expect(json.warnings).toEqual([
      '2 customers who received a notice of the open incident I-0123456789ab (C-0009, C-0010) are not in this file, or the contract has ended. Later notices are not sent to them.',
    ]);
  });

  it('given all of them stay, then there is nothing to say', async () => {
    const { json } = await told().post('/api/customers', { customers: customersCsv(12) }, OFFICER);
    expect([json.leftOut, json.warnings]).toEqual([[], []]);
  });
});
