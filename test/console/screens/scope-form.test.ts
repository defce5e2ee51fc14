import { describe, expect, it } from 'vitest';
import type { Customer } from '../../../functions/domain/register/customer.ts';
import { Client } from '../client.ts';
import { stateOf } from '../work.ts';

describe('the form for the audience', () => {
  it.each([
    [
      { 'scope.audience': 'contracts', 'contracts.audience': 'C-0001\r\nC-0002、C-0003' },
      ['C-0001', 'C-0002', 'C-0003'],
    ],
    [{ 'scope.audience': 'contracts', 'contracts.audience': ' C-0004 ' }, ['C-0004']],
  ])('takes contracts: %j', async (fields, contracts) => {
    const client = new Client();
    const id = await client.waiting();
    expect((await client.form(`/incidents/${id}/scope?lang=ja`, fields)).status).toBe(303);
    expect(stateOf(client.memory, id).audience).toEqual({ contracts });
  });

  it('takes conditions and whom to phone, and shows both when it is opened again', async () => {
    const client = new Client();
    const id = await client.waiting();
    const fields = {
      'scope.audience': 'where',
      'where.audience': 'plan＝premium',
      'scope.calls': 'contracts',
      'contracts.calls': 'C-0002',
    };
    expect((await client.form(`/incidents/${id}/scope?lang=ja`, fields)).status).toBe(303);
    const { audience, calls } = stateOf(client.memory, id);
    expect([audience, calls]).toEqual([{ where: { plan: 'premium' } }, { contracts: ['C-0002'] }]);
    const { text } = await client.get(`/incidents/${id}?lang=ja`);
    expect(text).toMatch(/id="where-audience"[^>]*>plan=premium</);
    expect(text).toMatch(/id="contracts-calls"[^>]*>C-0002</);
    expect(text).toContain('契約番号は台帳から消去できません');
    expect((await client.form(`/incidents/${id}/scope`, { 'scope.audience': 'all' })).status).toBe(303);
    expect([stateOf(client.memory, id).audience, stateOf(client.memory, id).calls]).toEqual(['all', null]);
  });

  it('records customers who were chosen by name by their contracts, on the ledger and on the page', async () => {
    const client = new Client();
    const id = await client.waiting();
    const [customer] = client.memory.customers;
    const { name = '', contract = '' } = customer ?? {};
    const answer = await client.post(`/api/incidents/${id}/scope`, {
      audience: { where: { name } },
      calls: { where: { name: '見本 太郎' } },
    });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('該当するお客様がいません');
    const { audience, calls } = stateOf(client.memory, id);
    expect([audience, calls]).toEqual([{ contracts: [contract] }, { contracts: [] }]);
    const ledger = JSON.stringify([...client.memory.streams]);
    expect([name, '見本 太郎'].filter((one) => ledger.includes(one))).toEqual([]);
    expect((await client.get(`/incidents/${id}`)).status).toBe(200);
  });

  it('follows later imports by what customers share, and records a value of their own by the contracts that have it', async () => {
    const client = new Client();
    const id = await client.waiting();
    const [first, ...others] = client.memory.customers;
    const owned = { ...first, attributes: { ...first?.attributes, 担当者: '見本 花子' } } as Customer;
    client.memory.customers = [owned, ...others];
    await client.post(`/api/incidents/${id}/scope`, {
      audience: { where: { 担当者: '見本 花子' } },
      calls: { where: { grave: 'false', plan: 'premium' } },
    });
    const { audience, calls } = stateOf(client.memory, id);
    expect(audience).toEqual({ contracts: [owned.contract] });
    expect(calls).toEqual({ where: { grave: 'false', plan: 'premium' } });
    expect(JSON.stringify([...client.memory.streams])).not.toContain('見本 花子');
  });

  it('holds for whoever is imported later where there was no register to look in', async () => {
    const client = new Client();
    const id = await client.waiting();
    client.memory.customers = [];
    await client.post(`/api/incidents/${id}/scope`, { audience: { where: { plan: 'premium' } } });
    expect(stateOf(client.memory, id).audience).toEqual({ where: { plan: 'premium' } });
  });

  it.each([
    [{ 'scope.audience': 'all', 'contracts.audience': 'C-0001' }, '使わない欄が記入されています'],
    [{ 'scope.audience': 'where', 'where.audience': 'premium' }, '「列名=値」の形で'],
    [{ 'scope.audience': 'where', 'where.audience': 'plan=a\nplan=b' }, '同じ列名は1度だけ'],
    [{ 'scope.audience': 'contracts', 'contracts.audience': 'C-9999' }, 'C-9999'],
  ])('refuses what would be lost or means nobody: %j', async (fields, said) => {
    const client = new Client();
    const id = await client.waiting();
    const { status, text } = await client.form(`/incidents/${id}/scope?lang=ja`, fields as Record<string, string>);
    expect(status).toBe(400);
    expect(text).toMatch(new RegExp(`id="scope-audience-flaw">[^<]*${said}`));
    expect(stateOf(client.memory, id).audience).toBe('all');
  });

  it('is not offered to those who may not change it', async () => {
    const client = new Client();
    const id = await client.waiting();
    const page = async (as: string) => (await client.get(`/incidents/${id}`, { as })).text;
    expect(await page('officer')).toContain(`/incidents/${id}/scope`);
    expect(await page('auditor')).not.toContain(`/incidents/${id}/scope`);
  });
});

describe('what a person asked for', () => {
  it('is not theirs to approve: the page says so, and offers the buttons to others', async () => {
    const client = new Client();
    const id = await client.waiting();
    const asked = { about: 'timing', duty: 'notice.first', reason: '確認に時間を要するため。' };
    expect((await client.form(`/incidents/${id}/exception`, asked)).status).toBe(303);
    const page = async (as: string) => (await client.get(`/incidents/${id}?lang=ja`, { as })).text;
    const buttons = (text: string) => text.split('name="what" value="exception"').length - 1;
    const own = await page('officer');
    expect(buttons(own)).toBe(0);
    expect(own).toContain('ご本人は決められません');
    expect(buttons(await page('executive'))).toBe(2);
  });

  it('an appointment is made from lists of roles and people', async () => {
    const client = new Client();
    const id = await client.waiting();
    const { text } = await client.get(`/incidents/${id}?lang=en`);
    expect(text).toMatch(
      /<select id="appoint-role" name="role" required[^>]*>.*?<option value="head">department head/s,
    );
    expect(text).toMatch(
      /Whatever the role is called, who is appointed leads the response.*Appoint to lead the response/s,
    );
    await client.form(`/incidents/${id}/appoint`, { role: 'head', person: 'head' });
    expect((await client.get(`/incidents/${id}?lang=en`)).text).toMatch(
      /appointed Department head to lead the response, as department head/,
    );
  });
});
