import { describe, expect, it } from 'vitest';
import { remains } from '../../../functions/domain/incident/notice/remaining-text.ts';
import type { Section } from '../../../functions/domain/policy/shape/stages.ts';
import { Client, NOW } from '../client.ts';
import { stateOf, work } from '../work.ts';

const OFFICER = { as: 'officer@example.jp' };
const HEAD = { as: 'head@example.jp' };
const APPROVER = { as: 'approver@example.jp' };

/** The head, who may approve as well, writes a text; then the officer writes another in its place. */
async function rewritten(later: string) {
  const client = new Client();
  const id = await client.waiting();
  const draft = (ja: string, who: { as: string }) =>
    client.post(
      `/api/incidents/${id}/draft`,
      { stage: 'first', sections: { outline: { ja, en: `In English: ${ja}` } } },
      who,
    );
  await draft('一部の情報が外部から参照できました。対象は三社です。', HEAD);
  await draft(later, OFFICER);
  await work(client.memory, id, NOW);
  const approve = (who: { as: string }) => client.post(`/api/incidents/${id}/approve`, { what: 'first' }, who);
  return { client, id, approve };
}

describe('[SY-16] a text of several authors', () => {
  it('is approved by none of them while a sentence of theirs remains', async () => {
    const { client, id, approve } = await rewritten('対象は三社です。原因は設定の誤りでした。');
    expect(stateOf(client.memory, id).notices.at(-1)).toMatchObject({ author: 'officer', coauthors: ['head'] });
    const refused = await approve(HEAD);
    expect([refused.status, refused.json.error.code]).toEqual([403, 'same-person']);
    expect((await approve(APPROVER)).status).toBe(200);
  });

  it('is approved by the author of an earlier one when nothing of that remains', async () => {
    const { client, id, approve } = await rewritten('設定の誤りにより、情報が参照できる状態でした。');
    expect(stateOf(client.memory, id).notices.at(-1)?.coauthors).toEqual([]);
    expect((await approve(HEAD)).status).toBe(200);
  });

  it('counts a text that was rejected, too', async () => {
    const client = new Client();
    const id = await client.waiting();
    const sections = { outline: { ja: '対象は三社です。', en: 'Three customers.' } };
    await client.post(`/api/incidents/${id}/draft`, { stage: 'first', sections }, HEAD);
    await work(client.memory, id, NOW);
    await client.post(`/api/incidents/${id}/reject`, { what: 'first', reason: '続きがありません。' }, APPROVER);
    await client.post(`/api/incidents/${id}/draft`, { stage: 'first', sections }, OFFICER);
    expect(stateOf(client.memory, id).notices.at(-1)?.coauthors).toEqual(['head']);
  });

  it('counts a rejected text of another stage, too', async () => {
    const client = new Client();
    const id = await client.waiting();
    await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, HEAD);
    await work(client.memory, id, NOW);
    const sections = { outline: { ja: '次の口座へお振込みください。', en: 'Pay to this account.' } };
    await client.post(`/api/incidents/${id}/draft`, { stage: 'follow-up', sections }, APPROVER);
    await work(client.memory, id, NOW);
    await client.post(`/api/incidents/${id}/reject`, { what: 'follow-up', reason: '根拠がありません。' }, HEAD);
    await client.post(`/api/incidents/${id}/draft`, { stage: 'correction', sections }, OFFICER);
    await work(client.memory, id, NOW);
    expect(stateOf(client.memory, id).notices.at(-1)).toMatchObject({ stage: 'correction', coauthors: ['approver'] });
    const refused = await client.post(`/api/incidents/${id}/approve`, { what: 'correction' }, APPROVER);
    expect([refused.status, refused.json.error.code]).toEqual([403, 'same-person']);
  });
});

describe('a sentence of an earlier draft', () => {
  const text = (body: string, section: Section = 'outline') => ({
    ja: { subject: '', sections: [{ section, heading: '', body }] },
  });

  it('is nobody’s when the system writes it, or when the person wrote another section', () => {
    const own = text('確認しました。');
    expect(remains(text('確認しました。'), ['outline'], text('確認しました。'), own)).toBe(false);
    expect(remains(text('三社です。'), ['cause'], text('三社です。'), own)).toBe(false);
    expect(remains(text('三社です。'), ['outline'], text('三社です。'), own)).toBe(true);
    expect(remains(text('三社です。'), null, text('三社です。', 'cause'), own)).toBe(true);
  });
});
