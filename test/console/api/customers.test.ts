import { describe, expect, it } from 'vitest';
import { CSV_LIMIT_BYTES } from '../../../functions/console/http/body.ts';
import { Client } from '../client.ts';

describe('customers', () => {
  const csv = (raw: string | Uint8Array<ArrayBuffer>, type = 'text/csv') => {
    const client = new Client();
    client.haveCustomers(3);
    return { client, answer: client.send('POST', '/api/customers', { raw, headers: { 'content-type': type } }) };
  };

  it('takes a file in, as text or in JSON', async () => {
    const file = 'contract,name,email1\nC-1,Sample Inc.,a@example.com\n';
    for (const { client, answer } of [
      csv(`\ufeff${file}`),
      csv(JSON.stringify({ customers: file }), 'application/json'),
    ]) {
      expect((await answer).json).toMatchObject({ customers: 1, before: 3 });
      expect(client.memory.customers).toHaveLength(1);
    }
  });

  it.each([
    ['', 'line 1'],
    ['contract,name\nC-1,x\n', 'line 1, column email1'],
    ['contract,name,email1\nC-1,x,nobody\n', 'line 2, column email1'],
    ['contract,name,email1\nC-1,x,a@example.com\nC-1,y,b@example.com\n', 'line 3, column contract'],
  ])('takes in nothing of %j and says where it is wrong', async (file, place) => {
    const { client, answer } = csv(file);
    const { status, json } = await answer;
    expect([status, json.error.code]).toEqual([400, 'invalid-customers']);
    expect(json.error.problems[0].path).toContain(place);
    expect(client.memory.customers).toHaveLength(3);
  });

  it('says in Japanese, too, in which line and column it is wrong', async () => {
    const client = new Client();
    const body = { customers: 'contract,name,email1\nC-1,x,nobody\n' };
    const { json } = await client.post('/api/customers?lang=ja', body, { as: 'officer@example.jp' });
    expect(json.error.problems[0]).toMatchObject({ path: 'line 2, column email1', place: '2行目、email1列' });
    expect(json.error.reason).toMatch(/^何も取り込んでいません。2行目、email1：/);
  });

  it('takes a column of ours in capitals as an attribute, and says so', async () => {
    const { answer } = csv('contract,name,email1,End\nC-1,x,a@example.com,2025-01-01\n');
    const { status, json } = await answer;
    expect([status, json.customers]).toEqual([200, 1]);
    expect(json.warnings[0]).toContain('「End」は「end」とは別の、独自の項目として扱います');
  });

  it('refuses a header in a name', async () => {
    const { answer } = csv('contract,name,email1\nC-1,"x\r\nBcc: y@example.com",a@example.com\n');
    expect((await answer).status).toBe(400);
  });

  it('refuses a file in Shift_JIS, one that is too large, and one of another type', async () => {
    const shiftJis = csv(new Uint8Array([0x83, 0x54, 0x83, 0x93]));
    expect((await shiftJis.answer).json.error.code).toBe('not-utf-8');
    expect((await csv('x'.repeat(CSV_LIMIT_BYTES + 1)).answer).status).toBe(413);
    expect((await csv('x', 'text/html').answer).status).toBe(415);
  });

  it.each([
    ['a header alone', 'contract,name,email1\n'],
    ['a BOM, a header and blank lines', '\ufeffcontract,name,email1\r\n\r\n  \r\n'],
    ['a header and lines of commas', 'contract,name,email1\n,,\n,,\n'],
    ['a header without a line end', 'contract,name,email1'],
  ])('empties the register by %s only if that is confirmed', async (_, file) => {
    const asked = csv(file);
    const { status, json } = await asked.answer;
    expect([status, json.error.code]).toEqual([409, 'not-confirmed']);
    expect(json.error.reasons).toEqual({ ja: expect.stringContaining('3'), en: expect.stringContaining('3') });
    expect(asked.client.memory.customers).toHaveLength(3);
    const unsure = csv(JSON.stringify({ customers: file, confirm: false }), 'application/json');
    expect((await unsure.answer).status).toBe(409);
    const meant = csv(JSON.stringify({ customers: file, confirm: true }), 'application/json');
    expect((await meant.answer).json).toMatchObject({ customers: 0, before: 3 });
  });

  it('leaves nobody under contract only if that is confirmed, in words of its own', async () => {
    const file = 'contract,name,email1,end\nC-0001,みほん,a@example.jp,2025/4/1\n';
    const asked = csv(file);
    const { status, json } = await asked.answer;
    expect([status, json.error.code]).toEqual([409, 'not-confirmed']);
    expect(json.error.reasons).toEqual({
      ja: expect.stringMatching(/契約中のお客様が1件もありません。現在契約中の3件/),
      en: expect.stringContaining('no customers under contract, and the register has 3'),
    });
    expect(asked.client.memory.customers).toHaveLength(3);
    const looked = csv(JSON.stringify({ customers: file, preview: true }), 'application/json');
    expect((await looked.answer).json).toMatchObject({ ended: { count: 3, of: 3, left: 0 } });
    const meant = csv(JSON.stringify({ customers: file, confirm: true }), 'application/json');
    expect((await meant.answer).json).toMatchObject({ customers: 1, before: 3 });
    const others = `${file}C-0900,別のお客様,b@example.jp,\n`;
    expect((await csv(others).answer).status).toBe(200);
  });
});
