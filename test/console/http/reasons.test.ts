import { describe, expect, it } from 'vitest';
import { contentRefs } from '../../../functions/domain/base/ledger/content.ts';
import { Client } from '../client.ts';

const OFFICER = { as: 'officer@example.jp' };
const APPROVER = { as: 'approver@example.jp' };
const HEAD = { as: 'head@example.jp' };
const WHY = '電話で確認したとおりです。';
/** As the timeline quotes it: no full stop stands before a closing quotation mark. */
const QUOTED = { ja: '理由：「電話で確認したとおりです」', en: ': "電話で確認したとおりです".' } as const;

/** Each command that takes a reason and asks for none, with what has to stand before it. */
const COMMANDS: readonly {
  readonly name: string;
  readonly verb: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly by: { readonly as: string };
  readonly event: string;
  readonly form: string;
  readonly before?: (client: Client, id: string) => Promise<unknown>;
}[] = [
  {
    ...{ name: 'approving a notice', verb: 'approve', body: { what: 'first' }, by: APPROVER },
    ...{ event: 'notice.approved', form: 'name="reason"' },
  },
  {
    ...{ name: 'calling a notice back', verb: 'cancel', body: { what: 'first' }, by: APPROVER },
    ...{ event: 'notice.cancelled', form: '理由（必須）' },
    before: (client, id) => client.post(`/api/incidents/${id}/approve`, { what: 'first' }, APPROVER),
  },
  {
    ...{ name: 'narrowing who is told', verb: 'scope', body: { audience: { contracts: ['C-0001'] } }, by: OFFICER },
    ...{ event: 'audience.scoped', form: 'id="scope-reason"' },
  },
  {
    ...{ name: 'approving a prevention plan', verb: 'approve', body: { what: 'prevention' }, by: HEAD },
    ...{ event: 'prevention.approved', form: 'id="approve-' },
    before: (client, id) =>
      client.post(
        `/api/incidents/${id}/plan`,
        { technical: 'Close it.', organisational: 'Review.', owner: 'officer', due: '2026-05-31' },
        OFFICER,
      ),
  },
  {
    ...{ name: 'approving an exception', verb: 'approve', body: { what: 'exception' }, by: HEAD },
    ...{ event: 'exception.approved', form: 'id="approve-' },
    before: (client, id) =>
      client.post(`/api/incidents/${id}/exception`, { about: 'content', reason: 'The police asked.' }, OFFICER),
  },
];

describe('a reason where none is asked for', () => {
  it.each(COMMANDS)('given with $name, then it is recorded with it, and stands in the timeline', async (one) => {
    const client = new Client();
    const id = await client.waiting();
    await one.before?.(client, id);
    const { text: page } = await client.get(`/incidents/${id}?lang=ja`, one.by);
    expect(page).toContain(one.form);
    const answer = await client.post(`/api/incidents/${id}/${one.verb}`, { ...one.body, reason: WHY }, one.by);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    expect(contentRefs(recorded(client, id, one.event))).toHaveLength(1);
    for (const language of ['ja', 'en'] as const) {
      const { json } = await client.get(`/api/incidents/${id}?lang=${language}`, OFFICER);
      expect(json.timeline.filter(({ text }: { text: string }) => text.endsWith(QUOTED[language]))).toHaveLength(1);
    }
  });

  it.each(COMMANDS)('left out with $name, then nothing is invented', async (one) => {
    const client = new Client();
    const id = await client.waiting();
    await one.before?.(client, id);
    expect((await client.post(`/api/incidents/${id}/${one.verb}`, one.body, one.by)).status).toBe(200);
    expect(contentRefs(recorded(client, id, one.event))).toEqual([]);
  });
});

function recorded(client: Client, id: string, type: string) {
  const events = client.memory.streams.get(`incident/${id}`)?.flatMap((item) => item.events) ?? [];
  return events.filter((event) => event.type === type);
}
