import { describe, expect, it } from 'vitest';
import { incidentStream } from '../../../functions/domain/base/ledger/streams.ts';
import { handedOver, joinCommand } from '../../../functions/domain/incident/joining/join.ts';
import { Client, NOW } from '../client.ts';
import { KIND, LEAK, seen } from '../leaked.ts';
import { stateOf, work } from '../work.ts';

const FROM = '2026-04-24T17:20';
const DRAFTED = { stage: 'first', 'section.outline.ja': '当方の文面です。' };

/** What the page says of the command of the form that led to it. */
async function doneAfter(
  client: Client,
  path: string,
  fields: Readonly<Record<string, string>>,
  lang: string,
  as = 'officer@example.jp',
) {
  const sent = await client.form(`${path}?lang=${lang}`, { key: 'k-1', ...fields }, { as });
  expect(sent.status).toBe(303);
  if (path.endsWith('/join')) await joined(client, path.split('/')[2] ?? '');
  const { text } = await client.get(sent.headers.get('location') ?? '', { as });
  return seen(/<div class="notice-box done" role="status">.*?<\/div>/s.exec(text)?.[0] ?? '');
}

/** Carries out what the form of a join asked for, as the system does. */
async function joined({ memory }: Client, id: string): Promise<void> {
  const state = stateOf(memory, id);
  const from = handedOver(state);
  if (state.join === null || from === null) throw new Error('no join was asked for');
  const actor = { kind: 'system', name: 'join' } as const;
  const key = joinCommand(id, state.seq);
  const steps = [
    [incidentStream(state.join.into), key, { do: 'merge', from }],
    [state.stream, `${key}:joined`, { do: 'finish-join' }],
  ] as const;
  for (const [stream, command, asked] of steps) {
    const { refusal } = await memory.carryOut(stream, { id: command, actor, at: NOW, command: asked });
    expect(refusal).toBeNull();
  }
}

/** Two of one leak: of the first 70 persons and its beginning are known, and the other one has told its customers. */
async function twoIncidents() {
  const client = new Client();
  const into = await client.waiting(3);
  await client.post(`/api/incidents/${into}/approve`, { what: 'first' }, { as: 'approver@example.jp' });
  await work(client.memory, into, NOW);
  const facts = { 'data.leak': 'possible', 'data.personal': 'confirmed', 'data.persons': 70 };
  const id = await client.reported(facts);
  await client.post(`/api/incidents/${id}/assess`, { occurredAt: '2026-04-24T10:00:00+09:00' });
  return { client, into, id };
}

describe('the page after a form says what the answer of the API warns of', () => {
  it.each([
    [
      'scope',
      { 'scope.audience': 'where', 'where.audience': 'name=見本 太郎' },
      { audience: { where: { name: '見本 太郎' } } },
    ],
    ['outage', { function: '打刻', from: FROM }, { function: '打刻', from: `${FROM}:00+09:00` }],
    ['draft', DRAFTED, { stage: 'first', sections: { outline: { ja: '当方の文面です。' } } }],
  ] as const)('%s', async (verb, fields, body) => {
    for (const lang of ['ja', 'en']) {
      const [byForm, byApi] = [new Client(), new Client()];
      const [id, other] = [await byForm.waiting(3), await byApi.waiting(3)];
      const done = await doneAfter(byForm, `/incidents/${id}/${verb}`, fields, lang);
      const { warnings } = (await byApi.post(`/api/incidents/${other}/${verb}?lang=${lang}`, body)).json;
      expect(warnings.length).toBeGreaterThan(0);
      for (const warning of warnings) expect(done).toContain(warning);
    }
  });

  it('an approval, of the text that is approved', async () => {
    const client = new Client();
    const id = await client.waiting(3);
    await client.post(`/api/incidents/${id}/draft`, {
      stage: 'first',
      sections: { outline: { ja: '当方の文面です。' } },
    });
    await work(client.memory, id, NOW);
    const notice = stateOf(client.memory, id).notices.at(-1)?.id;
    const as = 'approver@example.jp';
    const { warnings } = (await client.get(`/api/incidents/${id}/notices/${notice}?lang=ja`, { as })).json;
    const done = await doneAfter(client, `/incidents/${id}/approve`, { what: 'first' }, 'ja', as);
    expect(warnings.length).toBeGreaterThan(0);
    for (const warning of warnings) expect(done).toContain(warning);
  });

  it('an approval, also that another incident mails the same people', async () => {
    const client = new Client();
    const [id, other] = [await client.waiting(3), await client.waiting(3)];
    const done = await doneAfter(client, `/incidents/${id}/approve`, { what: 'first' }, 'ja', 'approver@example.jp');
    expect(done).toContain(`対応中の別のインシデント（${other}）にも、同じお客様3件への通知があります`);
  });

  it.each(['ja', 'en'])(
    'a join: what is owed there, and the answers and times in which the two differ (%s)',
    async (lang) => {
      const byForm = await twoIncidents();
      const byApi = await twoIncidents();
      const reason = lang === 'ja' ? '同じ事象' : 'one event';
      const done = await doneAfter(byForm.client, `/incidents/${byForm.id}/join`, { into: byForm.into, reason }, lang);
      const path = `/api/incidents/${byApi.id}/join?lang=${lang}`;
      const { warnings } = (await byApi.client.post(path, { into: byApi.into, reason })).json;
      const named = (text: string, { id, into }: { readonly id: string; readonly into: string }) =>
        text.replaceAll(id, 'ONE').replaceAll(into, 'OTHER');
      const told = warnings.map((warning: string) => named(warning, byApi));
      const expected =
        lang === 'ja'
          ? [
              'ONE の初報は未送信です',
              '「本人の数は何人ですか」の記録が異なります（ONE：「70」、OTHER：「不明」）',
              '発生日時（ONE：',
            ]
          : ['The first notice of ONE has not', '(ONE: “70”; OTHER: “unknown”)', 'time of occurrence (ONE: '];
      expect(told).toEqual(expected.map((words) => expect.stringContaining(words)));
      for (const warning of told) expect(named(done, byForm)).toContain(warning);
      expect(done).toContain(lang === 'ja' ? '次の内容を記録しました。' : 'This was recorded:');
    },
  );

  it('a closing while facts are unknown', async () => {
    const client = new Client();
    const id = await client.waiting(3);
    const give = async (verb: string, body: object, person: string) =>
      expect((await client.post(`/api/incidents/${id}/${verb}`, body, { as: `${person}@example.jp` })).status).toBe(
        200,
      );
    await give('approve', { what: 'first' }, 'approver');
    await work(client.memory, id, NOW);
    for (const { id: duty, status } of stateOf(client.memory, id).duties)
      if (status === 'open') await give('waive', { duty, reason: '訓練' }, 'head');
    await give('waive', { duty: 'notice.detailed', reason: '訓練' }, 'executive');
    const done = await doneAfter(client, `/incidents/${id}/close`, { reason: '完了' }, 'ja');
    expect(done).toContain('未確認の事実が残っており');
  });

  it('a duty of the law that is waived, and again before the incident is closed', async () => {
    const client = new Client();
    const id = await client.reported(LEAK);
    const done = await doneAfter(client, `/incidents/${id}/waive`, { duty: KIND, reason: 'x' }, 'ja');
    expect(done).toContain('法令上必要です');
    const { text } = await client.get(`/incidents/${id}?lang=en`);
    expect(text).toContain('and they were recorded as not to be done');
    const other = await client.reported(LEAK);
    const { json } = await client.post(`/api/incidents/${other}/waive?lang=en`, { duty: 'improvement', reason: 'x' });
    expect(json.warnings).toEqual([]);
  });

  it('a report of an incident, too', async () => {
    const client = new Client();
    client.haveCustomers(3);
    const fields = { key: 'k-1', title: '停止', 'fact.service.function': '打刻' };
    const sent = await client.form('/report?lang=ja', fields);
    const { text } = await client.get(sent.headers.get('location') ?? '');
    expect(seen(text)).toContain('「打刻」という機能は、対応方針にもお客様の一覧にもない');
  });

  it('a filing whose words are not those of the record', async () => {
    const client = new Client();
    const id = await client.reported(LEAK);
    const fields = { duty: KIND, reference: 'R-1', 'item.cause': '委託先での操作の誤り' };
    expect(await doneAfter(client, `/incidents/${id}/filings/${KIND}`, fields, 'ja')).toContain(
      '原因：「委託先での操作の誤り」と記録しましたが、現在の記録では「設定の誤り」です',
    );
  });

  it('nothing to somebody else, nor for a key under which nothing was done', async () => {
    const client = new Client();
    const id = await client.waiting(3);
    await client.form(`/incidents/${id}/outage`, { key: 'k-1', function: '打刻', from: FROM });
    for (const [key, as] of [
      ['k-1', 'head@example.jp'],
      ['k-2', 'officer@example.jp'],
    ] as const) {
      const { text } = await client.get(`/incidents/${id}?lang=ja&done=${key}`, { as });
      expect(text).not.toContain('という機能は、対応方針にも');
    }
  });
});
