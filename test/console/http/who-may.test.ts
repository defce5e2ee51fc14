import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { INCIDENT_VERBS } from '../../../functions/console/verbs/table.ts';
import { COMMANDS, commandTable } from '../../../functions/domain/incident/command/command-table.ts';
import { roleTitle } from '../../../functions/domain/policy/titles.ts';
import { SHIPPED, shipped } from '../../policies/shipped.ts';
import { guideRows } from '../api/guide-table.ts';
import { Client, NOW } from '../client.ts';

const guide = readFileSync('docs/operations.md', 'utf8');
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
  called: { notice: 'n1', contracts: ['C-0001'] },
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
  it('is told for every command of the API, and for nothing else', () => {
    expect([...new Set(COMMANDS.map(({ command }) => command))].toSorted()).toEqual(commands.toSorted());
  });

  it('is told row by row by the guide', () => {
    expect(guide).toContain(`|---|---|---|---|\n${guideRows()}\n\n`);
  });

  it.each(['ja', 'en'] as const)('is told row by row by the API and on the screen: %s', async (language) => {
    const policy = shipped('coxproject');
    const client = new Client(policy);
    const { json } = await client.get(`/api/permissions?lang=${language}`);
    const titled = (role: string) => ({ role, title: roleTitle(policy, role)[language] });
    expect(json).toEqual(
      commandTable(policy).map(({ command, of, title, roles, also, conditions }) => ({
        permission: command,
        of,
        title: title[language],
        roles: roles.map(titled),
        also: also.map(titled),
        conditions: conditions?.[language] ?? null,
      })),
    );
    const { text } = await client.get(`/policy?lang=${language}`);
    const cards = [...text.matchAll(/<h3>.*?<\/li>/gs)].map(([card]) => card.replace(/<[^>]+>|\s+/g, ''));
    for (const [index, { command, of, title, roles, conditions }] of commandTable(policy).entries()) {
      const held = roles.map((role) => titled(role).title).join(language === 'ja' ? '、' : ', ');
      const named =
        roles.length > 0 ? held : { ja: 'この対応方針では使いません。', en: 'Not used under this policy.' }[language];
      const words = [title[language], command, of === null ? '' : `(${of})`, named, conditions?.[language] ?? ''];
      expect(cards[index]).toBe(words.join('').replaceAll(/\s+/g, ''));
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

  it('given a report, or a form with a reason, of somebody who may not send it, then no text of it is kept', async () => {
    const client = new Client();
    const id = await client.reported({ 'data.leak': 'possible' });
    const before = [...client.memory.contents.keys()];
    const facts = { 'service.function': 'search' };
    const refused = [
      await client.post('/api/incidents', { title: 'Mine', reporter: 'Somebody', facts }, { as: 'auditor' }),
      await client.post(`/api/incidents/${id}/assess`, { facts, reason: 'Mine' }, { as: 'auditor' }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403]);
    expect([...client.memory.contents.keys()]).toEqual(before);
  });
});
