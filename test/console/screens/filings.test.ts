import { describe, expect, it } from 'vitest';
import { REPORT_ITEMS } from '../../../functions/domain/policy/shape/reports.ts';
import { shipped } from '../../policies/shipped.ts';
import { Client } from '../client.ts';
import { boxOf, KIND, LEAK, leaked, seen } from '../leaked.ts';
import { stateOf } from '../work.ts';

describe('the screen of a filing', () => {
  it('begins with what recorded facts answer, each item in its own box', async () => {
    const { client, path } = await leaked();
    const { text } = await client.get(`${path}?lang=ja`);
    expect(boxOf(text, '本人の数')).toMatchObject({ text: '1,500人', isTicked: false });
    expect(boxOf(text, '概要').text).toMatch(/検知。データの漏えい。$/);
    expect(boxOf(text, '漏えい等した（おそれのある）個人データの項目').text).toBe('個人データ');
    expect(boxOf(text, '公表の実施状況')).toMatchObject({ text: '', isTicked: false });
  });

  it('says to whom, by which law and by when it is filed, with the end of the day for midnight', async () => {
    const { client, path } = await leaked();
    const { text } = await client.get(`${path}?lang=ja`);
    expect(text).toContain('個人情報保護委員会');
    expect(text).toMatch(/個人情報の保護に関する法律第26条第1項/);
    expect(text).toContain('2026年4月28日（火）まで');
    expect((await client.get(`${path}?lang=en`)).text).toContain('by the end of Tue 28 Apr 2026');
  });

  it('names no law whose conditions certainly do not hold', async () => {
    const { client, id, path } = await leaked();
    const asked = (text: string) => /<dt>根拠<\/dt><dd>(.*?)<\/dd>/.exec(text)?.[1];
    expect(asked((await client.get(`${path}?lang=ja`)).text)).toContain('番号法');
    await client.post(`/api/incidents/${id}/assess`, { facts: { 'data.mynumber': 'none' } });
    const grounds = asked((await client.get(`${path}?lang=ja`)).text);
    expect(grounds).toContain('個人情報の保護に関する法律第26条第1項');
    expect(grounds).not.toContain('番号法');
  });

  it('shows what was filed with its answers, and takes a correction that begins with them', async () => {
    const { client, id, path } = await leaked();
    const fields = { duty: KIND, 'item.persons': '1,498人', 'item.publication': 'not-applicable', reference: 'R-1' };
    expect((await client.form(`${path}?lang=ja`, fields)).status).toBe(303);
    const { text } = await client.get(`${path}?lang=ja`);
    expect(text).toMatch(/提出 第1回.*<dt>本人の数<\/dt><dd>1,498人<\/dd>/s);
    expect(text).toMatch(/<dt>公表の実施状況<\/dt><dd>該当なし<\/dd>/);
    expect(text).toMatch(/<dt>原因<\/dt><dd>調査中<\/dd>/);
    expect(text).toMatch(/<dt>受付番号<\/dt><dd>R-1<\/dd>/);
    expect(boxOf(text, '本人の数').text).toBe('1,498人');
    await client.form(`${path}?lang=ja`, { ...fields, 'item.persons': '1,499人' });
    expect(stateOf(client.memory, id).response.reports.map(({ number }) => number)).toEqual([1, 2]);
    expect((await client.get(`${path}?lang=ja`)).text).toMatch(/提出 第2回.*1,499人.*提出 第1回.*1,498人/s);
  });

  it('is not recorded by one click on what was filled in already', async () => {
    const { client, id, path } = await leaked();
    const { status, text } = await client.form(`${path}?lang=ja`, { duty: KIND, 'item.persons': '1,500人' });
    expect(status).toBe(400);
    expect(text).toContain('受付番号：入力するか、いつ、どのように提出したかを「根拠・証跡」に記入してください');
    expect(boxOf(text, '本人の数').text).toBe('1,500人');
    expect(stateOf(client.memory, id).response.reports).toEqual([]);
  });

  it('records an item that says only that it is open as under investigation, and keeps its words', async () => {
    const { client, id, path } = await leaked();
    const fields = {
      duty: KIND,
      reference: 'R-1',
      'item.persons': '1,498人',
      'item.cause': '現在、調査しております。',
    };
    expect((await client.form(`${path}?lang=ja`, fields)).status).toBe(303);
    const [made] = stateOf(client.memory, id).response.reports;
    expect(made?.items).toMatchObject({ persons: 'known', cause: 'under-investigation' });
    expect((await client.get(`${path}?lang=ja`)).text).toMatch(/<dt>原因<\/dt><dd>現在、調査しております。<\/dd>/);
  });

  it('a full report is not made while an item says only that it is open, nor without what happened', async () => {
    const { client, id } = await leaked();
    const duty = 'authority.ppc.full';
    const items = (text: string) => Object.fromEntries(REPORT_ITEMS.map((item) => [item, text]));
    for (const text of ['調査中', '現在調査しております。', '-', 'not-applicable']) {
      const { status, json } = await client.post(`/api/incidents/${id}/complete`, { duty, items: items(text) });
      expect([text, status, json.error?.code]).toEqual([text, 409, 'not-ready']);
    }
  });

  it('gives back what was typed where an item has content and is ticked as not applicable', async () => {
    const { client, id, path } = await leaked();
    const { status, text } = await client.form(`${path}?lang=ja`, [
      ['duty', KIND],
      ['item.persons', '1,500人'],
      ['item.persons', 'not-applicable'],
      ['item.cause', '設定の誤り'],
    ]);
    expect(status).toBe(400);
    expect(boxOf(text, '本人の数')).toMatchObject({ text: '1,500人', isTicked: true });
    expect(boxOf(text, '原因').text).toBe('設定の誤り');
    expect(text).toContain('本人の数：内容が入力されていますが、「該当しない」にも印が付いています');
    expect(stateOf(client.memory, id).response.reports).toEqual([]);
  });

  it('offers no form to those who may not record it, and says who may', async () => {
    const { client, path } = await leaked();
    const { text } = await client.get(`${path}?lang=ja`, { as: 'auditor' });
    expect(text).not.toContain('<form');
    expect(text).toContain('「個人情報保護委員会への速報」の担当は情報セキュリティ責任者です');
  });

  it('is not there for a duty that is no filing', async () => {
    const { client, id } = await leaked();
    expect((await client.get(`/incidents/${id}/filings/notice.first`)).status).toBe(404);
    expect((await client.get(`/incidents/${id}/filings/nothing`)).status).toBe(404);
  });
});

describe('each kind of report in its own words', () => {
  const OF_AUTHORITIES = /提出|受付番号|届出/;
  const TOLD = { outline: '概要です。', 'data-items': '氏名とメールアドレス', cause: '設定の誤り' };

  it.each([
    ['flexcrm', LEAK, 'principals', '通知先', '本人に通知したことを記録する', '根拠・証跡（通知の日時・方法・人数）'],
    [
      'flexcrm',
      { ...LEAK, 'data.role': 'processor' },
      'controller',
      '通知先',
      '委託元に通知したことを記録する',
      '根拠・証跡（通知の日時・方法・相手）',
    ],
    [
      'limited-company',
      { 'data.leak': 'confirmed', 'business.impact': 'business' },
      'board.report',
      '報告先',
      '報告したことを記録する',
      '根拠・証跡',
    ],
  ] as const)(
    '%s: a telling or a report inside the company speaks of no filing and no number (%s)',
    async (name, facts, kind, ...words) => {
      const client = new Client(shipped(name));
      const id = await client.reported(facts);
      const plan = { technical: 't', organisational: 'o', owner: 'officer', due: '2027-01-01' };
      await client.post(`/api/incidents/${id}/plan`, plan);
      const path = `/incidents/${id}/filings/${kind}?lang=ja`;
      const items = Object.fromEntries(REPORT_ITEMS.map((item) => [`item.${item}`, '内容です。']));
      const bare = await client.form(path, { duty: kind, ...items });
      expect(bare.status).toBe(400);
      expect((await client.form(path, { duty: kind, ...items, evidence: 'メールで送信' })).status).toBe(303);
      const { text } = await client.get(path);
      for (const word of words.slice(0, 1)) expect(seen(text)).toContain(word);
      expect(seen(bare.text)).toContain(words[1]);
      expect(seen(text)).toContain(words[2]);
      for (const page of [text, bare.text]) expect(seen(page)).not.toMatch(OF_AUTHORITIES);
      expect(seen((await client.get(path.replace('ja', 'en'))).text)).not.toMatch(/filing|filed|reference/i);
      const timeline = (await client.get(`/api/incidents/${id}?lang=ja`)).json.timeline as { text: string }[];
      const own = timeline.filter(({ text: line }) => line.includes('通知」を') || line.includes('添える）」を'));
      expect(own.length).toBeGreaterThan(0);
      expect(own.map(({ text: line }) => line).join('')).not.toMatch(/に提出/);
    },
  );

  it('a report to an authority keeps its words: to whom it is filed, and the number it got', async () => {
    const { client, path } = await leaked();
    const { text } = await client.get(`${path}?lang=ja`);
    expect(seen(text)).toMatch(/提出先.*提出者.*受付番号.*提出したことを記録する/s);
  });

  it('says which items a telling cannot do without, and offers no mark in their place', async () => {
    const { client, id } = await leaked();
    const { text } = await client.get(`/incidents/${id}/filings/principals?lang=ja`);
    expect(seen(text)).toContain('「必須」の項目には、伝えた内容を記入してください');
    expect(boxOf(text, '概要').label).toBe('内容（必須）');
    expect(boxOf(text, '原因').label).toBe('内容（必須）');
    expect(boxOf(text, '二次被害またはそのおそれの有無と内容').label).toBe('内容');
    expect(text).not.toContain('「概要」は該当しない');
    const items = Object.fromEntries(Object.entries(TOLD).map(([item, said]) => [`item.${item}`, said]));
    const sent = await client.form(`/incidents/${id}/filings/principals?lang=ja`, {
      duty: 'principals',
      ...items,
      evidence: 'メールで送信',
    });
    expect(sent.status).toBe(303);
  });
});

describe('a full report after its prompt report', () => {
  const PROMPT = {
    duty: KIND,
    reference: 'R-1',
    'item.outline': '顧客一覧が公開状態にあった。',
    'item.persons': '1,500人',
    'item.cause': '現在、調査しております。',
    'item.secondary-damage': '確認されていない。',
    'item.publication': 'not-applicable',
  };
  const FULL = '/filings/authority.ppc.full';

  async function promptlyFiled() {
    const { client, id, path } = await leaked();
    expect((await client.form(path, PROMPT)).status).toBe(303);
    return { client, id, full: `/incidents/${id}${FULL}` };
  }

  it('begins with what the prompt report said, and says where each text comes from', async () => {
    const { client, id, full } = await promptlyFiled();
    const { text } = await client.get(`${full}?lang=ja`);
    expect(boxOf(text, '概要').text).toBe('顧客一覧が公開状態にあった。');
    expect(boxOf(text, '二次被害またはそのおそれの有無と内容')).toMatchObject({ text: '確認されていない。' });
    expect(boxOf(text, '公表の実施状況')).toMatchObject({ text: '', isTicked: true });
    expect(boxOf(text, '概要').note).toContain(
      '「個人情報保護委員会への速報」（2026年4月24日（金）17時50分に記録）の内容を引き継いでいます',
    );
    expect(boxOf(text, '原因').text).toBe('設定の誤り');
    expect(boxOf(text, '原因').note).toContain('では「調査中」とした項目です');
    expect(boxOf(text, '再発防止のための措置')).toMatchObject({ text: '' });
    await client.post(`/api/incidents/${id}/assess`, { facts: { 'data.persons': 1800 } });
    const later = (await client.get(`${full}?lang=ja`)).text;
    expect(boxOf(later, '本人の数')).toMatchObject({ text: '1,500人' });
    expect(boxOf(later, '本人の数').note).toContain('記録された事実：1,800人');
    expect(boxOf((await client.get(`${full}?lang=en`)).text, 'Outline').note).toContain(
      'Carried over from “Prompt report to the privacy regulator”',
    );
  });

  it('asks for every item, does not promise that an empty one is taken, and refuses one', async () => {
    const { client, full } = await promptlyFiled();
    const { text } = await client.get(`${full}?lang=ja`);
    expect(seen(text)).toContain('すべての項目の記入が必要です');
    expect(seen(text)).not.toContain('空欄の項目は「調査中」として記録します');
    const { status, text: back } = await client.form(`${full}?lang=ja`, {
      duty: 'authority.ppc.full',
      reference: 'R-2',
    });
    expect(status).toBe(409);
    expect(seen(back)).toContain('未記入の項目');
    expect((await client.get(full.replace('full', 'prompt'))).text).not.toContain('引き継いで');
  });

  it('a correction begins with the marks of what was filed, not only with its words', async () => {
    const { client, id } = await leaked();
    const path = `/incidents/${id}/filings/${KIND}?lang=ja`;
    await client.form(path, PROMPT);
    expect(boxOf((await client.get(path)).text, '公表の実施状況')).toMatchObject({ text: '', isTicked: true });
  });
});

describe('the law on the screen of an incident', () => {
  it('gives no deadline to a report of which there is no sign', async () => {
    const client = new Client(shipped('synergy'));
    const id = await client.reported({ 'service.impact': 'major' }, '接続障害');
    for (const [language, sign, deadline] of [
      ['ja', '該当の兆候なし', /期限|速やか/],
      ['en', 'no sign of it so far', /[Dd]ue|without delay/],
    ] as const) {
      const { text } = await client.get(`/incidents/${id}?lang=${language}`);
      const cards = text.split('<li class="card">').filter((card) => card.includes(sign));
      expect(cards.length).toBeGreaterThan(0);
      for (const card of cards) expect(seen(card.split('</li>')[0] ?? '')).not.toMatch(deadline);
    }
  });

  it('lists every statute that applies, and what the policy leaves out with its reason and who decided', async () => {
    const policy = shipped('flexcrm');
    const except = [
      { statute: 'persons' as const, reason: { ja: '本人の連絡先を持たないため', en: 'No addresses' }, by: 'officer' },
    ];
    const client = new Client({ ...policy, law: { ...policy.law, except } });
    const id = await client.reported(LEAK);
    const { text } = await client.get(`/incidents/${id}?lang=ja`);
    expect(text).toMatch(/適用される法令等（\d+件）/);
    expect(text).toContain('本人の連絡先を持たないため（判断：情報セキュリティ責任者）');
    expect((await client.get(`/incidents/${id}?lang=en`)).text).toContain('No addresses (decided by');
  });

  it('is in the API as on the screen: every statute that applies, and when it became known', async () => {
    const { client, id } = await leaked('synergy');
    await client.post(`/api/incidents/${id}/assess`, { knownAt: '2026-04-24T17:40:00+09:00' });
    const { json } = await client.get(`/api/incidents/${id}?lang=ja`);
    const { text } = await client.get(`/incidents/${id}?lang=ja`);
    expect(json.knownAt).toBe('2026-04-24T17:40:00+09:00');
    expect(text).toContain(`適用される法令等（${json.law.applies.length}件）`);
    for (const { statute, title } of json.law.applies) expect(text).toContain(`${statute}：${title}`);
    expect(json.law.applies).toContainEqual({
      statute: '電気通信事業法第28条（第一報）',
      report: 'authority.mic.first',
      title: '総務省への第一報',
      strength: 'must',
      promise: 'SY-5',
    });
  });

  it('shows which items of a filing recorded facts answer', async () => {
    const { client, id } = await leaked('flam');
    expect((await client.get(`/incidents/${id}?lang=ja`)).text).toMatch(/<dt>本人の数<\/dt><dd>1,500人<\/dd>/);
  });
});

describe('an item that a filing leaves open', () => {
  it('reads as what it is: looked into, not decided yet, or nothing to add', async () => {
    const { client, path } = await leaked();
    await client.form(path, { duty: KIND, 'item.persons': '1,498人', reference: 'R-1' });
    const open = async (lang: string) => {
      const { text } = await client.get(`${path}?lang=${lang}`);
      const items = [...text.matchAll(/<dt>([^<]*)<\/dt><dd>([^<]*)<\/dd>/g)].slice(-10);
      return Object.fromEntries(items.map(([, item = '', said = '']) => [item, said]));
    };
    expect(await open('ja')).toMatchObject({
      ...{ 原因: '調査中', 本人への対応の実施状況: '検討中', 公表の実施状況: '検討中', 再発防止のための措置: '検討中' },
      その他参考となる事項: '現時点では記載なし',
    });
    expect(await open('en')).toMatchObject({
      ...{
        Cause: 'under investigation',
        Publication: 'not decided yet',
        'Anything else of use': 'nothing to add so far',
      },
    });
  });

  it('keeps its number in the form of a correction', async () => {
    const { client, path } = await leaked();
    await client.form(path, { duty: KIND, 'item.persons': '1,498人', reference: 'R-1' });
    expect((await client.get(path)).text).toMatch(/name="reference"[^>]*value="R-1"/);
  });

  it('is not said to be printed as entered where nothing can be entered', async () => {
    const { client, path } = await leaked();
    expect((await client.get(`${path}?lang=ja`)).text).toContain('入力中の内容を含めて印刷できます');
    expect((await client.get(`${path}?lang=ja`, { as: 'auditor' })).text).not.toContain('入力中の内容');
  });
});
