import { describe, expect, it } from 'vitest';
import { boxOf, leaked, seen } from '../leaked.ts';
import { stateOf } from '../work.ts';

const EVIDENCE = { evidence: '電子申請で提出した。', reference: '第1号' };
const HEAD = 'head@example.jp';

/** The form of the prompt report as a browser sends it, and what became of it. */
async function opened(lang = 'ja') {
  const { client, id, path } = await leaked();
  const fields = (page: string): Record<string, string> => {
    const form = /<form method="post" action="[^"]*\/filings[^"]*".*?<\/form>/s.exec(page)?.[0] ?? '';
    const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const boxes = [...form.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</g)];
    const lines = [...form.matchAll(/<input[^>]* name="(reference)" type="text"[^>]* value="([^"]*)"/g)];
    return Object.fromEntries([...hidden, ...boxes, ...lines].map(([, name = '', value = '']) => [name, value]));
  };
  const open = async (as?: string) => fields((await client.get(`${path}?lang=${lang}`, as ? { as } : {})).text);
  const send = (given: Readonly<Record<string, string>>, as?: string) =>
    client.form(`${path}?lang=${lang}`, given, as ? { as } : {});
  const assess = (facts: Readonly<Record<string, unknown>>) =>
    client.post(`/api/incidents/${id}/assess`, { facts, reason: '調査の結果' });
  const filed = async () => {
    const { reports } = stateOf(client.memory, id).response;
    const texts = reports.map(({ text }) => text && client.memory.getContent(`incident/${id}`, text));
    return (await Promise.all(texts)).map((text) => JSON.parse(text ?? '{}'));
  };
  return { client, id, form: await open(), open, send, assess, filed, fields };
}

/** The answers that the form which came back offers. */
function answersIn(page: string) {
  const choice = /<select[^>]*name="settles".*?<\/select>/s.exec(page)?.[0] ?? '';
  const [entered = '', record = ''] = [...choice.matchAll(/<option value="([^"]+)"/g)].map(([, value]) => value);
  return { entered, record, isChosen: choice.includes('selected') };
}

const alert = (page: string) => seen(/<div class="notice-box" role="alert">.*?<\/div>/s.exec(page)?.[0] ?? '');

describe('the form of a filing that was opened, and perhaps printed, before the facts changed', () => {
  it.each([
    ['ja', ['入力欄では「設定の誤り」、現在の記録では「外部からの不正アクセス」です', '「1,500人」', '「30,000人」']],
    [
      'en',
      ['the form says “a misconfiguration”; the record now says “unauthori', '“1,500 persons”', '“30,000 persons”'],
    ],
  ])('given %s, then nothing is recorded, and each item that differs is named with both', async (lang, said) => {
    const { client, id, form, send, assess, filed } = await opened(lang);
    await assess({ 'data.persons': 30_000, 'cause.kind': 'intrusion', 'data.sensitive': 'confirmed' });
    const own = { 'item.outline': '公開設定の誤りによる漏えい。' };
    const asked = await send({ ...form, ...own, ...EVIDENCE });
    expect(asked.status).toBe(409);
    expect(await filed()).toEqual([]);
    expect(stateOf(client.memory, id).duties.find(({ kind }) => kind === form.duty)?.metAt).toBeNull();
    for (const words of said) expect(alert(asked.text)).toContain(words);
    expect(alert(asked.text)).not.toMatch(/概要|Outline/);
    const box = boxOf(asked.text, lang === 'ja' ? '原因' : 'Cause');
    expect(box.text).toBe(form['item.cause']);
    expect(asked.text).toContain(own['item.outline']);
    expect(asked.text).toContain(EVIDENCE.evidence);
  });

  it('given the number that the record has by now, written otherwise, then nothing is asked; nor does the API warn of it', async () => {
    for (const persons of ['5000', '5,000人', '５，０００', '5,000 persons']) {
      const { client, id, form, send, assess, filed } = await opened();
      await assess({ 'data.persons': 5000 });
      expect((await send({ ...form, ...EVIDENCE, 'item.persons': persons })).status).toBe(303);
      expect((await filed())[0].items.persons).toBe(persons);
      const body = { duty: form.duty, ...EVIDENCE, items: { persons } };
      expect((await client.post(`/api/incidents/${id}/complete`, body)).json.warnings).toEqual([]);
      const other = { ...body, items: { persons: '15,000' } };
      expect((await client.post(`/api/incidents/${id}/complete`, other)).json.warnings).toHaveLength(1);
    }
  });

  it('given its sender says that what was filed is what is entered, then that is recorded, every item of it', async () => {
    const { form, send, assess, filed, fields } = await opened();
    await assess({ 'data.persons': 30_000, 'cause.kind': 'intrusion', 'data.sensitive': 'confirmed' });
    const { text } = await send({ ...form, ...EVIDENCE });
    const sent = await send({ ...fields(text), settles: answersIn(text).entered });
    expect(sent.status).toBe(303);
    const [{ items, reference, evidence }] = await filed();
    expect(items).toMatchObject({ persons: '1,500人', cause: '設定の誤り', 'data-items': '個人データ' });
    expect({ reference, evidence }).toEqual(EVIDENCE);
  });

  it('given its sender takes what the record says, then that is filled in to be checked, and recorded once it is sent again', async () => {
    const { form, send, assess, filed, fields } = await opened();
    await assess({ 'cause.kind': 'intrusion' });
    const { text } = await send({ ...form, ...EVIDENCE, 'item.outline': '自分の言葉' });
    const taken = await send({ ...fields(text), settles: answersIn(text).record });
    expect(taken.status).toBe(409);
    expect(await filed()).toEqual([]);
    expect(alert(taken.text)).toContain('現在の記録の内容に置き換えました');
    expect([boxOf(taken.text, '原因').text, boxOf(taken.text, '概要').text]).toEqual([
      '外部からの不正アクセス',
      '自分の言葉',
    ]);
    expect((await send(fields(taken.text))).status).toBe(303);
    expect((await filed())[0].items).toMatchObject({ cause: '外部からの不正アクセス', outline: '自分の言葉' });
  });

  it('given the record changes once more while that is asked, then it is asked anew', async () => {
    const { form, send, assess, filed, fields } = await opened();
    await assess({ 'cause.kind': 'intrusion' });
    const { text } = await send({ ...form, ...EVIDENCE });
    await assess({ 'cause.kind': 'unknown' });
    const again = await send({ ...fields(text), settles: answersIn(text).entered });
    expect(again.status).toBe(409);
    expect(answersIn(again.text).isChosen).toBe(false);
    expect(await filed()).toEqual([]);
  });

  it('given the evidence is missing, too, then both are asked for at once', async () => {
    const { form, send, assess } = await opened();
    await assess({ 'cause.kind': 'intrusion' });
    const { status, text } = await send(form);
    expect(status).toBe(400);
    expect(alert(text)).toContain('受付番号：');
    expect(alert(text)).toContain('「外部からの不正アクセス」');
  });

  it('given nothing changed, or the record came to say what was typed, then it is recorded as it is', async () => {
    const { client, form, send, assess, filed } = await opened();
    await assess({ 'cause.kind': 'intrusion' });
    const sent = await send({ ...form, 'item.cause': '外部からの不正アクセス', ...EVIDENCE });
    expect(sent.status).toBe(303);
    expect((await filed())[0].items.cause).toBe('外部からの不正アクセス');
    const double = await send({ ...form, 'item.cause': '外部からの不正アクセス', ...EVIDENCE });
    expect([double.status, (await filed()).length]).toEqual([303, 1]);
    expect(seen((await client.get(sent.headers.get('location') ?? '')).text)).not.toContain('入力欄では');
  });
});

describe('the form of a filing that somebody else recorded since it was opened', () => {
  it.each([
    [
      'ja',
      /が「個人情報保護委員会への速報」（提出 第1回、受付番号：第1号）を記録しました/,
      '提出 第1回では「公開設定の誤り。A」',
    ],
    [
      'en',
      /recorded Prompt report to the privacy regulator \(Filing no\. 1, reference number 第1号\)/,
      'Filing no. 1 says “公開設定の誤り。A”',
    ],
  ])('given %s, then it says who, when and what, and asks whether this corrects it', async (lang, who, what) => {
    const { client, id, form, open, send, filed, fields } = await opened(lang);
    const heads = await open(HEAD);
    await send({ ...form, 'item.outline': '公開設定の誤り。A', ...EVIDENCE });
    const own = { ...heads, 'item.cause': '不明。B', evidence: '郵送した。', reference: '第2号' };
    const asked = await send(own, HEAD);
    expect(asked.status).toBe(409);
    expect(alert(asked.text)).toMatch(who);
    expect(alert(asked.text)).toContain(what);
    expect(await filed()).toHaveLength(1);
    const sent = await send({ ...fields(asked.text), settles: answersIn(asked.text).entered }, HEAD);
    expect(sent.status).toBe(303);
    const [first, second] = await filed();
    expect(first.items.outline).toBe('公開設定の誤り。A');
    expect(second.items).toMatchObject({ cause: '不明。B', outline: heads['item.outline'] });
    expect(stateOf(client.memory, id).response.reports.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('given both say the same, then it is asked all the same, and can be left', async () => {
    const { form, open, send, filed, fields } = await opened();
    const heads = await open(HEAD);
    await send({ ...form, ...EVIDENCE });
    const asked = await send({ ...heads, ...EVIDENCE }, HEAD);
    expect(asked.status).toBe(409);
    const left = await send({ ...fields(asked.text), settles: answersIn(asked.text).record }, HEAD);
    expect([left.status, (await filed()).length]).toEqual([409, 1]);
  });
});

describe('a script that says nothing of a form', () => {
  it('is carried out as before, and told what the record says otherwise', async () => {
    const { client, id, form, assess, filed } = await opened();
    await assess({ 'cause.kind': 'intrusion' });
    const items = { cause: '設定の誤り', persons: '約1,500人' };
    const { status, json } = await client.post(`/api/incidents/${id}/complete?lang=ja`, { duty: form.duty, items });
    expect(status).toBe(200);
    expect((await filed())[0].items).toEqual(items);
    expect(json.warnings).toEqual([expect.stringMatching(/^原因：.*「設定の誤り」.*「外部からの不正アクセス」/)]);
  });

  it('is told that somebody else had recorded the report before', async () => {
    const { client, id, form, send } = await opened();
    await send({ ...form, ...EVIDENCE }, HEAD);
    const body = { duty: form.duty, items: { cause: '設定の誤り' } };
    const { json } = await client.post(`/api/incidents/${id}/complete?lang=ja`, body);
    expect(json.warnings).toEqual([expect.stringContaining('訂正として記録しました')]);
  });
});
