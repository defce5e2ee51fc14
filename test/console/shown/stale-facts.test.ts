import { describe, expect, it } from 'vitest';
import { instant } from '../../../functions/domain/base/time/instant.ts';
import { ref } from '../../domain/incident/scene.ts';
import { Client } from '../client.ts';
import { seen } from '../leaked.ts';
import { stateOf } from '../work.ts';

const FIRED = '2026-04-24T18:30:00+09:00';
const LATER = { at: '2026-04-24T10:00:00.000Z' };
const EVENING = { at: '2026-04-24T12:00:00.000Z' };
const [T10, T17, T18] = ['2026-04-24T10:00:00+09:00', '2026-04-24T17:00:00+09:00', '2026-04-24T18:00:00+09:00'];
const DOWN = { facts: { 'service.impact': 'major', 'service.felt': 'confirmed' } };
const FELT_FIELDS = { 'fact.service.impact': 'major', 'fact.service.felt': 'confirmed' };
const RESPONDER = { ...LATER, as: 'responder@example.jp' };

/** The form for facts as a browser sends it, left as it was opened. */
async function opened(client: Client, id: string, lang = 'ja') {
  const { text } = await client.get(`/incidents/${id}?lang=${lang}`, RESPONDER);
  const form = /<form method="post" action="[^"]*\/assess[^"]*".*?<\/form>/s.exec(text)?.[0] ?? '';
  const inputs = [...form.matchAll(/<input([^>]*)>/g)].map(([, given = '']) => given);
  const given = (input: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1] ?? '';
  const fields = inputs.filter((input) => !input.includes('checkbox'));
  return Object.fromEntries(fields.map((input) => [given(input, 'name'), given(input, 'value')]));
}

async function leak() {
  const client = new Client();
  const id = await client.reported({ 'data.leak': 'confirmed', 'data.persons': 10, 'cause.kind': 'unknown' });
  const send = (fields: Readonly<Record<string, string>>, lang = 'ja') =>
    client.form(`/incidents/${id}/assess?lang=${lang}`, fields, RESPONDER);
  const page = async (sent: { headers: Headers }) =>
    seen((await client.get(sent.headers.get('location') ?? '', RESPONDER)).text);
  return { client, id, send, page };
}

describe('a form for facts that was opened before a colleague changed them', () => {
  it('given that both changed the same facts and time, then the page tells by name what was there, and nothing of the rest is lost', async () => {
    const { client, id, send, page } = await leak();
    const form = await opened(client, id);
    const facts = { 'data.persons': 150, 'cause.kind': 'intrusion', 'data.sensitive': 'confirmed' };
    await client.post(`/api/incidents/${id}/assess`, { facts, occurredAt: '2026-04-24T12:00:00+09:00' }, LATER);
    const own = { 'fact.data.persons': '500', 'fact.cause.kind': 'misconfiguration', occurredAt: '2026-04-24T11:00' };
    const sent = await send({ ...form, ...own });
    expect(sent.status).toBe(303);
    const told = await page(sent);
    for (const was of ['150', '不正侵入', '2026年4月24日（金）12時00分'])
      expect(told).toContain(`この画面を開いた後に情報セキュリティ責任者が「${was}」と記録していましたが`);
    expect(told.match(/置き換えました/g)).toHaveLength(3);
    expect(stateOf(client.memory, id).facts).toMatchObject({
      'data.persons': 500,
      'cause.kind': 'misconfiguration',
      'data.sensitive': 'confirmed',
    });
  });

  it('given that it changes something else, then what the colleague stated stands, times too, and nobody is told of anything', async () => {
    const { client, id, send, page } = await leak();
    const form = await opened(client, id, 'en');
    const stated = { facts: { 'data.persons': 150 }, occurredAt: '2026-04-24T12:00:00+09:00' };
    await client.post(`/api/incidents/${id}/assess`, stated, LATER);
    const told = await page(await send({ ...form, 'fact.data.sensitive': 'confirmed' }, 'en'));
    expect(told).toContain('This was recorded');
    expect(told).not.toContain('took its place');
    expect(stateOf(client.memory, id)).toMatchObject({
      facts: { 'data.persons': 150, 'data.sensitive': 'confirmed' },
      occurredAt: '2026-04-24T03:00:00.000Z',
    });
  });

  it('given that both state the same, or that nobody did meanwhile, then there is nothing to tell', async () => {
    const { client, id, send, page } = await leak();
    const form = await opened(client, id);
    await client.post(`/api/incidents/${id}/assess`, { facts: { 'data.persons': 150 } }, LATER);
    expect(
      await page(await send({ ...form, 'fact.data.persons': '150', 'fact.data.sensitive': 'none' })),
    ).not.toContain('置き換え');
    const fresh = await opened(client, id);
    expect(await page(await send({ ...fresh, 'fact.data.persons': '500' }))).not.toContain('置き換え');
  });

  it('given a script that says which record it read, then its answer says the same; without, nothing', async () => {
    const { client, id } = await leak();
    const { seq } = stateOf(client.memory, id);
    await client.post(`/api/incidents/${id}/assess`, { facts: { 'data.persons': 150 } }, LATER);
    const body = { facts: { 'data.persons': 500 } };
    const told = await client.post(`/api/incidents/${id}/assess`, { ...body, opened: { seq } }, RESPONDER);
    expect(told.json.warningTexts).toEqual([
      {
        ja: expect.stringContaining('「150」'),
        en: expect.stringMatching(/had recorded it as .*150.* after this form/),
      },
    ]);
    const silent = await client.post(`/api/incidents/${id}/assess`, { facts: { 'data.persons': 600 } }, RESPONDER);
    expect(silent.json.warnings).toEqual([]);
  });

  it('given nothing but what it was opened with, then it is refused as an empty one', async () => {
    const { client, id, send } = await leak();
    const refused = await send(await opened(client, id));
    expect([refused.status, refused.text.includes('少なくとも') || refused.text.includes('いずれかを入力')]).toEqual([
      400,
      true,
    ]);
  });

  it('given a restoration while the source still fires, then the page says so as the API does', async () => {
    const { client, id, send, page } = await leak();
    const seenAs = { at: instant(FIRED), state: 'firing', words: ref('words') } as const;
    const signal = {
      source: 'alarm-1',
      signal: 'e',
      count: 1,
      seen: seenAs,
      facts: { 'service.impact': 'major' },
    } as const;
    const command = { do: 'attach-signal', ...signal, times: {} } as const;
    const actor = { kind: 'system', name: 'source' } as const;
    await client.memory.carryOut(`incident/${id}`, { id: 's', at: instant(LATER.at), command, actor });
    const form = await opened(client, id);
    const told = await page(await send({ ...form, restoredAt: '2026-04-24T19:00' }));
    expect(told).toContain('検知元はまだ異常を示しており');
  });
});

describe('a form for facts that was opened while the incident was of one thing', () => {
  const LEAK = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'cause.kind': 'intrusion' };
  const FELT = { 'service.impact': 'major', 'service.felt': 'confirmed' };
  const on = (time: string) => `2026-04-24T${time}:00+09:00`;

  /** Stated by then, with when it began; after the form is opened a colleague states the other one. */
  async function openedBefore(
    known: Record<string, string>,
    began: string,
    other: Record<string, string>,
    apart: string,
  ) {
    const client = new Client();
    const id = await client.reported(known);
    await client.post(`/api/incidents/${id}/assess`, { occurredAt: on(began) }, LATER);
    const form = await opened(client, id);
    const timesOf = 'data.leak' in other ? 'data' : 'service';
    const stated = await client.post(
      `/api/incidents/${id}/assess`,
      { facts: other, occurredAt: on(apart), timesOf },
      LATER,
    );
    expect(stated.status).toBe(200);
    const send = (fields: Readonly<Record<string, string>>) =>
      client.form(`/incidents/${id}/assess?lang=ja`, { ...form, ...fields }, RESPONDER);
    return { send, beginnings: () => stateOf(client.memory, id).courses.begun };
  }

  it('given that was the service, and a leak came in, then its beginning is that of the service', async () => {
    const { send, beginnings } = await openedBefore(FELT, '17:00', LEAK, '10:00');
    expect((await send({ occurredAt: '2026-04-24T17:10', reason: '訂正' })).status).toBe(303);
    expect(beginnings()).toEqual({ data: instant(on('10:00')), service: instant(on('17:10')) });
  });

  it('given that was a leak, and the service came in, then its beginning is that of the leak', async () => {
    const { send, beginnings } = await openedBefore(LEAK, '10:00', FELT, '09:00');
    expect((await send({ occurredAt: '2026-04-24T09:30', reason: '訂正' })).status).toBe(303);
    expect(beginnings()).toEqual({ data: instant(on('09:30')), service: instant(on('09:00')) });
  });

  it('given the form brings the other one in as well, then its times are not taken for those of the first', async () => {
    const { send, beginnings } = await openedBefore(FELT, '17:00', LEAK, '10:00');
    const own = { 'fact.data.leak': 'confirmed', occurredAt: '2026-04-24T10:20', reason: '訂正' };
    expect((await send(own)).status).toBe(303);
    expect(beginnings()).toEqual({ data: instant(on('10:20')), service: instant(on('17:00')) });
  });

  it('says of which record it is: the seq that `opened` names stands in the answer of the API', async () => {
    const client = new Client();
    const id = await client.reported({ 'data.leak': 'possible' });
    const { seq } = (await client.get(`/api/incidents/${id}`)).json;
    const other = { as: 'head@example.jp' };
    await client.post(`/api/incidents/${id}/assess`, { facts: { 'data.persons': 150 } }, other);
    const body = { facts: { 'data.persons': 500 }, opened: { seq } };
    const { warnings, ...answer } = (await client.post(`/api/incidents/${id}/assess?lang=en`, body)).json;
    expect(warnings).toEqual([expect.stringContaining('150')]);
    expect([seq, answer.seq]).toEqual([1, answer.ledger.items]);
  });

  it.each([
    ['the restoration of the service', { ...DOWN, occurredAt: T17, restoredAt: T18 }, { leak: true, from: 9, to: 12 }],
    [
      'when the leak began',
      { facts: { 'data.leak': 'confirmed' }, occurredAt: T10 },
      { leak: false, from: 17, to: null },
    ],
  ])(
    'given that a colleague recorded %s, and the form brings the other thing in with its own times, then nothing was replaced',
    async (_, theirs, own) => {
      const client = new Client();
      const id = await client.reported(own.leak ? DOWN.facts : {});
      if (own.leak) await client.post(`/api/incidents/${id}/assess`, { facts: {}, occurredAt: T17 }, EVENING);
      const form = await opened(client, id);
      await client.post(`/api/incidents/${id}/assess`, theirs, EVENING);
      const { seq } = stateOf(client.memory, id);
      const facts = own.leak ? { 'fact.data.leak': 'confirmed' } : FELT_FIELDS;
      const times = {
        occurredAt: `2026-04-24T${String(own.from).padStart(2, '0')}:00`,
        ...(own.to === null ? {} : { restoredAt: `2026-04-24T${own.to}:00` }),
      };
      const sent = await client.form(`/incidents/${id}/assess?lang=ja`, { ...form, ...facts, ...times }, EVENING);
      const told = seen((await client.get(sent.headers.get('location') ?? '', EVENING)).text);
      expect(sent.status).toBe(303);
      expect(stateOf(client.memory, id).seq).toBeGreaterThan(seq);
      expect(told).toContain('記録しました');
      expect(told).not.toContain('置き換え');
      if (own.leak) expect(stateOf(client.memory, id).restoredAt).toBe(instant(T18));
    },
  );
});
