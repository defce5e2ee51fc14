import { describe, expect, it } from 'vitest';
import { doneByNotice } from '../../../functions/domain/incident/owed/done-by-notice.ts';
import { Client, NOW } from '../client.ts';
import { openForm } from '../opened-form.ts';
import { stateOf, work } from '../work.ts';

const APPROVER = { as: 'approver@example.jp' };
const HEAD = { as: 'head@example.jp' };
const EXECUTIVE = { as: 'executive@example.jp' };
const both = (ja: string, en: string) => ({ ja, en });
const BEFORE = both('担当者に注意を促しました。', 'We reminded our staff.');
const PLAN = {
  technical: '全接続に多要素認証を導入する',
  organisational: '権限の付与を2名で承認する',
  owner: 'officer',
  due: '2026-08-01T00:00:00+09:00',
};
/** The first notice is out, a person worded prevention in a draft of the last one, and then a plan was approved. */
async function planned() {
  const client = new Client();
  const id = await client.waiting();
  await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, APPROVER);
  await work(client.memory, id, NOW);
  expect(await drafted(client, id, { prevention: BEFORE })).toMatchObject({ plan: null, warnings: [] });
  expect((await client.post(`/api/incidents/${id}/plan`, PLAN, HEAD)).status).toBe(200);
  const approved = await client.post(`/api/incidents/${id}/approve`, { what: 'prevention' }, EXECUTIVE);
  expect(approved.status).toBe(200);
  return { client, id };
}

async function drafted(client: Client, id: string, sections: object, more: object = {}) {
  const body = { stage: 'follow-up', sections, ...more };
  const answer = await client.post(`/api/incidents/${id}/draft`, body, HEAD);
  expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, '']);
  const { tells } = stateOf(client.memory, id).notices.at(-1) ?? {};
  const warnings: string[] = answer.json.warnings.filter((one: string) => one.includes('再発防止計画の承認前'));
  return { plan: tells?.plan ?? null, warnings };
}

/** Sent to everybody, it announces the plan or does not. */
async function isAnnounced({ client, id }: Awaited<ReturnType<typeof planned>>) {
  await work(client.memory, id, NOW);
  const answer = await client.post(`/api/incidents/${id}/approve`, { what: 'follow-up' }, APPROVER);
  expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, '']);
  await work(client.memory, id, NOW);
  const state = stateOf(client.memory, id);
  const duty = { kind: 'prevention.announcement', stage: null, openedAt: NOW };
  return doneByNotice({ policy: client.memory.policy, state }, duty) !== null;
}

describe('words for prevention that a person wrote before the plan was approved', () => {
  it('given they are sent as they were, then they do not announce the plan, and author and approver are warned', async () => {
    const there = await planned();
    const { client, id } = there;
    const page = (await client.get(`/incidents/${id}?lang=ja`, APPROVER)).text;
    expect(page).toContain('再発防止計画の承認前に記入された文面です');
    const kept = await drafted(client, id, { prevention: { ...BEFORE, ja: `${BEFORE.ja}\r\n` } });
    expect(kept).toEqual({ plan: null, warnings: [expect.any(String)] });
    expect(await isAnnounced(there)).toBe(false);
  });

  it('given their writer confirms that they agree with the plan, in the form or the API, then they announce it', async () => {
    const there = await planned();
    const form = (await there.client.get(`/incidents/${there.id}/draft?lang=ja&stage=follow-up`, HEAD)).text;
    expect(form).toMatch(
      /name="planConfirmed" value="yes"[^>]*>\s*再発防止に関する記載は、承認済みの再発防止計画の内容と合っています/,
    );
    const fields = { stage: 'follow-up', planConfirmed: 'yes', 'section.prevention.ja': BEFORE.ja };
    const sent = await there.client.form(
      `/incidents/${there.id}/draft?lang=ja`,
      { ...fields, 'section.prevention.en': BEFORE.en },
      HEAD,
    );
    expect(sent.status).toBe(303);
    expect(stateOf(there.client.memory, there.id).notices.at(-1)?.tells.plan).toBe('plan-1');
    expect(await isAnnounced(there)).toBe(true);
  });

  it('given they are written anew after the plan, then they announce it', async () => {
    const there = await planned();
    const anew = {
      prevention: both('全接続に多要素認証を導入します。', 'Every connection gets multi-factor authentication.'),
    };
    expect(await drafted(there.client, there.id, anew)).toEqual({ plan: 'plan-1', warnings: [] });
    expect(await isAnnounced(there)).toBe(true);
  });

  it.each([{}, { planConfirmed: 'yes' }] as Record<string, string>[])(
    'given a form that was opened before the plan was approved (%o), then what it says of prevention announces no plan',
    async (confirmed) => {
      const client = new Client();
      const id = await client.waiting();
      await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, APPROVER);
      await work(client.memory, id, NOW);
      const form = await openForm(client, id, 'follow-up', HEAD);
      await client.post(`/api/incidents/${id}/plan`, PLAN, HEAD);
      await client.post(`/api/incidents/${id}/approve`, { what: 'prevention' }, EXECUTIVE);
      const words = { 'section.prevention.ja': BEFORE.ja, 'section.prevention.en': BEFORE.en };
      const send = async (fields: [string, string][]) => {
        expect((await client.form(`/incidents/${id}/draft?lang=ja`, fields, HEAD)).status).toBe(303);
        return stateOf(client.memory, id).notices.at(-1)?.tells.plan;
      };
      expect(await send(form.with({ ...words, ...confirmed }))).toBeNull();
      const page = (await client.get(`/incidents/${id}?lang=ja`, APPROVER)).text;
      expect(page).toContain('再発防止計画の承認前に記入された文面です');
      // From a form that shows the plan, it does.
      const shown = await openForm(client, id, 'follow-up', HEAD);
      expect(await send(shown.with({ planConfirmed: 'yes' }))).toBe('plan-1');
    },
  );
});
