import { describe, expect, it } from 'vitest';
import { createApp } from '../../../functions/console/app.ts';
import { Client, NOW } from '../client.ts';
import { Memory } from '../memory.ts';

const arn = (tail: string) => `arn:aws:${tail.startsWith('assumed-role/') ? 'sts' : 'iam'}::000000000000:${tail}`;

async function as(userArn: string | undefined) {
  const iam = userArn === undefined ? {} : { iam: { userArn } };
  const env = { requestContext: { timeEpoch: Date.parse(NOW), authorizer: iam } };
  return await createApp(new Memory()).request('/api/incidents', {}, env);
}

describe('who asks', () => {
  it.each([
    'user/officer@example.jp',
    'user/officer',
    'user/team/OFFICER@example.jp',
    'assumed-role/Incident/officer',
    'assumed-role/AWSReservedSSO_Responder_0/officer@example.jp',
  ])('%s is a person of the policy', async (tail) => {
    expect((await as(arn(tail))).status).toBe(200);
  });

  it.each(['user/stranger@example.jp', 'assumed-role/officer/i-0abc', 'root', 'user/officer@example.jp/x'])(
    '%s is nobody: 403 with what to do',
    async (tail) => {
      const response = await as(arn(tail));
      expect(response.status).toBe(403);
      const { error } = (await response.json()) as { error: { code: string; reason: string } };
      expect(error.code).toBe('unknown-person');
      expect(error.reason).toContain('team.people');
    },
  );

  it.each([
    'arn:aws:sts::000000000000:federated-user/officer',
    'arn:aws:iam::000000000000:root',
    'arn:aws:iam::000000000000:role/officer',
    'arn:aws:sts::000000000000:assumed-role/officer',
    'arn:aws:sts::000000000000:assumed-role/Incident/x/officer',
    'arn:aws:sts::000000000000:user/officer',
    'arn:aws:iam::000000000000:assumed-role/Incident/officer',
    'arn:aws:iam:::user/officer',
    'arn:aws:sts::111111111111:assumed-role/Incident/officer',
    'arn:aws:iam::111111111111:user/officer@example.jp',
    'arn:aws:iam::000000000000:user/officer\narn:aws:iam::000000000000:user/officer',
    'officer',
  ])('%j is no principal that counts as a person: 403', async (principal) => {
    const response = await as(principal);
    expect(response.status).toBe(403);
    const { error } = (await response.json()) as { error: { code: string; reasons: { en: string } } };
    expect(error.code).toBe('unknown-person');
    expect(error.reasons.en).toContain('role sessions of the account');
  });

  it('the partition of China or GovCloud counts as well', async () => {
    expect((await as('arn:aws-us-gov:iam::000000000000:user/officer')).status).toBe(200);
  });

  it('an unsigned request is refused', async () => {
    expect((await as(undefined)).status).toBe(403);
    expect((await createApp(new Memory()).request('/', {}, {})).status).toBe(403);
  });

  it.each(['responder', 'officer', 'approver', 'head', 'executive', 'auditor'])('%s may read', async (person) => {
    const client = new Client();
    const id = await client.reported();
    for (const path of ['/', `/incidents/${id}`, '/api/incidents', `/api/incidents/${id}`]) {
      expect((await client.get(path, { as: person })).status).toBe(200);
    }
  });

  it('every command is recorded as of the person who signed', async () => {
    const client = new Client();
    const id = await client.reported();
    await client.post(`/api/incidents/${id}/assess`, { facts: { 'data.leak': 'possible' } }, { as: 'head' });
    const items = client.memory.streams.get(`incident/${id}`) ?? [];
    expect(items.map(({ actor }) => actor)).toEqual([
      { kind: 'person', id: 'responder' },
      { kind: 'person', id: 'head' },
    ]);
  });
});

describe('requests that a browser sends for another site', () => {
  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example.com' },
    { origin: 'null' },
    { origin: 'http://console.example.jp:8080' },
  ])('%j is refused by pages and API', async (headers) => {
    const client = new Client();
    const id = await client.reported();
    const page = await client.form(`/incidents/${id}/close`, {}, { headers: { 'sec-fetch-site': 'none', ...headers } });
    expect(page.status).toBe(403);
    const api = await client.post(`/api/incidents/${id}/close`, {}, { headers });
    expect([api.status, api.json.error.code]).toEqual([403, 'other-site']);
  });

  it('a form that says nothing of its site is refused', async () => {
    const client = new Client();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await client.send('POST', '/report', { raw: 'title=x', headers })).status).toBe(403);
  });

  it('a program that sends neither header may use the API', async () => {
    expect((await new Client().post('/api/incidents', { title: 'x' })).status).toBe(201);
  });
});
