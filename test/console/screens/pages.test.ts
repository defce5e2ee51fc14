import { describe, expect, it } from 'vitest';
import { valueTitle } from '../../../functions/console/words/names.ts';
import { BUILT_IN_FACTS } from '../../../functions/domain/rules/facts/built-in.ts';
import { shipped } from '../../policies/shipped.ts';
import { Client, NOW } from '../client.ts';
import { policy } from '../memory.ts';
import { stateOf, work } from '../work.ts';

const APPROVER = { as: 'approver@example.jp' };

/** The fields of the form that posts to an action, as a browser would send them. */
function fieldsOf(page: string, action: string): Record<string, string> {
  const form = page.split('<form ').find((part) => part.includes(`action="${action}`)) ?? '';
  const inputs = (form.split('</form>')[0] ?? '').matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]));
}

describe('pages', () => {
  it('carry strict headers, and nothing from elsewhere', async () => {
    const client = new Client();
    const id = await client.waiting();
    for (const path of ['/', `/incidents/${id}`, '/report', `/incidents/${id}/draft`, '/nowhere']) {
      const { headers, text } = await client.get(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(text).toMatch(/^<!DOCTYPE html><html lang="ja">/);
      expect(text).not.toMatch(/<script|style="|onclick|src=|https?:\/\//);
    }
  });

  it('serve one style sheet', async () => {
    const client = new Client();
    const href = /href="(\/style\.css[^"]*)"/.exec((await client.get('/')).text)?.[1] ?? '';
    const sheet = await client.get(href);
    expect(sheet.headers.get('content-type')).toContain('text/css');
    expect(sheet.text).not.toMatch(/url\(|@import/);
  });

  it.each([
    ['/?lang=en', {}, 'en'],
    ['/', { 'accept-language': 'en-GB,en;q=0.8,ja;q=0.5' }, 'en'],
    ['/', { 'accept-language': 'fr, ja;q=0.9, en;q=0.8' }, 'ja'],
    ['/', { 'accept-language': 'fr' }, 'ja'],
    ['/?lang=xx', {}, 'ja'],
  ])('%s with %j is in %s', async (path, headers, language) => {
    const { text } = await new Client().get(path, { headers });
    expect(text).toContain(`<html lang="${language}">`);
  });

  it('the list says what is due next, how long is left, and who must act', async () => {
    const client = new Client();
    await client.waiting();
    const english = (await client.get('/?lang=en', { at: '2026-04-24T09:02:00.000Z' })).text;
    expect(english).toContain('48 min left');
    expect(english).toContain('Who must act');
    const japanese = (await client.get('/?lang=ja', { at: '2026-04-24T10:00:30.000Z' })).text;
    expect(japanese).toContain('10分超過');
  });

  it('[GK-6] the list puts what must be back first on top, and says by when', async () => {
    const client = new Client(shipped('limited-company'));
    const report = (title: string, systems: string[]) => client.post('/api/incidents', { title, facts: { systems } });
    await report('service away', ['service']);
    await report('files away', ['files']);
    await client.post('/api/incidents', { title: 'nothing away' });
    await report('mail away', ['mail']);
    const { text } = await client.get('/?lang=en', { at: '2026-04-24T12:00:00.000Z' });
    const order = ['service away', 'mail away', 'files away', 'nothing away'].map((title) => text.indexOf(title));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(text).toMatch(/Service for customers must be back<\/strong> .*50 min left/s);
  });

  it('[SY-5] the incident shows which reports are owed, which stand and which not, with their reasons', async () => {
    const client = new Client(shipped('synergy'));
    const facts = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.encrypted': 'yes' };
    const { json } = await client.post('/api/incidents', { title: 'a leak', facts });
    const { text } = await client.get(`/incidents/${json.id}?lang=en`);
    expect(text).toMatch(/Prompt report to the privacy regulator<\/h3>.*?owed.*?the promise of SY-5: applies/s);
    expect(text).toMatch(/Full report to the privacy regulator<\/h3>.*?not owed.*?its conditions do not hold/s);
    expect(text).toMatch(/First report to the ministry<\/h3>/);
  });

  it('[CX-4] the incident shows who does what, and says when nobody is named to lead', async () => {
    const leak = { 'data.leak': 'confirmed', 'data.personal': 'confirmed' };
    const pageOf = async (policy: string, facts: object) => {
      const client = new Client(shipped(policy));
      const { json } = await client.post('/api/incidents', { title: 'something', facts });
      return (await client.get(`/incidents/${json.id}?lang=ja`)).text;
    };
    expect(await pageOf('coxproject', leak)).toMatch(
      /漏えい・流出（レベル3）への対応.*<ol><li>発見した者が.*代表取締役/s,
    );
    expect(
      await pageOf('limited-company', {
        'cause.kind': 'test',
        'data.tampering': 'none',
        'data.loss': 'none',
        'business.impact': 'none',
        'service.felt': 'none',
        'data.leak': 'none',
        party: 'neither',
      }),
    ).toContain('対応責任者の任命が必要です');
    expect(await pageOf('flam', {})).not.toContain('id="playbooks"');
  });

  it('every value of a shared fact and every data set has its name in both languages', async () => {
    const client = new Client(shipped('coxproject'));
    const { json } = await client.post('/api/incidents', { title: 'x', facts: { 'data.sets': ['staff', 'website'] } });
    expect((await client.get(`/incidents/${json.id}?lang=ja`)).text).toContain('従業員の情報、公開サイトの内容');
    const values = BUILT_IN_FACTS.flatMap(({ type }) =>
      type.kind === 'steps' ? type.steps : type.kind === 'choice' ? type.options : [],
    );
    const nameless = [...new Set(values)].filter(
      (value) => valueTitle(policy, value, 'ja', '') === value && !/^\d$/.test(value),
    );
    expect(nameless).toEqual([]);
  });

  it('[FC-6] the incident says when its notice is due and why then', async () => {
    const client = new Client();
    const id = await client.waiting();
    const { text } = await client.get(`/incidents/${id}?lang=en`);
    expect(text).toContain('Fri 24 Apr 2026, 18:50 JST');
    expect(text).toContain('FC-6');
    const duty = stateOf(client.memory, id).duties.find(({ kind }) => kind === 'notice.first');
    for (const line of duty?.deadline.derivation.en ?? ['?']) expect(text).toContain(line);
  });

  it('asks for the facts that are missing', async () => {
    const client = new Client();
    const id = await client.reported();
    const { missing } = (await client.get(`/api/incidents/${id}`)).json;
    expect(missing.length).toBeGreaterThan(0);
    const { text } = await client.get(`/incidents/${id}`);
    for (const fact of missing) expect(text).toContain(`name="fact.${fact}"`);
  });
});

describe('forms', () => {
  it('[SY-5] make a report to an authority item by item, with its number', async () => {
    const client = new Client(shipped('synergy'));
    const facts = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.role': 'controller' };
    const { json } = await client.post('/api/incidents', { title: 'a leak', facts });
    const path = `/incidents/${json.id}`;
    const filing = `${path}/filings/authority.ppc.prompt`;
    expect((await client.get(`${path}?lang=en`)).text).not.toMatch(/law: </);
    expect((await client.get(`${path}?lang=ja`)).text).toContain(`href="${filing}?lang=ja"`);
    expect((await client.get(`${filing}?lang=ja`)).text).toMatch(
      /概要<\/legend>.*本人の数<\/legend>.*受付番号<\/label>/s,
    );
    const fields = {
      duty: 'authority.ppc.prompt',
      'item.outline': '共有設定の誤り',
      'item.cause': '',
      'item.publication': 'not-applicable',
      reference: 'R-7',
    };
    expect((await client.form(filing, fields)).headers.get('location')).toMatch(filing);
    const { response } = (await client.get(`/api${path}`)).json;
    expect(response.reports[0]).toMatchObject({
      reference: 'R-7',
      items: { outline: 'known', publication: 'not-applicable', cause: 'under-investigation' },
    });
    expect((await client.get(`${path}?lang=ja`)).text).toMatch(
      /提出 第1回: 2026年4月24日（金）17時50分（受付番号：R-7）/,
    );
    expect((await client.form(filing, { ...fields, 'item.colour': 'red' })).status).toBe(400);
  });

  it('[FC-8] ask for an exception, which the page tells in words', async () => {
    const client = new Client();
    const id = await client.waiting();
    const fields = { about: 'timing', duty: 'notice.first', reason: '調査に時間を要する', until: '2026-04-25T12:00' };
    expect((await client.form(`/incidents/${id}/exception`, fields)).status).toBe(303);
    const { text } = await client.get(`/incidents/${id}?lang=ja`);
    expect(text).toMatch(
      /例外の申請<\/h3>.*承認待ち.*時期.*お客様への初報.*調査に時間を要する.*情報セキュリティ責任者、期限：2026年4月25日（土）12時00分まで/s,
    );
  });

  it('report an incident', async () => {
    const client = new Client();
    const { key = '' } = fieldsOf((await client.get('/report')).text, '/report');
    const fields = {
      key,
      title: '検索できない',
      detectedAt: '2026-04-24T17:30',
      occurredAt: '',
      'fact.data.leak': 'possible',
      'fact.data.persons': '12',
    };
    const answer = await client.form('/report?lang=ja', fields);
    expect(answer.status).toBe(303);
    const id = answer.headers.get('location')?.match(/I-\w+/)?.[0] ?? '';
    expect(stateOf(client.memory, id)).toMatchObject({
      detectedAt: '2026-04-24T08:30:00.000Z',
      occurredAt: null,
      facts: { 'data.leak': 'possible', 'data.persons': 12 },
    });
    const again = await client.form('/report?lang=ja', fields);
    expect(again.headers.get('location')).toBe(answer.headers.get('location'));
    expect(client.memory.streams.size).toBe(1);
  });

  it('with a field twice are refused: which of the two was meant?', async () => {
    const client = new Client();
    const id = await client.reported();
    for (const [name = '', shown = ''] of [
      ['fact.data.leak', '顧客データが漏えいしましたか：同じ項目が2回'],
      ['level', 'レベル：同じ項目が2回'],
    ]) {
      const answer = await client.form(`/incidents/${id}/assess`, [
        [name, 'none'],
        [name, 'confirmed'],
      ]);
      expect([answer.status, answer.text.includes(shown)]).toEqual([400, true]);
    }
    expect(stateOf(client.memory, id).facts).toEqual({});
  });

  it('state facts, acknowledge, record an outage', async () => {
    const client = new Client();
    const id = await client.reported();
    await work(client.memory, id, NOW);
    await client.form(`/incidents/${id}/assess`, { 'fact.data.leak': 'possible', 'fact.spread': '' });
    await client.form(`/incidents/${id}/outage`, { function: '検索', from: '2026-04-24T17:20', to: '' });
    const { text } = await client.get(`/incidents/${id}`, { as: 'responder' });
    await client.form(`/incidents/${id}/acknowledge`, fieldsOf(text, `/incidents/${id}/acknowledge`), {
      as: 'responder',
    });
    const state = stateOf(client.memory, id);
    expect(state.facts['data.leak']).toBe('possible');
    expect(state.outages).toMatchObject([{ from: '2026-04-24T08:20:00.000Z', to: null }]);
    expect((await client.get(`/incidents/${id}?lang=ja`)).text).toContain(
      '検索：2026年4月24日（金）17時20分から継続中',
    );
    expect(state.pages.some(({ acknowledged }) => acknowledged?.by === 'responder')).toBe(true);
  });

  it('[FC-4] approve exactly what the page showed', async () => {
    const client = new Client();
    const id = await client.waiting();
    const { text } = await client.get(`/incidents/${id}`, APPROVER);
    const fields = fieldsOf(text, `/incidents/${id}/approve`);
    const notice = stateOf(client.memory, id).notices[0];
    expect(fields).toMatchObject({ what: 'first', text: notice?.text.digest, audience: notice?.audience?.digest });
    const answer = await client.form(`/incidents/${id}/approve?lang=ja`, fields, APPROVER);
    const to = answer.headers.get('location') ?? '';
    expect([answer.status, to.split('&')[0]]).toEqual([303, `/incidents/${id}?lang=ja`]);
    expect(stateOf(client.memory, id).notices[0]?.status).toBe('approved');
    expect((await client.get(to, APPROVER)).text).toMatch(
      /role="status"><p>次の内容を記録しました。<\/p>.*承認しました/s,
    );
    // Nobody else did it, and no other form was sent.
    for (const as of ['officer@example.jp', 'responder@example.jp']) {
      expect((await client.get(to, { as })).text).not.toContain('次の内容を記録しました');
    }
    expect((await client.get(`/incidents/${id}?done=other`, APPROVER)).text).not.toContain('次の内容を記録しました');
  });

  it('an approval of a page that is out of date is refused, with what to do', async () => {
    const client = new Client();
    const id = await client.waiting();
    const fields = fieldsOf((await client.get(`/incidents/${id}`, APPROVER)).text, `/incidents/${id}/approve`);
    await client.post(`/api/incidents/${id}/scope`, { audience: { where: { plan: 'premium' } } });
    await work(client.memory, id, NOW);
    const answer = await client.form(`/incidents/${id}/approve?lang=ja`, fields, APPROVER);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('宛先をもう一度ご確認のうえ');
    expect(stateOf(client.memory, id).notices[0]?.status).toBe('sealed');
  });

  it('offer approval only to those who may', async () => {
    const client = new Client();
    const id = await client.waiting();
    expect((await client.get(`/incidents/${id}`, { as: 'auditor' })).text).not.toContain(`/incidents/${id}/approve`);
    expect((await client.get(`/incidents/${id}`, APPROVER)).text).toContain(`/incidents/${id}/approve`);
  });

  it('show the subject of a notice as it is sent, once and in both languages', async () => {
    const client = new Client();
    const id = await client.waiting();
    for (const language of ['ja', 'en']) {
      const { text } = await client.get(`/incidents/${id}?lang=${language}`, APPROVER);
      expect(text.match(/【重要】[^<]*（第1報） \/ [^<]*: [^<]* \(report no\. 1\)</g)).toHaveLength(1);
    }
  });

  it('draft a notice of their own, in both languages', async () => {
    const client = new Client();
    const id = await client.waiting();
    const page = (await client.get(`/incidents/${id}/draft?lang=ja&stage=first`)).text;
    const fields = {
      ...fieldsOf(page, `/incidents/${id}/draft`),
      'section.outline.ja': '概要です。\r\n二行目です。',
      'section.outline.en': 'An outline.',
      'section.request.ja': 'ございません。',
      'section.request.en': 'None.',
      'section.cause.ja': '',
    };
    expect((await client.form(`/incidents/${id}/draft?lang=ja`, fields)).status).toBe(303);
    const { json } = await client.get(`/api/incidents/${id}/notices/${id}-n2`);
    const body = (language: string) =>
      json.texts[language].sections.find(({ section }: { section: string }) => section === 'outline').body;
    expect([body('ja'), body('en')]).toEqual(['概要です。\n二行目です。', 'An outline.']);
  });

  it.each([
    [{ 'fact.data.leak': 'perhaps' }, 400],
    [{ 'fact.nothing': 'x' }, 400],
    [{ occurredAt: 'yesterday' }, 400],
    [{ occurredAt: '2026-02-30T10:00' }, 400],
    [{ actor: 'approver' }, 400],
    [{ __proto__x: '1' }, 400],
    [{}, 400],
  ])('%j is answered with a page that says what to do', async (fields, status) => {
    const client = new Client();
    const id = await client.reported();
    const answer = await client.form(`/incidents/${id}/assess?lang=en`, fields as Record<string, string>);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain('Please check what you entered');
    expect(stateOf(client.memory, id).seq).toBe(1);
  });

  it('take no JSON, and no incident that is not there', async () => {
    const client = new Client();
    const id = await client.reported();
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
    expect((await client.send('POST', `/incidents/${id}/close`, { raw: '{}', headers })).status).toBe(415);
    expect((await client.form('/incidents/I-000000000000/close', {})).status).toBe(404);
    expect((await client.get('/incidents/I-000000000000')).status).toBe(404);
  });
});
