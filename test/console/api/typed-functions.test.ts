import { describe, expect, it } from 'vitest';
import { handedOver } from '../../../functions/domain/incident/joining/join.ts';
import { customersCsv } from '../../../functions/domain/register/generate.ts';
import { parseCustomers } from '../../../functions/domain/register/parse-customers.ts';
import { Client, NOW } from '../client.ts';
import { stateOf } from '../work.ts';

const FROM = '2026-04-24T15:00:00+09:00';
const TO = '2026-04-24T15:10:00+09:00';
const OUTAGE = { 'service.impact': 'major', 'service.felt': 'confirmed' };
const TYPED = 'エクスポート';
const REASON = '記録の誤り';

const outage = (client: Client, id: string, body: object = {}) =>
  client.post(`/api/incidents/${id}/outage?lang=ja`, { function: TYPED, from: FROM, ...body });
const outagesOf = ({ memory }: Client, id: string) => stateOf(memory, id).outages;

/** The register, with customers who use this function. */
function imported({ memory }: Client, name: string): void {
  memory.customers = parseCustomers(customersCsv(3).replaceAll(',crm,', `,${name},`));
}

/** One incident joined into another, by what the console asks for; without `named` as by an earlier release. */
async function joined(client: Client, from: string, into: string, named = true): Promise<void> {
  const { memory } = client;
  const asked = await client.post(`/api/incidents/${from}/join`, { into, reason: '同じ障害' });
  if (asked.status !== 200) throw new Error(asked.text);
  const { join, ...state } = stateOf(memory, from);
  const handed = handedOver({ ...state, join: join && { ...join, ...(named ? {} : { functionsInto: {} }) } });
  if (handed === null) throw new Error('nothing is handed over');
  const command = { do: 'merge', from: handed } as const;
  const actor = { kind: 'system', name: 'test' } as const;
  const { refusal } = await memory.carryOut(stateOf(memory, into).stream, { id: 'merge', at: NOW, command, actor });
  if (refusal !== null) throw new Error(refusal.reason.ja);
}

describe('a function that a person typed in two incidents', () => {
  it('given one is joined into the other, then it goes by one key, and its outages of one moment are one', async () => {
    const client = new Client();
    const [here, there] = [await client.reported(OUTAGE), await client.reported(OUTAGE)];
    await outage(client, here, { to: TO });
    await outage(client, there);
    await client.post(`/api/incidents/${there}/assess`, { facts: { 'service.function': TYPED } });
    await joined(client, there, here);
    const key = outagesOf(client, here)[0]?.function;
    expect(outagesOf(client, here)).toMatchObject([{ function: key, to: '2026-04-24T06:10:00.000Z' }]);
    expect(stateOf(client.memory, here).facts['service.function']).toBe(key);
  });

  it('given a list had named it for the other one, then it goes by the name of that list', async () => {
    const client = new Client();
    const typed = await client.reported(OUTAGE);
    await outage(client, typed);
    imported(client, TYPED);
    const listed = await client.reported(OUTAGE);
    await outage(client, listed, { to: TO });
    await joined(client, typed, listed);
    expect(outagesOf(client, listed)).toMatchObject([{ function: TYPED, to: '2026-04-24T06:10:00.000Z' }]);
  });

  it('given an earlier release left two keys of it, then the outage without an end is ended and withdrawn, and the other one after it', async () => {
    const client = new Client();
    const [here, there] = [await client.reported(OUTAGE), await client.reported(OUTAGE)];
    await outage(client, here, { to: TO });
    await outage(client, there);
    await joined(client, there, here, false);
    expect(outagesOf(client, here)).toMatchObject([{ to: '2026-04-24T06:10:00.000Z' }, { to: null }]);
    expect((await outage(client, here, { to: '2026-04-24T15:30:00+09:00' })).status).toBe(200);
    expect(outagesOf(client, here).map(({ to }) => to)).toEqual([
      '2026-04-24T06:10:00.000Z',
      '2026-04-24T06:30:00.000Z',
    ]);
    for (const left of [1, 0]) {
      expect((await outage(client, here, { withdraw: true, reason: REASON })).status).toBe(200);
      expect(outagesOf(client, here)).toHaveLength(left);
    }
  });
});

describe('an outage of a function that a person typed', () => {
  it.each([
    ['names it by now', TYPED],
    ['names others by now', '検索'],
  ])('given the register %s, then it is ended, told again and withdrawn', async (_, functions) => {
    const client = new Client();
    const id = await client.reported(OUTAGE);
    await outage(client, id);
    imported(client, functions);
    expect((await outage(client, id, { to: TO })).status).toBe(200);
    expect(outagesOf(client, id)).toMatchObject([{ to: '2026-04-24T06:10:00.000Z' }]);
    expect((await outage(client, id, { from: '2026-04-24T15:20:00+09:00' })).status).toBe(200);
    expect(new Set(outagesOf(client, id).map((one) => one.function)).size).toBe(1);
    expect((await outage(client, id, { withdraw: true, reason: REASON })).status).toBe(200);
    expect(outagesOf(client, id)).toMatchObject([{ from: '2026-04-24T06:20:00.000Z' }]);
  });

  it('given the register named it and names it no more, then it is ended', async () => {
    const client = new Client();
    imported(client, TYPED);
    const id = await client.reported(OUTAGE);
    await outage(client, id);
    imported(client, '検索');
    expect((await outage(client, id, { to: TO })).status).toBe(200);
    expect(outagesOf(client, id)).toMatchObject([{ function: TYPED, to: '2026-04-24T06:10:00.000Z' }]);
  });
});
