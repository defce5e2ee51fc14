import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import { SHIPPED, shipped } from '../../policies/shipped.ts';
import { Client } from '../client.ts';
import { stateOf } from '../work.ts';

/** A form of a page: where it is sent, what goes with it unseen, and what has to be filled in. */
interface Form {
  readonly action: string;
  readonly fields: [string, string][];
}

/** What a person would type or choose, where a form wants something. */
const TYPED: Readonly<Record<string, string>> = {
  due: '2027-01-01T00:00',
  from: '2026-04-24T17:00',
  into: 'I-000000000000',
};

function formsOf(page: string): Form[] {
  return [...page.matchAll(/<form[^>]*action="([^"?]+)[^"]*"[^>]*>(.*?)<\/form>/gs)].map(
    ([, action = '', inner = '']) => ({
      action,
      fields: [...hiddenOf(inner), ...requiredOf(inner)],
    }),
  );
}

function hiddenOf(form: string): [string, string][] {
  return [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
}

function requiredOf(form: string): [string, string][] {
  const texts = [...form.matchAll(/<(?:textarea|input)[^>]* name="([^"]+)"[^>]* required=""/g)].map(
    ([, name = '']) => name,
  );
  const lists = [...form.matchAll(/<select[^>]* name="([^"]+)" required="".*?<option value="([^"]+)"/gs)];
  return [
    ...texts.map((name): [string, string] => [name, TYPED[name] ?? '理由']),
    ...lists.map(([, name = '', first = '']): [string, string] => [name, first]),
  ];
}

/** An incident with all that people can decide about: a plan, an exception, a notice that waits. */
async function busy(policy: Policy): Promise<{ client: Client; id: string }> {
  const client = new Client(policy);
  const author = policy.team.people.find(({ roles }) => !roles.includes('auditor'))?.id ?? '';
  const facts = { 'data.leak': 'possible', 'data.personal': 'confirmed' };
  const { json } = await client.post('/api/incidents', { title: '漏えいの疑い', facts }, { as: author });
  const plan = { technical: 't', organisational: 'o', owner: author, due: '2027-01-01' };
  await client.post(`/api/incidents/${json.id}/plan`, plan, { as: author });
  await client.post(`/api/incidents/${json.id}/exception`, { about: 'content', reason: 'r' }, { as: author });
  return { client, id: json.id };
}

describe.each(SHIPPED)('the forms that the people of %s are shown', (name) => {
  const policy = shipped(name);

  it.each(policy.team.people.map(({ id }) => id))('%s: each may be sent, and none is left out', async (as) => {
    const { client, id } = await busy(policy);
    const duties = stateOf(client.memory, id).duties.map((duty) => duty.id);
    const paths = [
      `/incidents/${id}`,
      '/report',
      `/incidents/${id}/draft`,
      ...duties.map((duty) => `/incidents/${id}/filings/${encodeURIComponent(duty)}`),
    ];
    const pages = await Promise.all(paths.map((path) => client.get(`${path}?lang=ja`, { as })));
    const forms = pages.filter(({ status }) => status === 200).flatMap(({ text }) => formsOf(text));
    const before = new Map(client.memory.streams);
    const outcomes: string[] = [];
    for (const { action, fields } of forms) {
      const { status } = await client.form(action, fields, { as });
      outcomes.push(`${action.replace(id, 'I')} ${status === 403 ? 'refused' : 'may be sent'}`);
      restore(client, before);
    }
    expect(outcomes.filter((one) => one.endsWith('refused'))).toEqual([]);
    expect(await leftOut(client, id, as, forms)).toEqual([]);
  });
});

function restore(client: Client, streams: Client['memory']['streams']): void {
  client.memory.streams.clear();
  for (const [stream, items] of streams) client.memory.streams.set(stream, items);
}

/** Commands that the API would take of this person, and that no form of theirs sends. */
async function leftOut(client: Client, id: string, as: string, forms: readonly Form[]): Promise<string[]> {
  const [duty] = stateOf(client.memory, id).duties.filter(({ kind }) => !kind.startsWith('notice.'));
  const owner = client.memory.policy.team.people[0]?.id ?? '';
  const bodies: Readonly<Record<string, object>> = {
    assess: { facts: { 'data.leak': 'confirmed' } },
    outage: { function: client.memory.policy.serviceLevels[0]?.function ?? '検索', from: '2026-04-24T17:00:00+09:00' },
    scope: { audience: 'all' },
    appoint: { role: owner, person: owner },
    measure: { kind: 'x', owner },
    plan: { technical: 't', organisational: 'o', owner, due: '2027-01-01' },
    exception: { about: 'content', reason: 'r' },
    waive: { duty: duty?.id, reason: 'r' },
  };
  const before = new Map(client.memory.streams);
  const missing: string[] = [];
  for (const [verb, body] of Object.entries(bodies)) {
    const { status } = await client.post(`/api/incidents/${id}/${verb}`, body, { as });
    const isOffered = forms.some(({ action }) => action === `/incidents/${id}/${verb}`);
    if (status !== 403 && !isOffered) missing.push(`${verb} ${status}`);
    restore(client, before);
  }
  return missing;
}

describe('the approval of closing', () => {
  it('is offered to the role that the policy names once nothing is left, and then somebody else closes', async () => {
    const policy = shipped('flexcrm');
    const client = new Client({ ...policy, duties: [], closing: { approval: 'head', requires: [] } });
    const id = await client.reported({ 'data.leak': 'none' });
    const page = async (as: string) => (await client.get(`/incidents/${id}?lang=ja`, { as })).text;
    const sends = (text: string, verb: string) =>
      formsOf(text).some(
        ({ action, fields }) =>
          action.endsWith(verb) && (verb !== '/approve' || fields.some(([, value]) => value === 'close')),
      );
    expect(sends(await page('officer'), '/approve')).toBe(false);
    expect(await page('officer')).toContain('終了を承認できるのは、');
    expect(sends(await page('head'), '/approve')).toBe(true);
    expect((await client.form(`/incidents/${id}/approve`, { what: 'close' }, { as: 'head' })).status).toBe(303);
    expect(await page('head')).toContain('ご本人は終了できません');
    expect(sends(await page('head'), '/close')).toBe(false);
    expect(sends(await page('officer'), '/close')).toBe(true);
  });
});
