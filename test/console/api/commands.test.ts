import { describe, expect, it } from 'vitest';
import { Client, NOW } from '../client.ts';
import { stateOf, work } from '../work.ts';

const LATER = '2026-04-24T09:00:00.000Z';

describe('reporting an incident', () => {
  it('opens an incident of its own, detected at the time of the request', async () => {
    const client = new Client();
    const answer = await client.post('/api/incidents', { title: ' 検索が遅い ', facts: { 'data.leak': 'possible' } });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/incidents/${answer.json.id}`);
    expect(answer.json).toMatchObject({
      title: '検索が遅い',
      status: 'open',
      detectedAt: '2026-04-24T17:50:00+09:00',
      level: 'major',
      clauses: ['FC-1a'],
      warnings: [],
      ledger: { intact: true },
    });
    expect(answer.json.duties).toContainEqual(
      expect.objectContaining({ kind: 'notice.first', dueAt: '2026-04-24T18:50:00+09:00' }),
    );
  });

  it('keeps free text out of the ledger', async () => {
    const client = new Client();
    const body = { title: 'Secret title', reporter: 'Taro Yamada, taro@example.com' };
    const { json } = await client.post('/api/incidents', body);
    const items = JSON.stringify(client.memory.streams.get(`incident/${json.id}`));
    expect(items).not.toContain('Secret title');
    expect(items).not.toContain('taro@example.com');
    expect([...client.memory.contents.values()].map(({ body: text }) => text)).toContain(
      'Taro Yamada, taro@example.com',
    );
  });

  it('takes stated times with any offset', async () => {
    const client = new Client();
    const times = { occurredAt: '2026-04-24T07:00:00Z', detectedAt: '2026-04-24T17:20:00+09:00' };
    const { json } = await client.post('/api/incidents', { title: 'x', ...times });
    expect(json).toMatchObject({ occurredAt: '2026-04-24T16:00:00+09:00', detectedAt: '2026-04-24T17:20:00+09:00' });
  });
});

describe('the same request twice', () => {
  it('opens one incident for one Idempotency-Key', async () => {
    const client = new Client();
    const sent = { headers: { 'idempotency-key': 'k-1' } };
    const first = await client.post('/api/incidents', { title: 'x' }, sent);
    const second = await client.post('/api/incidents', { title: 'x' }, { ...sent, at: LATER });
    expect(second.status).toBe(201);
    expect(second.json.id).toBe(first.json.id);
    expect(client.memory.streams.size).toBe(1);
    expect(second.json.ledger).toEqual(first.json.ledger);
  });

  it('refuses the key for another report', async () => {
    const client = new Client();
    const sent = { headers: { 'idempotency-key': 'k-1' } };
    await client.post('/api/incidents', { title: 'x' }, sent);
    const other = await client.post('/api/incidents', { title: 'y' }, sent);
    expect(other.status).toBe(409);
    expect(other.json.error.code).toBe('key-reused');
    expect(client.memory.streams.size).toBe(1);
  });

  it("does not take another person's key for the same", async () => {
    const client = new Client();
    const sent = { headers: { 'idempotency-key': '1' } };
    await client.post('/api/incidents', { title: 'x' }, sent);
    const other = await client.post('/api/incidents', { title: 'x' }, { ...sent, as: 'responder@example.jp' });
    expect(other.status).toBe(201);
    expect(client.memory.streams.size).toBe(2);
  });

  it('approves once, and answers the second time as the first', async () => {
    const client = new Client();
    const id = await client.waiting();
    const sent = { as: 'approver@example.jp', headers: { 'idempotency-key': 'approve-1' } };
    const first = await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, sent);
    const second = await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, { ...sent, at: LATER });
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.json.approved).toEqual(first.json.approved);
    expect(second.json.ledger).toEqual(first.json.ledger);
  });

  it('refuses a key that cannot be one', async () => {
    const client = new Client();
    const answer = await client.post('/api/incidents', { title: 'x' }, { headers: { 'idempotency-key': 'a b~c' } });
    expect(answer.status).toBe(400);
    expect(answer.json.error.problems[0].path).toBe('Idempotency-Key');
  });
});

describe('facts, times and scope', () => {
  it('states facts, and the level follows', async () => {
    const client = new Client();
    const id = await client.reported();
    const body = { facts: { 'data.leak': 'confirmed' }, occurredAt: '2026-04-24T17:00:00+09:00' };
    const answer = await client.post(`/api/incidents/${id}/assess`, body);
    expect(answer.json).toMatchObject({ level: 'major', notify: true, occurredAt: '2026-04-24T17:00:00+09:00' });
  });

  it('overrules the level with a reason, which stays outside the ledger', async () => {
    const client = new Client();
    const id = await client.reported({ 'data.leak': 'possible' });
    const body = { level: 'minor', reason: 'A customer had shared the file.' };
    const answer = await client.post(`/api/incidents/${id}/assess`, body);
    expect(answer.json.level).toBe('minor');
    expect(JSON.stringify(client.memory.streams.get(`incident/${id}`))).not.toContain('shared the file');
    expect(answer.json.timeline.some(({ text }: { text: string }) => text.includes('shared the file'))).toBe(true);
  });

  it('records an outage, and its end', async () => {
    const client = new Client();
    const id = await client.reported();
    const from = '2026-04-24T17:20:00+09:00';
    await client.post(`/api/incidents/${id}/outage`, { function: 'search', from });
    const answer = await client.post(`/api/incidents/${id}/outage`, {
      function: 'search',
      from,
      to: '2026-04-24T17:40:00+09:00',
    });
    expect(answer.json.outages).toEqual([{ function: 'search', from, to: '2026-04-24T17:40:00+09:00' }]);
  });

  it('warns of a scope that means nobody', async () => {
    const client = new Client();
    client.haveCustomers(3);
    const id = await client.reported();
    const where = (fields: object) =>
      client.post(`/api/incidents/${id}/scope?lang=en`, { audience: { where: fields } });
    expect((await where({ region: 'west-2' })).json.warnings).toEqual([expect.stringContaining('No customer fits')]);
    expect((await where({ trial: 'no' })).json.warnings).toEqual([]);
  });

  it('warns of a scope that names contracts which have ended', async () => {
    const client = new Client();
    client.haveCustomers(3);
    client.memory.customers = client.memory.customers.map((one, index) =>
      index === 0 ? { ...one, end: '2026-04-01' } : one,
    );
    const id = await client.reported();
    const named = async (...contracts: string[]) =>
      (await client.post(`/api/incidents/${id}/scope?lang=en`, { audience: { contracts } })).json.warnings;
    const warning = expect.stringContaining(
      '1 customer named in the scope (C-0001) is not in the register, or the contract has ended',
    );
    expect(await named('C-0001', 'C-0002')).toEqual([warning]);
    expect(await named('C-0001')).toEqual([warning]);
    expect(await named('C-0002')).toEqual([]);
  });

  it('scopes the audience to customers that exist', async () => {
    const client = new Client();
    client.haveCustomers(10);
    const id = await client.reported({ 'data.leak': 'possible' });
    const good = await client.post(`/api/incidents/${id}/scope`, { audience: { contracts: ['C-0001'] } });
    expect(good.status).toBe(200);
    expect(stateOf(client.memory, id).audience).toEqual({ contracts: ['C-0001'] });
    const bad = await client.post(`/api/incidents/${id}/scope`, { audience: { contracts: ['C-9999'] } });
    expect(bad.status).toBe(400);
    expect(bad.json.error.reason).toContain('C-9999');
    const column = await client.post(`/api/incidents/${id}/scope`, { audience: { where: { planet: 'mars' } } });
    expect(column.status).toBe(400);
    expect(column.json.error.reason).toContain('planet');
  });
});

describe('duties and closing', () => {
  it('waives a duty by its kind, with a reason', async () => {
    const client = new Client();
    const id = await client.waiting();
    const answer = await client.post(`/api/incidents/${id}/waive`, { duty: 'notice.first', reason: 'Told by phone.' });
    expect(answer.status).toBe(200);
    const duty = answer.json.duties.find(({ kind }: { kind: string }) => kind === 'notice.first');
    expect(duty).toMatchObject({ status: 'waived', reason: 'Told by phone.' });
  });

  it('tells duties of one kind apart by their ids, and takes those', async () => {
    const client = new Client();
    const id = await client.reported();
    const overrule = (level: string) => client.post(`/api/incidents/${id}/assess`, { level, reason: 'As we see it.' });
    for (const level of ['major', 'minor', 'major']) await overrule(level);
    const { json } = await client.get(`/api/incidents/${id}`);
    const ids = json.duties.map((duty: { id: string }) => duty.id);
    expect(ids).toContain('notice.first#2');
    expect(new Set(ids).size).toBe(ids.length);
    const answer = await client.post(`/api/incidents/${id}/waive`, {
      duty: 'notice.first#2',
      reason: 'Told by phone.',
    });
    const waived = answer.json.duties.filter(({ status }: { status: string }) => status === 'waived');
    expect(waived.map((duty: { id: string }) => duty.id)).toEqual(['notice.first#2']);
  });

  it('names the duties there are when none is of this kind', async () => {
    const client = new Client();
    const id = await client.waiting();
    const answer = await client.post(`/api/incidents/${id}/complete`, { duty: 'notice.second' });
    expect(answer.status).toBe(404);
    expect(answer.json.error.reason).toContain('notice.first');
  });

  it('closes when nothing is owed, says why it cannot before, and reopens', async () => {
    const client = new Client();
    const id = await client.waiting();
    const early = await client.post(`/api/incidents/${id}/close`, {});
    expect([early.status, early.json.error.code]).toEqual([409, 'closing-conditions']);
    await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, { as: 'approver@example.jp' });
    await work(client.memory, id, NOW);
    const { duties } = stateOf(client.memory, id);
    for (const { id: duty } of duties.filter(({ status }) => status === 'open')) {
      await client.post(`/api/incidents/${id}/waive`, { duty, reason: 'A drill in disguise.' });
    }
    // Customers wait for the detailed notice: somebody else decides that there is none.
    const wanting = await client.post(`/api/incidents/${id}/close`, { reason: 'Done.' });
    expect([wanting.status, wanting.json.error.code]).toEqual([409, 'closing-conditions']);
    const waived = { duty: 'notice.detailed', reason: 'All is told.' };
    await client.post(`/api/incidents/${id}/waive`, waived, { as: 'head@example.jp' });
    const closed = await client.post(`/api/incidents/${id}/close?lang=en`, { reason: 'Done.' });
    expect(closed.json.status).toBe('closed');
    expect(closed.json.warnings).toEqual([
      expect.stringContaining('recorded as not to be done: “Prompt report to the privacy regulator”'),
      expect.stringContaining('investigation'),
    ]);
    const late = await client.post(`/api/incidents/${id}/assess`, { facts: { 'data.leak': 'confirmed' } });
    expect([late.status, late.json.error.code]).toEqual([409, 'not-open']);
    const bare = await client.post(`/api/incidents/${id}/reopen`, {});
    expect([bare.status, bare.json.error.problems[0].path]).toEqual([400, 'reason']);
    expect((await client.get(`/incidents/${id}?lang=ja`)).text).toMatch(
      /<textarea (?=[^>]*id="closing-reason")(?=[^>]*required)/,
    );
    const reopened = await client.post(`/api/incidents/${id}/reopen`, { reason: '再び発生したため' });
    expect(reopened.json.status).toBe('open');
  });

  it('acknowledges the newest page of the person', async () => {
    const client = new Client();
    const id = await client.waiting();
    const answer = await client.post(`/api/incidents/${id}/acknowledge`, {}, { as: 'responder@example.jp' });
    expect(answer.status).toBe(200);
    expect(answer.json.pages.some(({ acknowledgedAt }: { acknowledgedAt: string | null }) => acknowledgedAt)).toBe(
      true,
    );
  });
});

describe('verbs of later releases', () => {
  it.each(['terminate', 'erase-now', 'hold', 'unhold', 'restore', 'change', 'announce', 'disclose'])(
    '%s answers 501 by name',
    async (verb) => {
      const answer = await new Client().post(`/api/${verb}`, {});
      expect(answer.status).toBe(501);
      expect(answer.json.error.reason).toContain(verb);
    },
  );

  it('policy-change is told to be a deployment', async () => {
    const answer = await new Client().post('/api/policy-change', { file: 'flexcrm.yaml', reason: 'shorter' });
    expect(answer.status).toBe(409);
    expect(answer.json.error).toMatchObject({
      code: 'changed-by-deployment',
      reason: expect.stringContaining('デプロイ'),
      reasons: { ja: expect.stringContaining('デプロイ'), en: expect.stringContaining('deploy') },
    });
  });
});
