import { describe, expect, it } from 'vitest';
import { customersCsv } from '../../../functions/domain/register/generate.ts';
import { Client } from '../client.ts';

const OFFICER = { as: 'officer@example.jp' };
const HEAD = { as: 'head@example.jp' };

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
      '対応中のインシデント I-0123456789ab の通知の宛先だったお客様のうち2件（契約番号：C-0009、C-0010）は、取り込む一覧にないか、契約が終了しているため、今後の通知が届きません。',
    ]);
    expect(client.memory.customers).toHaveLength(10);
  });

  it.each(['preview=1', 'preview', 'preview=yes', 'preveiw=true', 'confirm=1'])(
    'given it is asked for as ?%s, then it is refused in words, and nothing is taken in',
    async (query) => {
      const client = told();
      const path = `/api/customers?lang=en&${query}`;
      const { status, json } = await client.post(path, { customers: customersCsv(8) }, OFFICER);
      expect(status).toBe(400);
      expect(JSON.stringify(json)).toMatch(/preview|preveiw|confirm/);
      expect(client.memory.customers).toHaveLength(10);
    },
  );

  it('given it is asked for in the address, then a JSON body is only looked at, too', async () => {
    const client = told();
    const { json } = await client.post('/api/customers?preview=true', { customers: customersCsv(8) }, OFFICER);
    expect(json).toMatchObject({ preview: true });
    expect(client.memory.customers).toHaveLength(10);
  });

  it('given it ends more than a fifth of the contracts, then a preview and the import say how many, and it is taken in all the same', async () => {
    const client = new Client();
    client.haveCustomers(10);
    const file = { customers: customersCsv(7) };
    const preview = await client.post('/api/customers?lang=ja', { ...file, preview: true }, OFFICER);
    expect(preview.json).toMatchObject({ ended: { count: 3, of: 10 } });
    expect(preview.json.warnings).toEqual([
      '現在契約中のお客様10件のうち3件は、取り込む一覧にないか、契約が終了しているため、今後の通知が届きません。一覧に漏れがある場合は、正しい一覧を取り込み直してください。',
    ]);
    const taken = await client.post('/api/customers?lang=en', file, OFFICER);
    expect(taken.json.warnings).toEqual([
      expect.stringMatching(/^3 of the 10 customers under contract are not in this file/),
    ]);
    expect(client.memory.customers).toHaveLength(7);
    const back = await client.post('/api/customers?lang=en', { customers: customersCsv(6) }, OFFICER);
    expect(back.json).toMatchObject({ ended: { count: 1, of: 7 }, warnings: [] });
  });

  it('given it is taken in, then the answer says so in the reader’s language', async () => {
    const client = told();
    const { json } = await client.post('/api/customers?lang=en', { customers: customersCsv(8) }, OFFICER);
    expect(json).toMatchObject({ preview: false, customers: 8 });
    expect(json.warnings).toEqual([
      '2 customers whom a notice of the open incident I-0123456789ab was for (C-0009, C-0010) are not in this file, or the contract has ended. Later notices are not sent to them.',
    ]);
  });

  it('given who imports may approve notices, then the answer says that they may not approve one to these customers, and who may', async () => {
    const { json } = await told().post('/api/customers?lang=ja', { customers: customersCsv(12) }, HEAD);
    expect(json.warnings).toEqual([
      'この一覧に基づく通知は、取り込んだ部門長ご本人は承認できません。通知承認者が承認してください。',
    ]);
  });

  it('given another imports the very same file, then the answer says whose list it stays', async () => {
    const client = told();
    await client.post('/api/customers', { customers: customersCsv(12) }, HEAD);
    const again = { customers: customersCsv(12), preview: true };
    expect((await client.post('/api/customers', again, OFFICER)).json.sameAs).toMatchObject({ by: 'head' });
    const { json } = await client.post('/api/customers?lang=en', { customers: customersCsv(12) }, OFFICER);
    expect(json.sameAs).toMatchObject({ by: 'head' });
    expect(json.warnings).toEqual([expect.stringMatching(/^This is the file that .+ imported on .+ stays as it is\./)]);
    expect((await client.memory.registerSource())?.by).toBe('head');
    const own = await client.post('/api/customers?lang=en', { customers: customersCsv(11) }, OFFICER);
    expect(own.json).toMatchObject({ sameAs: null, warnings: [] });
  });

  it('given all of them stay, then there is nothing to say', async () => {
    const { json } = await told().post('/api/customers', { customers: customersCsv(12) }, OFFICER);
    expect([json.leftOut, json.warnings]).toEqual([[], []]);
  });
});
