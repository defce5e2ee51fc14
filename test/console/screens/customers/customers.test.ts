import { describe, expect, it } from 'vitest';
import { CSV_LIMIT_BYTES } from '../../../../functions/console/http/body.ts';
import { customersCsv } from '../../../../functions/domain/register/generate.ts';
import { Client } from '../../client.ts';
import { seenIn, sendFile } from './send-file.ts';

const AUDITOR = { as: 'auditor@example.jp' };
const OFFICER = { as: 'officer@example.jp' };

describe('the register', () => {
  it('given anybody of the team, then API and page say how many there are and from which file, and name nobody', async () => {
    const client = new Client();
    await client.post('/api/customers', { customers: customersCsv(12) }, OFFICER);
    const { json } = await client.get('/api/customers?lang=en', AUDITOR);
    expect(json).toMatchObject({ customers: 12, told: 12, toBegin: 0, mayList: false, warnings: [] });
    expect(json.imported).toEqual({
      at: '2026-04-24T17:50:00+09:00',
      by: 'officer@example.jp',
      digest: expect.stringMatching(/^sha256:/),
    });
    const page = await client.get('/customers?lang=ja', AUDITOR);
    expect(page.status).toBe(200);
    for (const { contract, contacts, name } of client.memory.customers) {
      for (const secret of [contract, name, contacts[0]?.email ?? ''])
        expect([secret, page.text.includes(secret), JSON.stringify(json).includes(secret)]).toEqual([
          secret,
          false,
          false,
        ]);
    }
    expect(page.text).not.toContain('type="file"');
  });

  it('given the register is empty, then both say so', async () => {
    const client = new Client();
    expect((await client.get('/api/customers')).json).toMatchObject({ customers: 0, imported: null, mayList: true });
    expect((await client.get('/customers?lang=en')).text).toContain('<dt>Imported</dt><dd>—</dd>');
  });

  it('given who may not import, then the list is refused by API and page', async () => {
    const client = new Client();
    client.haveCustomers(3);
    for (const path of ['/api/customers/list', '/customers/list']) {
      const refused = await client.get(path, AUDITOR);
      expect([path, refused.status, refused.text.includes('C-0001')]).toEqual([path, 403, false]);
    }
  });

  it('given who may import, then the list is told page by page', async () => {
    const client = new Client();
    client.haveCustomers(60);
    const first = await client.get('/api/customers/list?limit=40');
    expect(first.json).toHaveLength(40);
    expect(first.json[0]).toMatchObject({ contract: 'C-0001', contacts: expect.any(Array) });
    expect(first.json[0].contacts[0].email).toContain('@');
    expect(first.headers.get('link')).toBe('</api/customers/list?limit=40&after=C-0040>; rel="next"');
    const second = await client.get('/api/customers/list?limit=40&after=C-0040');
    expect([second.json.length, second.headers.get('link')]).toEqual([20, null]);
    const page = await client.get('/customers/list?lang=ja');
    expect(page.text).toContain('after=C-0050');
    expect((await client.get('/customers/list?lang=ja&after=C-0050')).text).toMatch(/C-0051[\s\S]*C-0060/);
    expect((await client.get('/api/customers/list?limit=0')).status).toBe(400);
  });
});

describe('an import by the browser', () => {
  it('given a file, then it is looked at first, and taken in once it is chosen again', async () => {
    const client = new Client();
    client.haveCustomers(10);
    const looked = await sendFile(client, customersCsv(7));
    expect(looked.status).toBe(200);
    expect(looked.text).toContain('お客様 7件（取り込み前 10件）');
    expect(looked.text).toContain('現在契約中のお客様10件のうち3件は');
    expect(client.memory.customers).toHaveLength(10);
    expect([...client.memory.contents.keys()].filter((key) => key.startsWith('register'))).toEqual([]);
    const taken = await sendFile(client, customersCsv(7), { seen: seenIn(looked), key: 'k-1' });
    expect(taken.text).toContain('取り込みました。');
    expect(client.memory.customers).toHaveLength(7);
  });

  it('given another file than the one that was looked at, then it is only looked at', async () => {
    const client = new Client();
    client.haveCustomers(10);
    const looked = await sendFile(client, customersCsv(7));
    const other = await sendFile(client, customersCsv(8), { seen: seenIn(looked), key: 'k-1' });
    expect(other.text).toContain('まだ取り込んでいません');
    expect(client.memory.customers).toHaveLength(10);
  });

  it('given the register is another one by then, then the file is only looked at once more', async () => {
    const client = new Client();
    client.haveCustomers(10);
    const looked = await sendFile(client, customersCsv(7));
    const colleague = await sendFile(client, customersCsv(30));
    await sendFile(client, customersCsv(30), { seen: seenIn(colleague), key: 'k-0' });
    expect(client.memory.customers).toHaveLength(30);
    const again = await sendFile(client, customersCsv(7), { seen: seenIn(looked), key: 'k-1' });
    expect(again.text).toContain('お客様 7件（取り込み前 30件）');
    expect(client.memory.customers).toHaveLength(30);
  });

  it.each([
    ['no file', null, 'CSVファイルを選択してください'],
    ['a wrong address', 'contract,name,email1\nC-1,x,nobody\n', '2行目、email1列：'],
    ['another encoding', new Uint8Array([0xa5, 0xb5, 0xa5, 0xf3]), '文字コードがUTF-8ではない'],
    ['too large a file', 'x'.repeat(CSV_LIMIT_BYTES + 1), '上限（4 MiB）'],
  ])('given %s, then the page says what is wrong, and nothing is taken in', async (_, csv, words) => {
    const client = new Client();
    client.haveCustomers(3);
    const refused = await sendFile(client, csv);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.text).toContain(words);
    expect(refused.text).toContain('type="file"');
    expect(client.memory.customers).toHaveLength(3);
  });

  it('given a file without customers, then it empties the register only with a tick', async () => {
    const client = new Client();
    client.haveCustomers(3);
    const header = 'contract,name,email1\n';
    const looked = await sendFile(client, header);
    expect(looked.text).toContain('お客様を0件にする');
    expect((await sendFile(client, header, { seen: seenIn(looked), key: 'k-1' })).status).toBe(409);
    expect(client.memory.customers).toHaveLength(3);
    await sendFile(client, header, { seen: seenIn(looked), key: 'k-2', confirm: 'yes' });
    expect(client.memory.customers).toHaveLength(0);
  });

  it('given who may not import, then it is refused before the file is read', async () => {
    const client = new Client();
    expect((await sendFile(client, customersCsv(3), {}, AUDITOR)).status).toBe(403);
    expect(client.memory.customers).toHaveLength(0);
  });
});
