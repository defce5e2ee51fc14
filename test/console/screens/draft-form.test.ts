import { describe, expect, it } from 'vitest';
import { shipped } from '../../policies/shipped.ts';
import { Client, NOW } from '../client.ts';
import { stateOf, work } from '../work.ts';

const APPROVER = { as: 'approver@example.jp' };
const HEAD = { as: 'head@example.jp' };

const TOLD = 'これまでの記載';

/** What stands beside each field is headed by, by the name of the field. */
function besideIn(page: string): Record<string, string> {
  const fields = page.matchAll(
    /<div class="beside"><div><p class="quiet">([^<]*)<\/p>.*?<textarea[^>]*name="([^"]*)"/gs,
  );
  return Object.fromEntries([...fields].map(([, title = '', name = '']) => [name, title]));
}

/** What each box of the form starts with, by its name. */
function boxes(page: string): Record<string, string> {
  const found = page.matchAll(/<textarea[^>]* name="(section\.[^"]+)"[^>]*>([^<]*)<\/textarea>/g);
  return Object.fromEntries([...found].map(([, name, text]) => [name, text]));
}

describe('the form for a notice', () => {
  it("starts with the system's own text; sent back untouched, nothing of it counts as written by a person", async () => {
    const client = new Client();
    const id = await client.waiting();
    const started = boxes((await client.get(`/incidents/${id}/draft?lang=ja`)).text);
    expect(started['section.outline.ja']).toContain('漏えい');
    expect(started['section.outline.en']).toMatch(/[a-z]/);
    expect(Object.keys(started)).not.toContain('section.head.ja');
    const sent = await client.form(`/incidents/${id}/draft?lang=ja`, { stage: 'first', ...started });
    expect(sent.status).toBe(303);
    expect(stateOf(client.memory, id).notices.at(-1)?.wording?.written).toEqual([]);
  });

  it('opens the stage that is owed, from the page of the incident and by itself', async () => {
    const client = new Client();
    const id = await client.waiting();
    await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, APPROVER);
    await work(client.memory, id, NOW);
    const page = (await client.get(`/incidents/${id}?lang=ja`, HEAD)).text;
    expect(page).toContain(`/incidents/${id}/draft?lang=ja&amp;stage=follow-up`);
    const form = (await client.get(`/incidents/${id}/draft?lang=ja`, HEAD)).text;
    expect(form).toMatch(/aria-current="true"[^>]*>続報</);
  });

  it('asks why where an approval lapses, keeps the reason, and shows it beside the new draft', async () => {
    const client = new Client({ ...shipped('flexcrm'), notices: { ...shipped('flexcrm').notices, hold: 'PT10M' } });
    const id = await client.waiting();
    await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, APPROVER);
    const path = `/incidents/${id}/draft?lang=ja`;
    const { text } = await client.get(`${path}&stage=first`);
    expect(text).toMatch(/通知承認者が承認済みで、.*新しい案を作成するとこの承認は失効し/);
    expect(text).toMatch(/<textarea[^>]*name="reason"[^>]*required/);
    const fields = { stage: 'first', approvalLost: 'ask', ...boxes(text) };
    const refused = await client.form(path, fields);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('承認済みの通知を差し替える理由を入力してください');
    expect((await client.form(path, { ...fields, reason: '件数に誤りがあったため' })).status).toBe(303);
    const page = (await client.get(`/incidents/${id}?lang=ja`, APPROVER)).text;
    expect(page).toMatch(
      /通知承認者の承認は、.*に失効しました（新しい通知案に差し替えられたため）。記録された理由：件数に誤りがあったため/,
    );
    expect(page).toContain('通知の承認が失効しました');
  });

  it('takes a draft without a reason from the API, and asks none where nothing is approved', async () => {
    const client = new Client({ ...shipped('flexcrm'), notices: { ...shipped('flexcrm').notices, hold: 'PT10M' } });
    const id = await client.waiting();
    const draft = () => client.post(`/api/incidents/${id}/draft`, { stage: 'first', approvalLost: 'ask' });
    expect((await draft()).status).toBe(200);
    await work(client.memory, id, NOW);
    await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, APPROVER);
    expect((await draft()).status).toBe(400);
    expect((await client.post(`/api/incidents/${id}/draft`, { stage: 'first' })).status).toBe(200);
    expect(stateOf(client.memory, id).notices.find(({ fell }) => fell !== null)?.fell?.reason.en).toBe(
      'it was replaced by a new draft',
    );
  });

  it('shows what a person wrote in an earlier notice beside the field, and starts with none of it', async () => {
    const client = new Client();
    client.haveCustomers(20);
    const id = await client.reported({ 'data.leak': 'confirmed', 'cause.kind': 'misconfiguration' });
    const both = (ja: string) => ({ ja, en: 'Somebody wrote this.' });
    const sections = {
      cause: both('権限の設定に誤りがありました。'),
      measures: both('本日中に権限を見直します。'),
    };
    expect((await client.post(`/api/incidents/${id}/draft`, { stage: 'first', sections })).status).toBe(200);
    await work(client.memory, id, NOW);
    expect((await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, APPROVER)).status).toBe(200);
    await work(client.memory, id, NOW);
    const { text } = await client.get(`/incidents/${id}/draft?lang=ja&stage=follow-up`);
    const started = boxes(text);
    for (const words of ['権限の設定に誤りがありました。', '本日中に権限を見直します。']) {
      expect(Object.values(started).join()).not.toContain(words);
      const beside = `第1報で担当者が記入した文面（参考。[^<]*</p><p class="was" lang="ja">${words}`;
      expect(text).toMatch(new RegExp(beside));
    }
    const news = { 'section.new.ja': '変更はありません。', 'section.new.en': 'Nothing has changed.' };
    const sent = await client.form(`/incidents/${id}/draft?lang=ja`, { stage: 'follow-up', ...started, ...news });
    expect(sent.status).toBe(303);
    const newest = stateOf(client.memory, id).notices.at(-1);
    expect(newest?.wording?.written).toEqual(['new']);
  });

  it('marks the sections that a person must write', async () => {
    const client = new Client(shipped('flexcrm'));
    const id = await client.reported({ 'data.leak': 'confirmed' });
    const { text } = await client.get(`/incidents/${id}/draft?lang=ja&stage=detailed`);
    const required = [...text.matchAll(/<legend>([^<]*)（必須）<\/legend>/g)].map(([, name]) => name);
    expect(required).toContain('再発防止策');
    const refused = await client.form(`/incidents/${id}/draft?lang=ja`, { stage: 'detailed', ...boxes(text) });
    for (const name of required) expect(refused.text).toContain(`「${name}」は、この通知に必要な項目です`);
    // The same heading above the box, in the list of what is wrong, and in what is asked for.
    for (const heading of required) expect(refused.text).toContain(`<li>${heading}：「${heading}」は`);
    expect(refused.text).not.toContain('暫定対応');
    expect(text).toContain('ただし「必須」の項目はシステムでは作成できない');
    const english = await client.form(`/incidents/${id}/draft?lang=en`, { stage: 'detailed', ...boxes(text) });
    expect(english.text).toContain('<li>Actions taken: this notice needs the section “Actions taken”: write it');
    // A browser lets the form go where a section is to be withheld instead.
    expect(text).not.toMatch(/<textarea[^>]*name="section\.[^>]*required/);
  });

  it('takes a required section that is withheld with a reason, and names a box that is wrong with its language', async () => {
    const client = new Client();
    const id = await client.waiting();
    await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, APPROVER);
    await work(client.memory, id, NOW);
    const path = `/incidents/${id}/draft`;
    const { text } = await client.get(`${path}?lang=ja&stage=detailed`);
    const lacking = [...text.matchAll(/<legend>[^<]*（必須）<\/legend>.*?name="section\.([a-z-]+)\./gs)].map(
      ([, one]) => one ?? '',
    );
    const offered = lacking.filter((section) => text.includes(`name="limited.withhold" value="${section}"`));
    const withhold = offered.map((section): [string, string] => ['limited.withhold', section]);
    const written = lacking
      .filter((section) => !offered.includes(section))
      .flatMap((section) => ['ja', 'en'].map((language) => [`section.${section}.${language}`, '記入しました。']));
    const more: Record<string, string> = Object.fromEntries([...written, ['limited.reason', '捜査への支障']]);
    const fields = Object.entries({ stage: 'detailed', ...boxes(text), ...more });
    expect([offered.includes('cause'), offered.includes('prevention')]).toEqual([true, false]);
    const long: [string, string] = ['section.measures.en', 'x'.repeat(10_001)];
    const refused = await client.form(`${path}?lang=ja`, [
      ...fields.filter(([name]) => name !== long[0]),
      ...withhold,
      long,
    ]);
    expect(refused.text).toContain('<li>対応の経過（英語）：');
    const sent = await client.form(`${path}?lang=ja`, [...fields, ...withhold]);
    expect([sent.status, /role="alert">(.*?)<\/div>/s.exec(sent.text)?.[1]]).toEqual([303, undefined]);
  });

  it('a policy’s own fact is named by its question where it is wrong', async () => {
    const client = new Client(shipped('coxproject'));
    const own = Object.entries(client.memory.policy.facts)[0];
    const id = await client.reported();
    const { text } = await client.form(`/incidents/${id}/assess?lang=ja`, {
      [`fact.${own?.[0]}`]: 'nothing of the kind',
    });
    expect(text).toContain(`<li>${own?.[1].ask.ja}：`);
  });

  it('goes on from a person’s own words with the system’s written anew, when facts changed and the text is not approved', async () => {
    const client = new Client();
    const id = await client.waiting();
    const outline = { ja: '一部のお客様の情報が外部から参照できました。', en: 'Some records could be read.' };
    await client.post(`/api/incidents/${id}/draft`, { stage: 'first', sections: { outline } }, HEAD);
    await work(client.memory, id, NOW);
    await client.post(`/api/incidents/${id}/assess`, { facts: { 'data.leak': 'confirmed' } }, HEAD);
    const answer = await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, APPROVER);
    expect(answer.status).toBe(409);
    expect((await client.get(`/incidents/${id}?lang=ja`, APPROVER)).text).toContain(
      'この文面の作成後に、事実が変わりました',
    );
    const started = boxes((await client.get(`/incidents/${id}/draft?lang=ja`, HEAD)).text);
    expect(started['section.outline.ja']).toBe(outline.ja);
    await client.form(`/incidents/${id}/draft?lang=ja`, { stage: 'first', ...started }, HEAD);
    expect(stateOf(client.memory, id).notices.at(-1)?.wording?.written).toEqual(['outline']);
  });

  it('goes on from a draft that was rejected, with the reason beside it', async () => {
    const client = new Client();
    const id = await client.waiting();
    const sections = {
      outline: { ja: '一部のお客様の情報が外部から参照できました。', en: 'Some records could be read.' },
    };
    await client.post(`/api/incidents/${id}/draft`, { stage: 'first', sections }, HEAD);
    await work(client.memory, id, NOW);
    const reason = '期間が書かれていません。';
    const answer = await client.post(`/api/incidents/${id}/reject`, { what: 'first', reason }, APPROVER);
    expect(answer.status).toBe(200);
    const { text } = await client.get(`/incidents/${id}/draft?lang=ja`, HEAD);
    expect(boxes(text)['section.outline.ja']).toBe('一部のお客様の情報が外部から参照できました。');
    expect(text).toMatch(/差し戻し：通知承認者.*期間が書かれていません。/s);
  });

  it('warns author and approver when only one language was changed', async () => {
    const client = new Client();
    const id = await client.waiting();
    const started = boxes((await client.get(`/incidents/${id}/draft?lang=ja`, HEAD)).text);
    const fields = { stage: 'first', ...started, 'section.outline.ja': '外部から参照できる状態でした。' };
    expect((await client.form(`/incidents/${id}/draft?lang=ja`, fields, HEAD)).status).toBe(303);
    await work(client.memory, id, NOW);
    for (const reader of [HEAD, APPROVER]) {
      const { text } = await client.get(`/incidents/${id}?lang=ja`, reader);
      expect(text).toMatch(/一方の言語だけが修正されています：[^。]*概要/);
    }
    await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, APPROVER);
    const both = await client.get(`/incidents/${id}?lang=en`, APPROVER);
    expect(both.text).toContain('Only one language was changed in');
  });
});

describe('the form for a correction', () => {
  it('says which notice it corrects, with what was wrong beside what is to be said, and the draft names it', async () => {
    const client = new Client();
    const id = await client.waiting();
    await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, APPROVER);
    await work(client.memory, id, NOW);
    const first = stateOf(client.memory, id).notices[0];
    const { text } = await client.get(`/incidents/${id}/draft?lang=ja&stage=correction`);
    expect(text).toMatch(/訂正の対象.*aria-current="true"[^>]*>第1報（初報）/s);
    expect(besideIn(text)).toMatchObject({ 'section.address.ja': TOLD, 'section.outline.ja': TOLD });
    const facts = { 'data.leak': 'none', 'data.affected': 'none' };
    await client.post(`/api/incidents/${id}/assess`, { facts, reason: '調査で確認いたしました。' }, HEAD);
    const { text: changed } = await client.get(`/incidents/${id}/draft?lang=ja&stage=correction`);
    expect(besideIn(changed)).toMatchObject({
      'section.address.ja': TOLD,
      'section.lead.ja': TOLD,
      'section.outline.ja': '訂正前（誤）',
      'section.scope.ja': TOLD,
    });
    expect(changed).toMatch(/訂正前（誤）[^書]*?漏えい[^書]*?<textarea/s);
    const fields = { ...boxes(text), stage: 'correction', corrects: first?.id ?? '' };
    const sent = await client.form(`/incidents/${id}/draft?lang=ja`, {
      ...fields,
      'section.outline.ja': '漏えいはありませんでした。',
      'section.outline.en': 'There was no leak.',
    });
    expect([sent.status, sent.status === 303 ? '' : sent.text.match(/role="alert".*?<\/div>/s)?.[0]]).toEqual([
      303,
      '',
    ]);
    expect(stateOf(client.memory, id).notices.at(-1)?.corrects).toBe(first?.id);
    expect((await client.get(`/incidents/${id}?lang=ja`)).text).toMatch(/訂正の対象<\/dt><dd>第1報（初報）/);
  });
});

describe('withheld sections', () => {
  it('are ticked with their reason, stay so when the draft is changed, and are shown to the approver', async () => {
    const client = new Client();
    const id = await client.waiting();
    const page = async () => (await client.get(`/incidents/${id}/draft?lang=ja`)).text;
    const fields = Object.entries({ stage: 'first', ...boxes(await page()) });
    const ticked: [string, string][] = [...fields, ['limited.withhold', 'data'], ['limited.withhold', 'cause']];
    const refused = await client.form(`/incidents/${id}/draft?lang=ja`, ticked);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('非公開とする理由：');
    expect(refused.text).toMatch(/value="cause" checked/);
    const reason: [string, string] = ['limited.reason', '捜査に支障があるため'];
    expect((await client.form(`/incidents/${id}/draft?lang=ja`, [...ticked, reason])).status).toBe(303);
    expect(stateOf(client.memory, id).notices.at(-1)?.limited?.withheld).toEqual(['data', 'cause']);
    const again = await page();
    expect(again).toMatch(/value="data" checked/);
    expect(again).toContain('>捜査に支障があるため</textarea>');
    const incident = (await client.get(`/incidents/${id}?lang=ja`)).text;
    expect(incident).toMatch(/公開しない項目<\/dt><dd>[^<]*原因（理由：捜査に支障があるため）/);
  });
});
