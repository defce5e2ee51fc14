import { describe, expect, it } from 'vitest';
import { Client } from '../client.ts';
import { stateOf } from '../work.ts';

const WORDS = '山田 見本子の申告による';

interface Refused {
  readonly as?: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A body of each command with words of a person that is refused as things stand. */
const REFUSED: readonly (readonly [string, Refused])[] = [
  ['close', { body: { reason: WORDS } }],
  ['reopen', { body: { reason: WORDS } }],
  ['reject', { as: 'officer', body: { what: 'follow-up', reason: WORDS } }],
  ['reject', { as: 'officer', body: { what: 'prevention', reason: WORDS } }],
  ['waive', { body: { duty: 'notice.follow-up', reason: WORDS } }],
  ['complete', { body: { duty: 'triage', evidence: WORDS } }],
  ['draft', { body: { stage: 'detailed', sections: { outline: { ja: WORDS, en: WORDS } } } }],
  ['plan', { as: 'responder', body: { technical: WORDS, organisational: WORDS, owner: 'officer', due: '2020-01-01' } }],
  [
    'assess',
    { body: { facts: { 'data.leak': 'none', 'service.function': WORDS }, occurredAt: '2027-01-01T00:00:00+09:00' } },
  ],
  ['outage', { body: { function: 'crm', from: '2026-04-24T17:20:00+09:00', withdraw: true, reason: WORDS } }],
  ['exception', { body: { about: 'timing', duty: 'triage', reason: WORDS, until: '2020-01-01T00:00:00+09:00' } }],
  ['measure', { body: { kind: 'other', ownTitle: WORDS, owner: 'nobody' } }],
];

describe('a refused command', () => {
  it.each(REFUSED)('leaves none of its words behind: %s', async (verb, { as = 'officer', body }) => {
    const client = new Client();
    const id = await client.reported();
    const [texts, items] = [new Map(client.memory.contents), stateOf(client.memory, id).seq];
    const answer = await client.post(`/api/incidents/${id}/${verb}`, body, { as });
    expect([400, 403, 404, 409]).toContain(answer.status);
    expect(stateOf(client.memory, id).seq).toBe(items);
    expect([...client.memory.contents.keys()]).toEqual([...texts.keys()]);
  });

  it('leaves none of its words behind beside another incident: join', async () => {
    const client = new Client();
    const id = await client.reported();
    const texts = [...client.memory.contents.keys()];
    const answer = await client.post(`/api/incidents/${id}/join`, { into: id, reason: WORDS }, { as: 'officer' });
    expect(answer.status).toBe(400);
    expect([...client.memory.contents.keys()]).toEqual(texts);
  });

  it('and one that is taken has its words', async () => {
    const client = new Client();
    const id = await client.reported();
    const scope = { audience: { where: { region: 'east' } }, reason: WORDS };
    client.haveCustomers(20);
    expect((await client.post(`/api/incidents/${id}/scope`, scope, { as: 'officer' })).status).toBe(200);
    expect([...client.memory.contents.values()].filter(({ body }) => body === WORDS)).toHaveLength(1);
  });
});
