import { describe, expect, it } from 'vitest';
import { REPORT_ITEMS } from '../../functions/domain/policy/shape/reports.ts';
import { shipped } from '../policies/shipped.ts';
import { Client } from './client.ts';
import { stateOf } from './work.ts';

const LEAK = {
  'data.leak': 'confirmed',
  'data.personal': 'confirmed',
  'data.persons': 1500,
  'data.role': 'controller',
  'cause.kind': 'misconfiguration',
};
const KIND = 'authority.ppc.prompt';

async function leaked(name = 'flexcrm') {
  const client = new Client(shipped(name));
  const id = await client.reported(LEAK);
  return { client, id, path: `/incidents/${id}/filings/${KIND}` };
}

/** The box of an item with its text, and whether it is ticked as not applicable. */
function boxOf(page: string, legend: string) {
  const field = new RegExp(`<fieldset><legend>${legend}</legend>.*?</fieldset>`, 's').exec(page)?.[0] ?? '';
  return { text: /<textarea[^>]*>([^<]*)</.exec(field)?.[1], isTicked: /checkbox[^>]*checked/.test(field) };
}

describe('the screen of a filing', () => {
  it('begins with what recorded facts answer, each item in its own box', async () => {
    const { client, path } = await leaked();
    const { text } = await client.get(`${path}?lang=ja`);
    expect(boxOf(text, '本人の数')).toEqual({ text: '1,500人', isTicked: false });
    expect(boxOf(text, '概要').text).toMatch(/検知。データの漏えい。$/);
    expect(boxOf(text, '漏えい等した（おそれのある）個人データの項目').text).toBe('個人データ');
    expect(boxOf(text, '公表の実施状況')).toEqual({ text: '', isTicked: false });
  });

  it('says to whom, by which law and by when it is filed, with the end of the day for midnight', async () => {
    const { client, path } = await leaked();
    const { text } = await client.get(`${path}?lang=ja`);
    expect(text).toContain('個人情報保護委員会');
    expect(text).toMatch(/個人情報の保護に関する法律第26条第1項/);
    expect(text).toContain('2026年4月28日（火）まで');
    expect((await client.get(`${path}?lang=en`)).text).toContain('by the end of Tue 28 Apr 2026');
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
    expect(text).toContain('受付番号を入力するか、いつ、どのように提出・通知したかを「根拠・証跡」に記入してください');
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
    expect(boxOf(text, '本人の数')).toEqual({ text: '1,500人', isTicked: true });
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

describe('the law on the screen of an incident', () => {
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

  it('shows which items of a filing recorded facts answer', async () => {
    const { client, id } = await leaked('flam');
    expect((await client.get(`/incidents/${id}?lang=ja`)).text).toMatch(/<dt>本人の数<\/dt><dd>1,500人<\/dd>/);
  });
});
