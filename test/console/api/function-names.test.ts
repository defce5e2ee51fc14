import { describe, expect, it } from 'vitest';
import { customersCsv } from '../../../functions/domain/register/generate.ts';
import { shipped } from '../../policies/shipped.ts';
import { Client, NOW } from '../client.ts';
import { stateOf, work } from '../work.ts';

const FROM = '2026-04-24T17:20:00+09:00';
const LEADING_AWAY = [
  'pay at http://evil.example now',
  'ask www.evil.example',
  'ｈｔｔｐ：／／evil.example',
  'call help@evil.example',
  'call 03-1234-5678',
  'お電話は０３（１２３４）５６７８へ',
  '+81 3 1234 5678',
  'search\nand more',
  'x'.repeat(61),
];
const NAMES = ['search', '検索', 'API v2.1', 'Node.js 20', '帳票出力（月次）', 'report 2026', 'IPv4/IPv6', 'F-000123'];
const KEY = /^own-[0-9a-z]{8}$/;
const HEAD = { as: 'head@example.jp' };
const naming = (name: string) => ({ facts: { 'service.function': name } });

describe('the name of a function', () => {
  it.each([
    ['outage', (id: string) => `/api/incidents/${id}/outage`, (name: string) => ({ function: name, from: FROM })],
    ['assess', (id: string) => `/api/incidents/${id}/assess`, (name: string) => naming(name)],
    ['report', () => '/api/incidents', (name: string) => ({ title: '停止', ...naming(name) })],
  ])(
    'is taken by %s in the words of the person when neither policy nor register has it, with a warning of those that they have',
    async (_, path, body) => {
      const client = new Client();
      client.haveCustomers(3);
      const id = await client.reported();
      const taken = await client.post(`${path(id)}?lang=ja`, body('打刻'));
      expect(taken.status).toBeLessThan(300);
      expect(Object.keys(stateOf(client.memory, taken.json.id).functionTitles)).toEqual([expect.stringMatching(KEY)]);
      expect(taken.json.warnings).toEqual([
        '「打刻」という機能は、対応方針にもお客様の一覧にもないため、入力された名称のまま記録しました。次のいずれかを指す場合は、その名称で記録し直してください：crm',
      ]);
      expect(taken.json.warningTexts).toEqual([{ ja: taken.json.warnings[0], en: expect.stringMatching(/: crm$/) }]);
      expect((await client.post(path(id), body('crm'))).json.warnings).toEqual([]);
    },
  );

  it('that no list has leaves what else stands in the form on record', async () => {
    const client = new Client();
    client.haveCustomers(3);
    const id = await client.reported();
    const facts = { 'service.function': '打刻', 'service.felt': 'confirmed' };
    expect((await client.post(`/api/incidents/${id}/assess`, { facts })).status).toBe(200);
    expect(stateOf(client.memory, id).facts).toMatchObject({ 'service.felt': 'confirmed' });
  });

  it('is taken from the policy as well, and both are named beside another one', async () => {
    const client = new Client(shipped('synergy'));
    client.haveCustomers(3);
    const id = await client.reported();
    const outage = (name: string) => client.post(`/api/incidents/${id}/outage?lang=en`, { function: name, from: FROM });
    expect((await outage('clent')).json.warnings[0]).toMatch(/: client, consumer, crm$/);
    expect((await outage('client')).json.warnings).toEqual([]);
  });

  it('is anybody’s choice where neither names functions; who wrote it then does not approve', async () => {
    const client = new Client();
    const id = await client.reported();
    expect((await client.post(`/api/incidents/${id}/outage`, { function: 'search', from: FROM })).status).toBe(200);
    expect(stateOf(client.memory, id).contributions).toMatchObject([
      { by: 'officer', name: expect.stringMatching(KEY) },
    ]);
  });

  it.each(['outage', 'assess'])(
    'is refused by %s in free words that lead somebody away from the notice',
    async (verb) => {
      const client = new Client();
      const id = await client.reported();
      const ask = (name: string) => {
        const body = verb === 'outage' ? { function: name, from: FROM } : { facts: { 'service.function': name } };
        return client.post(`/api/incidents/${id}/${verb}?lang=en`, body);
      };
      for (const name of LEADING_AWAY) expect([name, (await ask(name)).status]).toEqual([name, 400]);
      expect((await ask('pay at http://evil.example now')).json.error.reason).toContain('holds a link');
      for (const name of NAMES) expect([name, (await ask(name)).status]).toEqual([name, 200]);
    },
  );

  it('of a report is taken in any words but those', async () => {
    const client = new Client();
    client.haveCustomers(3);
    const report = (name: string) =>
      client.post('/api/incidents', { title: name, facts: { 'service.function': name } });
    for (const name of LEADING_AWAY) expect([name, (await report(name)).status]).toEqual([name, 400]);
    for (const name of NAMES) expect([name, (await report(name)).status]).toEqual([name, 201]);
  });

  it('that an incident has already, from before it was refused, can still be ended', async () => {
    const client = new Client();
    const id = await client.reported();
    await client.post(`/api/incidents/${id}/outage`, { function: 'search', from: FROM });
    const again = { function: 'search', from: FROM, to: '2026-04-24T17:40:00+09:00' };
    expect((await client.post(`/api/incidents/${id}/outage`, again)).status).toBe(200);
  });

  it('bars nobody from approving when it is of the register', async () => {
    const client = new Client();
    const id = await client.waiting();
    await client.post(`/api/incidents/${id}/outage`, { function: 'crm', from: FROM }, HEAD);
    await work(client.memory, id, NOW);
    expect((await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, HEAD)).status).toBe(200);
  });

  it('bars who imported the register that alone has it, until another let a notice with it go out', async () => {
    const client = new Client();
    const csv = customersCsv(3).replaceAll(',crm,', ',sales,');
    const headers = { 'content-type': 'text/csv' };
    expect((await client.send('POST', '/api/customers', { ...HEAD, raw: csv, headers })).status).toBe(200);
    const id = await client.reported({ 'data.leak': 'possible' });
    await client.post(`/api/incidents/${id}/outage`, { function: 'sales', from: FROM });
    await client.post(`/api/incidents/${id}/assess`, { facts: { 'service.function': 'sales' } });
    await work(client.memory, id, NOW);
    const approve = (as: string) => client.post(`/api/incidents/${id}/approve?lang=en`, { what: 'first' }, { as });
    const refused = await approve('head@example.jp');
    expect([refused.status, refused.json.error.reason]).toEqual([
      403,
      expect.stringContaining('the name of a function'),
    ]);
    expect((await approve('approver@example.jp')).status).toBe(200);
  });

  it('is refused in a scope when no customer uses such a function', async () => {
    const client = new Client();
    client.haveCustomers(3);
    const id = await client.reported();
    const scope = (name: string) =>
      client.post(`/api/incidents/${id}/scope?lang=en`, { audience: { where: { functions: name } } });
    const refused = await scope('crn');
    expect([refused.status, refused.json.error.reason]).toEqual([400, expect.stringContaining('choose one of crm')]);
    expect((await scope('crm')).status).toBe(200);
  });
});
