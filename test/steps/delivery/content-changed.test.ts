import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fromMs } from '../../../functions/domain/base/time/instant.ts';
import type { IncidentEvent } from '../../../functions/domain/incident/record/events.ts';
import { REGISTER_STREAM, type RegisterEvent } from '../../../functions/domain/register/events.ts';
import { asked, minutes, reported, stateOf, T0, task } from '../stage.ts';
import { delivering, importing, type MailStage, noticeOf, play, setMailStage } from './mail-stage.ts';

let stage: MailStage;
beforeAll(async () => {
  stage = await setMailStage();
});
afterAll(() => stage.stop());
beforeEach(() => stage.mail.renew());

const set = (table: string, key: object, name: string, value: string) =>
  stage.aws.call('UpdateItem', {
    TableName: `hikeshi-${table}`,
    Key: key,
    UpdateExpression: 'SET #name = :value',
    ExpressionAttributeNames: { '#name': name },
    ExpressionAttributeValues: { ':value': { S: value } },
  });
const contentKey = (owner: string, id: string) => ({ owner: { S: owner }, id: { S: id } });
const read = async (table: string, key: object, name: string) => {
  const { Item } = (await stage.aws.call('GetItem', { TableName: `hikeshi-${table}`, Key: key })) as {
    Item: Record<string, { S: string }>;
  };
  return Item[name]?.S ?? '';
};

async function eventsOf(stream: string): Promise<IncidentEvent[]> {
  return (await stage.incidents.loadIncident(stream)).items.flatMap(({ events }) => events);
}

const typesOf = async (stream: string) => (await eventsOf(stream)).map(({ type }) => type);

describe('the text of a notice that was changed after its approval', () => {
  it('is not mailed: the delivery stands still, people are called, the ledger says why', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-forged000001', 3);
    const key = contentKey(stream, notice.text.content);
    const original = await read('contents', key, 'body');
    await set('contents', key, 'body', original.replaceAll('お客様', '皆様（偽）'));

    await expect(play(stage, stream, generation)).rejects.toMatchObject({ name: 'ContentChanged' });

    expect(stage.mail.accepted).toEqual([]);
    const state = await stateOf(stage, stream);
    const mismatch = { kind: 'content', owner: stream, id: notice.text.content, digest: notice.text.digest };
    expect(state.mismatches).toEqual([mismatch]);
    expect(state.notices.at(-1)).toMatchObject({ status: 'paused', pause: { why: 'content-changed', until: null } });
    expect(state.pages.filter(({ why }) => why === 'tampered')).toHaveLength(1);

    // Found again, it is neither recorded nor paged again.
    const { seq } = state;
    await expect(play(stage, stream, generation)).rejects.toMatchObject({ name: 'ContentChanged' });
    expect((await stateOf(stage, stream)).seq).toBe(seq);

    // Restored, it goes out as it was approved.
    await set('contents', key, 'body', original);
    await play(stage, stream, generation);
    expect(stage.mail.accepted).toHaveLength(3);
    expect(stage.mail.accepted.map(({ text }) => text).join('')).not.toContain('偽');
    expect(await noticeOf(stage, stream)).toMatchObject({ status: 'delivered' });
  });

  it('is not mailed either when its key or its sum is changed instead', async () => {
    for (const [id, name] of [
      ['I-forged000002', 'secret'],
      ['I-forged000003', 'sum'],
    ] as const) {
      const { stream, notice, generation } = await delivering(stage, id, 2);
      await set('contents', contentKey(stream, notice.text.content), name, 'another');
      await expect(play(stage, stream, generation)).rejects.toMatchObject({ name: 'ContentChanged' });
    }
    expect(stage.mail.accepted).toEqual([]);
  });
});

describe('what is changed while a notice goes out', () => {
  it('between claim and send leaves the approved text and address in the mail', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-during000001', 2);
    const row = { notice: { S: `${notice.id}#01` }, position: { N: '1' } };
    const approvedAddress = await read('deliveries', row, 'address');
    // The first mail is on its way: the second recipient is claimed already.
    stage.mail.fate = () => {
      void set('contents', contentKey(stream, notice.text.content), 'body', '{"forged":true}');
      void set('deliveries', row, 'address', 'forged@example.com');
      return 'accept';
    };
    await play(stage, stream, generation).catch(() => undefined);
    expect(stage.mail.accepted.map(({ to }) => to)).not.toContain('forged@example.com');
    expect(stage.mail.accepted.every(({ text }) => !text.includes('forged'))).toBe(true);
    expect(stage.mail.mailsTo(approvedAddress)).toBeLessThanOrEqual(1);
  });

  it('between the look at all recipients and a slice stops the slice', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-during000002', 4);
    const at = fromMs(Date.now() + 60_000);
    const input = { ...task(stream, generation, at), startedAt: at, next: { cursor: -1, rounds: 0 } };
    expect(await stage.plan.handler(input)).toMatchObject({ do: 'SendSlice' });
    await set('deliveries', { notice: { S: `${notice.id}#02` }, position: { N: '2' } }, 'name', 'forged');
    const next = { cursor: 0, rounds: 1, trial: false, taken: false };
    await expect(stage.send.handler({ ...input, next })).rejects.toMatchObject({
      name: 'ContentChanged',
      mismatch: { kind: 'audience', owner: notice.id },
    });
    expect(stage.mail.accepted).toEqual([]);
    expect((await stateOf(stage, stream)).mismatches).toMatchObject([{ kind: 'audience' }]);
  });
});

describe("a customers' file that was changed after its import", () => {
  it('is sealed into no audience; who set the scope is told so, and the next import mends it', async () => {
    await importing(stage, 6);
    const stream = await reported(stage, 'I-register0001');
    await stage.incidents.carryOut(
      stream,
      asked({ do: 'request-execution', machine: 'incident', subject: null, after: 0 }, T0),
    );
    await stage.draft.handler(task(stream, 1, T0, { next: { stage: 'first' } }));
    const { id: notice } = await noticeOf(stage, stream);
    const { readStream } = await import('../../../functions/adapters/store/ledger.ts');
    const imported = (await readStream<RegisterEvent>(REGISTER_STREAM)).at(-1)?.events[0];
    const key = contentKey(REGISTER_STREAM, imported?.file.content ?? '');
    await set('contents', key, 'body', (await read('contents', key, 'body')).replaceAll('example.com', 'example.jp'));

    const seal = () => stage.seal.handler(task(stream, 1, minutes(1), { next: { notice } }));
    await expect(seal()).rejects.toMatchObject({ name: 'ContentChanged' });
    await expect(stage.register.checkScope('all', '2026-04-24')).rejects.toMatchObject({ name: 'ContentChanged' });
    expect(await typesOf(stream)).toContain('content.mismatch');
    expect((await noticeOf(stage, stream)).audience).toBeNull();

    await importing(stage, 7);
    await seal();
    expect((await noticeOf(stage, stream)).audience?.count).toBe(7);
  });
});

describe('the text that customers were told before', () => {
  it('does not get into the next draft when it was changed: the draft is made without it', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-earlier00001', 1);
    await play(stage, stream, generation);
    await set('contents', contentKey(stream, notice.text.content), 'body', '{"ja":{"subject":"forged","sections":[]}}');
    await stage.incidents.carryOut(
      stream,
      asked({ do: 'assess', facts: { 'data.persons': 12 }, times: {}, overrule: null }, minutes(5), 'officer'),
    );
    await stage.draft.handler(task(stream, 1, minutes(6), { next: { stage: 'follow-up' } }));
    const text = await stage.contents.getContent(stream, (await noticeOf(stage, stream)).text);
    expect(text).not.toContain('forged');
    expect(await typesOf(stream)).toContain('content.mismatch');
  });
});

describe('a stored policy that was changed', () => {
  it('stops the incidents under it, and people still hear of it', async () => {
    const stream = await reported(stage, 'I-policy000001');
    await stage.incidents.carryOut(
      stream,
      asked({ do: 'request-execution', machine: 'incident', subject: null, after: 0 }, T0),
    );
    const items = (await stage.incidents.loadIncident(stream)).items;
    const other = `sha256:${'0'.repeat(64)}`;
    // The stream was opened under a policy of before, whose stored text was changed.
    const { sealItem } = await import('../../../functions/domain/base/ledger/chain.ts');
    const { append } = await import('../../../functions/adapters/store/ledger.ts');
    const later = 'incident/I-policy000002';
    let previous: (typeof items)[number] | null = null;
    for (const { command, actor, at, events } of items) {
      const under = events.map((event) => (event.type === 'incident.opened' ? { ...event, policy: other } : event));
      previous = sealItem(previous, { stream: later, command, actor, at, events: under });
      await append(previous);
    }
    await stage.aws.call('PutItem', {
      TableName: 'hikeshi-policies',
      Item: { digest: { S: other }, policy: { S: '{"company":"forged"}' } },
    });
    await expect(stage.incidents.loadIncident(later)).rejects.toMatchObject({ name: 'PolicyChanged' });

    const { handler } = await import('../../../functions/steps/incident/record-failure.ts');
    await handler(task(later, 1, minutes(1), { machine: 'incident', error: 'PolicyChanged' }));

    const { state } = await stage.incidents.loadIncident(later, stage.policies.bundledPolicy());
    expect(state).toMatchObject({ mismatches: [{ kind: 'policy', id: other }] });
    expect(stage.aws.outside.published.length).toBeGreaterThan(0);
  });
});
