import { describe, expect, it } from 'vitest';
import { draftQuestion } from '../../functions/console/shown/draft-question.ts';
import { instant } from '../../functions/domain/base/time/instant.ts';
import { draftText } from '../../functions/domain/incident/notice/draft-text.ts';
import { shipped } from '../policies/shipped.ts';
import { Client, NOW } from './client.ts';
import { stateOf } from './work.ts';

/** A name that could be anybody's. */
const TYPED = '山田見本子の帳票';
const FROM = '2026-04-24T17:20:00+09:00';
const KEY = /^own-[0-9a-z]{8}$/;
const OUTAGE = { 'service.felt': 'confirmed', 'service.impact': 'major' };

const ledgerOf = ({ memory: { streams } }: Client) => JSON.stringify([...streams]);

describe('the words for a function that no list names', () => {
  it.each(['report', 'assess', 'outage'])('stand beside the ledger when a person types them in %s', async (verb) => {
    const client = new Client();
    const id = await client.reported(verb === 'report' ? { 'service.function': TYPED } : {});
    if (verb === 'assess') await client.post(`/api/incidents/${id}/assess`, { facts: { 'service.function': TYPED } });
    if (verb === 'outage') await client.post(`/api/incidents/${id}/outage`, { function: TYPED, from: FROM });
    const { facts, outages } = stateOf(client.memory, id);
    expect(facts['service.function'] ?? outages[0]?.function).toMatch(KEY);
    expect(ledgerOf(client)).not.toContain(TYPED);
    expect((await client.get(`/incidents/${id}?lang=ja`)).text).toContain(TYPED);
  });

  it('stand in the notice, on the screen and in the answers of the API', async () => {
    const client = new Client();
    const id = await client.reported({ ...OUTAGE, 'service.function': TYPED });
    const answer = await client.post(`/api/incidents/${id}/outage`, { function: TYPED, from: FROM });
    expect(answer.json.outages).toMatchObject([{ function: TYPED }]);
    const state = stateOf(client.memory, id);
    expect(state.outages.map((outage) => outage.function)).toEqual([state.facts['service.function']]);
    const subject = { policy: client.memory.policy, state, stage: 'first', at: instant(NOW), corrects: null } as const;
    const { text } = draftText({ ...(await draftQuestion(client.memory, subject)), given: {} });
    expect(JSON.stringify(text)).toContain(TYPED);
    expect(JSON.stringify(text)).not.toContain('自由記入');
  });

  it('lead to the outage again, to end it and to withdraw it', async () => {
    const client = new Client();
    const id = await client.reported();
    const outage = (body: object) =>
      client.post(`/api/incidents/${id}/outage`, { function: TYPED, from: FROM, ...body });
    await outage({});
    await outage({ to: '2026-04-24T17:30:00+09:00' });
    expect(stateOf(client.memory, id).outages).toMatchObject([{ to: '2026-04-24T08:30:00.000Z' }]);
    expect((await outage({ withdraw: true, reason: '誤り' })).status).toBe(200);
    expect(stateOf(client.memory, id).outages).toEqual([]);
  });

  it('come into a refusal in place of the key', async () => {
    const client = new Client();
    const id = await client.reported();
    await client.post(`/api/incidents/${id}/outage`, { function: TYPED, from: FROM });
    const wrong = { function: '別の機能', from: FROM, withdraw: true, reason: '誤り' };
    const refused = await client.post(`/api/incidents/${id}/outage?lang=ja`, wrong);
    expect(refused.json.error.reason).toContain(TYPED);
  });

  it('are told to nobody once they are erased', async () => {
    const client = new Client();
    const id = await client.reported({ ...OUTAGE, 'service.function': TYPED });
    for (const [key, { body }] of client.memory.contents) if (body === TYPED) client.memory.contents.delete(key);
    const state = stateOf(client.memory, id);
    const subject = { policy: client.memory.policy, state, stage: 'first', at: instant(NOW), corrects: null } as const;
    const { text } = draftText({ ...(await draftQuestion(client.memory, subject)), given: {} });
    expect(JSON.stringify(text)).not.toContain('自由記入');
    expect((await client.get(`/incidents/${id}?lang=ja`)).text).toContain('自由記入の名称');
  });
});

describe('the name of a function that a list has', () => {
  it('stands in the ledger as the policy has it, also in a report', async () => {
    const client = new Client(shipped('synergy'));
    const id = await client.reported({ 'service.function': 'client' });
    expect(stateOf(client.memory, id).facts['service.function']).toBe('client');
  });

  it('stands in the ledger as the register has it, also in a report', async () => {
    const client = new Client();
    client.haveCustomers(3);
    const id = await client.reported({ 'service.function': 'crm' });
    expect(stateOf(client.memory, id).facts['service.function']).toBe('crm');
  });
});
