import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { INCIDENT_VERBS } from '../../functions/console/verbs/table.ts';
import { may, permissionTable } from '../../functions/domain/incident/permissions.ts';
import { PERMITTED } from '../../functions/domain/policy/shape/team.ts';
import { SHIPPED, shipped } from '../policies/shipped.ts';
import { Client, NOW } from './client.ts';

const guide = readFileSync('docs/operations.md', 'utf8');
const rows = [...guide.matchAll(/^\| (`[a-z]+`[^|]*) \| ([^|]+) \| ([^|]+) \|$/gm)]
  .map(([, first = '', title = '', who = '']) => ({ first, title, who }))
  .filter(({ who }) => /officer|role|auditor/.test(who));
const told = new Set(
  rows.flatMap(({ first }) => [...(first.split(' of ')[0]?.matchAll(/`([a-z]+)`/g) ?? [])].map(([, name]) => name)),
);
const commands = ['report', 'import', ...INCIDENT_VERBS.map(({ name }) => name)];

/** What each command is sent with; `pages` and notices may be none: who may not give it learns that first. */
const BODIES: Readonly<Record<string, object>> = {
  assess: { facts: { 'data.leak': 'none' } },
  outage: { function: 'crm', from: NOW },
  scope: { audience: 'all' },
  draft: { stage: 'first', sections: { outline: { ja: 'あ', en: 'a' } } },
  approve: { what: 'first' },
  reject: { what: 'first', reason: 'no' },
  cancel: { what: 'first' },
  complete: { duty: 'notice.first', evidence: 'done' },
  waive: { duty: 'notice.first', reason: 'no' },
  close: {},
  reopen: { reason: 'again' },
  team: { open: true },
  appoint: { role: 'officer', person: 'officer' },
  measure: { kind: 'suspension', owner: 'officer' },
  plan: { technical: 'a', organisational: 'b', owner: 'officer', due: '2026-12-01T00:00:00+09:00' },
  exception: { about: 'timing', reason: 'no' },
  acknowledge: {},
};

describe('who may give a command', () => {
  it('is told in the operations guide for every command of the API, and for nothing else', () => {
    expect(commands.filter((name) => !told.has(name))).toEqual([]);
    expect([...told].filter((name) => !commands.includes(String(name)))).toEqual([]);
    expect(PERMITTED.filter((name) => !told.has(name))).toEqual([]);
  });

  it('is told by the same titles in the guide, on the screen and by the API, whose roles are those that are not refused', async () => {
    const policy = shipped('coxproject');
    const client = new Client(policy);
    const { json } = await client.get('/api/permissions?lang=en');
    const table = json as unknown as { permission: string; title: string; roles: { role: string }[] }[];
    expect(table.map(({ permission }) => permission)).toEqual([...PERMITTED]);
    const guided = rows.filter(({ who }) => who.startsWith('every role but `auditor`'));
    expect(guided.map(({ first, title }) => [first, title])).toEqual(
      table.map(({ permission, title }) => [`\`${permission}\``, title]),
    );
    for (const { permission, roles } of table) {
      const names = roles.map(({ role }) => role);
      expect(names).not.toContain('auditor');
      for (const { id, roles: held } of policy.team.people) {
        const isNamed = held.some((role) => names.includes(role));
        expect([permission, id, may(policy, id, permission as (typeof PERMITTED)[number])]).toEqual([
          permission,
          id,
          isNamed,
        ]);
      }
    }
    for (const language of ['ja', 'en'] as const) {
      const { text } = await client.get(`/policy?lang=${language}`);
      for (const { permission, title } of permissionTable(policy)) {
        expect(text).toMatch(new RegExp(`${title[language]}\\s*<code>${permission}</code>`));
      }
    }
  });

  it('is what the shipped policies say, as the guide tells it', () => {
    const named = /The shipped policies.*?three, too\./s.exec(guide)?.[0] ?? '';
    const words = [...named.matchAll(/`([a-z-]+)`/g)].map(([, word]) => word);
    expect(words).toEqual([
      ...[
        'responder',
        'officer',
        'head',
        'executive',
        'scope',
        'import',
        'reopen',
        'coxproject',
        'system-administrator',
      ],
    ]);
    for (const name of [...SHIPPED, 'template']) {
      const more = name === 'coxproject' ? ['system-administrator'] : [];
      const roles = ['responder', 'officer', 'head', 'executive', ...more];
      expect([name, shipped(name as (typeof SHIPPED)[number]).team.permissions]).toEqual([
        name,
        { scope: roles, import: roles, reopen: roles },
      ]);
    }
  });

  it('an auditor may give none of them, by any route of the API, and leaves no trace', async () => {
    const client = new Client();
    const id = await client.waiting();
    const other = await client.reported();
    const before = JSON.stringify([...client.memory.streams]);
    const bodies: Record<string, object> = { ...BODIES, join: { into: other, reason: 'one event' } };
    expect(Object.keys(bodies).toSorted()).toEqual(INCIDENT_VERBS.map(({ name }) => name).toSorted());
    for (const [verb, body] of Object.entries(bodies)) {
      const { status, json: answer } = await client.post(`/api/incidents/${id}/${verb}`, body, { as: 'auditor' });
      expect([verb, status, answer.error?.code]).toEqual([verb, 403, expect.stringMatching(/^not-allowed$/)]);
    }
    const unknown = { function: 'no such function', from: '2026-04-24T17:20:00+09:00' };
    expect((await client.post(`/api/incidents/${id}/outage`, unknown, { as: 'auditor' })).status).toBe(403);
    expect((await client.post('/api/incidents', { title: 'Mine' }, { as: 'auditor' })).status).toBe(403);
    const csv = { as: 'auditor', raw: 'contract,name,email1\n', headers: { 'content-type': 'text/csv' } };
    expect((await client.send('POST', '/api/customers', csv)).status).toBe(403);
    expect(JSON.stringify([...client.memory.streams])).toBe(before);
  });
});
