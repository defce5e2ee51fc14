import { describe, expect, it } from 'vitest';
import { shipped } from '../../policies/shipped.ts';
import { Client, NOW } from '../client.ts';
import { stateOf, work } from '../work.ts';

/** The part of a page that is one form. */
function formOf(page: string, action: string, hidden = ''): string {
  const forms = page.split('<form ').map((part) => part.split('</form>')[0] ?? '');
  return forms.find((form) => form.includes(`action="${action}`) && form.includes(hidden)) ?? '';
}

describe('a form that is refused', () => {
  it('comes back with every fact that was filled in, the error beside its field', async () => {
    const client = new Client();
    const id = await client.reported({ 'data.leak': 'possible' });
    const fields: [string, string][] = [
      ['fact.data.personal', 'confirmed'],
      ['fact.cause.wrongful', 'possible'],
      ['fact.data.persons', 'about ten'],
    ];
    const { status, text } = await client.form(`/incidents/${id}/assess?lang=ja`, fields);
    expect(status).toBe(400);
    const form = formOf(text, `/incidents/${id}/assess`);
    expect(form).toMatch(/id="fact-data.personal".*?<option value="confirmed" selected/s);
    expect(form).toMatch(/id="fact-cause.wrongful".*?<option value="possible" selected/s);
    expect(form).toMatch(/id="fact-data.persons"[^>]*value="about ten"[^>]*aria-invalid="true"/);
    expect(form).toMatch(
      /id="fact-data.persons-flaw">[^<]*0以上の整数を「2000」または「2,000」のように入力してください/,
    );
    expect(stateOf(client.memory, id).facts).toEqual({ 'data.leak': 'possible' });
  });

  it.each([
    ['a date that is none', '2026-02-30T25:00', '存在しない日付または時刻です'],
    ['a time to come', '2030-01-01T00:00', '未来'],
  ])('given %s and two facts that cannot be, then all three are told at once', async (_, occurredAt, words) => {
    const client = new Client();
    const id = await client.reported({ 'data.leak': 'possible' });
    const fields = { occurredAt, 'fact.data.persons': 'about ten', 'fact.data.leak': 'perhaps' };
    for (const [path, more] of [
      [`/incidents/${id}/assess?lang=ja`, {}],
      ['/report?lang=ja', { title: '三つの誤り' }],
    ] as const) {
      const { status, text } = await client.form(path, { ...fields, ...more });
      expect([status, text.includes(words)]).toEqual([400, true]);
      const box = /role="alert"><ul>(.*?)<\/ul>/s.exec(text)?.[1] ?? '';
      expect(box.match(/<li>/g)).toHaveLength(3);
    }
  });

  it('names the other incident of a join as its form does', async () => {
    const client = new Client();
    const id = await client.reported({ 'data.leak': 'possible' });
    const { status, text } = await client.form(`/incidents/${id}/join?lang=ja`, { into: '', reason: '同じ事象' });
    const box = /role="alert"><ul>(.*?)<\/ul>/s.exec(text)?.[1] ?? '';
    expect([status, box.replace(/<[^>]*>/g, '')]).toEqual([400, expect.stringMatching(/^統合先のインシデントの番号/)]);
    expect(text).not.toContain('into：');
  });

  it('there is one form for facts: what stands in its upper half goes with what stands in its lower', async () => {
    const client = new Client();
    const id = await client.reported({ 'data.leak': 'possible' });
    const { text } = await client.get(`/incidents/${id}`);
    expect(text.split(`action="/incidents/${id}/assess`)).toHaveLength(2);
    const form = formOf(text, `/incidents/${id}/assess`);
    for (const fact of ['data.leak', 'data.personal', 'cause.wrongful', 'investigation'])
      expect(form.split(`name="fact.${fact}"`)).toHaveLength(2);
  });

  it('a report comes back with its title, its facts and its tick', async () => {
    const client = new Client();
    const { status, text } = await client.form('/report?lang=en', {
      title: 'Screens show foreign records',
      occurredAt: '2030-01-01T00:00',
      drill: 'yes',
      'fact.data.leak': 'possible',
    });
    expect(status).toBe(400);
    expect(text).toContain('value="Screens show foreign records"');
    expect(text).toMatch(/name="drill" value="yes" checked/);
    expect(text).toMatch(/<option value="possible" selected/);
    expect(text).toMatch(/id="occurred-flaw">lies in the future/);
  });

  it('a prevention plan comes back with both its parts', async () => {
    const client = new Client();
    const id = await client.reported({ 'data.leak': 'possible' });
    const { status, text } = await client.form(`/incidents/${id}/plan?lang=ja`, {
      technical: 'ポートを閉じます。',
      organisational: '二人で確認します。',
      owner: 'officer',
      due: '2020-01-01T00:00',
    });
    expect(status).toBe(400);
    const form = formOf(text, `/incidents/${id}/plan`);
    expect(form).toContain('>ポートを閉じます。</textarea>');
    expect(form).toContain('>二人で確認します。</textarea>');
    expect(text).toContain('再発防止計画の期日（2020年1月1日（水）0時00分）が過去の日時です');
  });

  it('a draft comes back with its texts', async () => {
    const client = new Client();
    const id = await client.waiting();
    const { status, text } = await client.form(`/incidents/${id}/draft?lang=ja`, {
      stage: 'detailed',
      'section.cause.ja': '設定の誤りです。',
    });
    expect([400, 409]).toContain(status);
    expect(text).toContain('>設定の誤りです。</textarea>');
    expect(text).toMatch(/role="alert"/);
    expect(text).not.toMatch(/this notice needs|sections\./);
  });
});

describe('a report to an authority', () => {
  it('has each box to tick inside the item that it is about', async () => {
    const client = new Client(shipped('synergy'));
    const id = await client.reported({ 'data.leak': 'confirmed', 'data.personal': 'confirmed' });
    const { text } = await client.get(`/incidents/${id}/filings/authority.ppc.prompt?lang=ja`);
    const items = text.match(/<fieldset><legend>原因<\/legend>.*?<\/fieldset>/s)?.[0];
    expect(items?.match(/name="item\.[a-z-]+"/g)).toEqual(['name="item.cause"', 'name="item.cause"']);
    expect(items).toContain('「原因」は該当しない');
  });
});

describe('buttons', () => {
  it('a notice that waits shows its button to who may approve, and to others who may', async () => {
    const client = new Client();
    const id = await client.waiting();
    const page = async (as: string) => (await client.get(`/incidents/${id}?lang=ja`, { as })).text;
    expect(formOf(await page('approver'), `/incidents/${id}/approve`)).toContain('承認して20件に送信');
    const officer = await page('officer');
    expect(formOf(officer, `/incidents/${id}/approve`)).toBe('');
    expect(formOf(officer, `/incidents/${id}/reject`)).toBe('');
    expect(officer).toContain('通知承認者だけです。いま承認できる方：通知承認者');
  });

  it('what is met by a notice has no button that says it is done', async () => {
    const client = new Client();
    const id = await client.waiting();
    const { text } = await client.get(`/incidents/${id}?lang=ja`);
    expect(formOf(text, `/incidents/${id}/complete`, 'value="notice.first"')).toBe('');
    expect(formOf(text, `/incidents/${id}/waive`, 'value="notice.first"')).not.toBe('');
    expect(text).toContain('該当する通知の送信完了をもって自動的に完了します');
  });

  it('while customers wait for the detailed notice, it can be waived ahead, once', async () => {
    const client = new Client();
    const id = await client.waiting();
    const form = async () =>
      formOf((await client.get(`/incidents/${id}?lang=ja`)).text, `/incidents/${id}/waive`, 'value="notice.detailed"');
    await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, { as: 'approver@example.jp' });
    await work(client.memory, id, NOW);
    expect(await form()).toContain('詳報を送らない');
    await client.post(`/api/incidents/${id}/waive`, { duty: 'notice.detailed', reason: '初報ですべてお伝えしたため' });
    expect(await form()).toBe('');
  });

  it('the first box speaks to the person who reads: what they are to do, and by when', async () => {
    const client = new Client();
    const id = await client.waiting();
    const box = async (as: string) =>
      /<nav class="notice-box".*?<\/nav>/s.exec((await client.get(`/incidents/${id}?lang=ja`, { as })).text)?.[0] ?? '';
    expect(await box('approver')).toContain(
      '第1報（初報）の文面を読んで承認してください（目標：2026年4月24日（金）18時50分まで）',
    );
    expect(await box('officer')).toContain('あなたの担当：お客様への初報（目標：2026年4月24日（金）18時50分まで）');
    expect(await box('officer')).not.toContain('承認してください');
    expect(await box('auditor')).not.toMatch(/あなた/);
  });
});
