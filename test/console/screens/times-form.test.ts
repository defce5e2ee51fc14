import { describe, expect, it } from 'vitest';
import { Client } from '../client.ts';
import { stateOf } from '../work.ts';

/** The fields of the fact form as a browser would send them untouched: times and what was recorded. */
function times(page: string): Record<string, string> {
  const form = page.split('<form ').find((part) => part.includes('/assess')) ?? '';
  const inputs = [...form.matchAll(/<input (?=[^>]*name="((?:was\.)?\w+At)")(?=[^>]*value="([^"]*)")[^>]*>/g)];
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]));
}

async function opened() {
  const client = new Client();
  const id = await client.reported({ 'data.leak': 'possible' });
  const page = `/incidents/${id}?lang=ja`;
  return {
    client,
    id,
    shown: async () => times((await client.get(page)).text),
    state: () => stateOf(client.memory, id),
  };
}

describe('the form for facts', () => {
  it.each(['2,000', '２，０００', '２０００', '2,000人'])('takes a number as people write it: %s', async (written) => {
    const { client, id, state } = await opened();
    expect((await client.form(`/incidents/${id}/assess`, { 'fact.data.persons': written })).status).toBe(303);
    expect(state().facts['data.persons']).toBe(2000);
    const page = (await client.get(`/incidents/${id}?lang=ja`)).text;
    expect(page).toMatch(/<dt>本人の数は何人ですか<\/dt><dd>2,000<\/dd>/);
    expect(page).toContain('本人の数は何人ですか 2,000');
    const { status } = await client.post(`/api/incidents/${id}/assess`, { facts: { 'data.persons': written } });
    expect(status).toBe(200);
  });

  it.each(['2.000', '2,00', '２．０００'])(
    'refuses a number that can be read in two ways, and says how to write it: %s',
    async (written) => {
      const { client, id, state } = await opened();
      const path = `/incidents/${id}/assess`;
      const ja = await client.form(`${path}?lang=ja`, { 'fact.data.persons': written });
      expect(ja.status).toBe(400);
      expect(ja.text).toContain(
        `本人の数は何人ですか：「${written}」は数として読み取れません。「2000」または「2,000」のように入力してください`,
      );
      const en = await client.form(`${path}?lang=en`, { 'fact.data.persons': written });
      expect(en.text).toContain('How many persons are concerned?: cannot be ');
      expect(en.text).not.toContain('>data.persons');
      expect(state().facts['data.persons']).toBeUndefined();
    },
  );

  it('says of a leak that the moment of restoration ends the exposure, and of an outage nothing', async () => {
    const client = new Client();
    const leak = await client.reported({ 'data.leak': 'possible' });
    const outage = await client.reported({ 'service.impact': 'major' });
    const page = async (id: string, language: string) => (await client.get(`/incidents/${id}?lang=${language}`)).text;
    expect(await page(leak, 'ja')).toContain('データを閲覧できる状態が解消した日時を入力してください。');
    expect(await page(leak, 'en')).toContain('when the data could no longer be viewed.');
    expect(await page(outage, 'ja')).not.toContain('閲覧できる状態が解消した');
  });

  it('takes occurrence, knowledge and restoration in the zone of the policy, and shows them when it is opened again', async () => {
    const { client, id, shown, state } = await opened();
    const detected = state().detectedAt;
    const fields = {
      ...(await shown()),
      occurredAt: '2026-04-24T17:00',
      knownAt: '2026-04-24T17:10',
      restoredAt: '2026-04-24T17:20',
    };
    expect((await client.form(`/incidents/${id}/assess`, fields)).status).toBe(303);
    expect(state()).toMatchObject({
      occurredAt: '2026-04-24T08:00:00.000Z',
      knownAt: '2026-04-24T08:10:00.000Z',
      restoredAt: '2026-04-24T08:20:00.000Z',
      detectedAt: detected,
    });
    expect([...state().timesByPeople].sort()).toEqual(['knownAt', 'occurredAt', 'restoredAt']);
    expect(await shown()).toMatchObject({ occurredAt: '2026-04-24T17:00', 'was.restoredAt': '2026-04-24T17:20' });
  });

  it('asks what the times are of where a leak and an outage began apart, and records either by itself', async () => {
    const { client, id, shown, state } = await opened();
    const page = async () => (await client.get(`/incidents/${id}?lang=ja`)).text;
    const path = `/incidents/${id}/assess`;
    await client.form(path, { ...(await shown()), occurredAt: '2026-04-24T10:00' });
    expect(await page()).not.toContain('日時を変更する対象');
    await client.form(path, { ...(await shown()), 'fact.service.felt': 'confirmed' });
    expect(await page()).toContain('日時を変更する対象');
    const ofService = { ...(await shown()), occurredAt: '2026-04-24T17:00', timesOf: 'service' };
    expect((await client.form(path, ofService)).status).toBe(303);
    expect(state().courses.begun).toEqual({ data: '2026-04-24T01:00:00.000Z', service: '2026-04-24T08:00:00.000Z' });
    expect(await page()).toContain('サービス障害（発生日時：2026年4月24日（金）17時00分）');
    const ends = { ...(await shown()), restoredAt: '2026-04-24T11:00', timesOf: 'data' };
    expect((await client.form(path, ends)).status).toBe(303);
    expect(await page()).toMatch(/終了（データ）<\/dt><dd>[^<]*11時00分<\/dd><dt>復旧（サービス）<\/dt><dd>—/);
    expect(await page()).toMatch(/データ・セキュリティに関する事象（[^）]*）10時00分、終了日時：[^）]*）11時00分）/);
    const whole = { ...(await shown()), occurredAt: '2026-04-24T09:00', timesOf: '' };
    expect((await client.form(path, whole)).status).toBe(303);
    expect(state().courses.begun).toMatchObject({ data: '2026-04-24T00:00:00.000Z' });
    const body = { occurredAt: '2026-04-24T16:50:00+09:00', timesOf: 'service' };
    expect((await client.post(`/api${path}`, body)).status).toBe(200);
    expect(state().courses.begun).toMatchObject({ service: '2026-04-24T07:50:00.000Z' });
  });

  it('asks it also before either began apart, and shows one whose beginning alone is known', async () => {
    const { client, id, shown, state } = await opened();
    const page = async () => (await client.get(`/incidents/${id}?lang=ja`)).text;
    const path = `/incidents/${id}/assess`;
    await client.form(path, { ...(await shown()), 'fact.service.felt': 'confirmed' });
    expect(await page()).toContain('日時を変更する対象');
    const ofService = { ...(await shown()), occurredAt: '2026-04-24T17:00', timesOf: 'service' };
    expect((await client.form(path, ofService)).status).toBe(303);
    expect(state().courses.begun).toEqual({ data: null, service: '2026-04-24T08:00:00.000Z' });
    expect(await page()).toMatch(/発生（データ）<\/dt><dd>—/);
    const { beginnings, occurredAt } = (await client.get(`/api/incidents/${id}`)).json;
    expect(beginnings).toEqual({ data: null, service: occurredAt });
  });

  it('records nothing for times that were left as they stand, and takes an emptied one back', async () => {
    const { client, id, shown, state } = await opened();
    const first = { ...(await shown()), occurredAt: '2026-04-24T17:00' };
    await client.form(`/incidents/${id}/assess`, first);
    const untouched = await client.form(`/incidents/${id}/assess?lang=ja`, await shown());
    expect([untouched.status, untouched.text.includes('事実、日時、レベルのいずれかを入力してください')]).toEqual([
      400,
      true,
    ]);
    await client.form(`/incidents/${id}/assess`, { ...(await shown()), 'fact.data.personal': 'confirmed' });
    expect([...state().timesByPeople]).toEqual(['occurredAt']);
    await client.form(`/incidents/${id}/assess`, { ...(await shown()), occurredAt: '', reason: '記録の誤り' });
    expect(state().occurredAt).toBeNull();
  });

  it('comes back with what was typed, and still knows what had been recorded', async () => {
    const { client, id, shown, state } = await opened();
    const before = await shown();
    const typed = { ...before, restoredAt: '2027-04-24T03:00', occurredAt: '2026-04-24T16:00', reason: '影響なし' };
    const { status, text } = await client.form(`/incidents/${id}/assess?lang=ja`, { ...typed, level: '' });
    expect(status).toBe(400);
    expect(times(text)).toEqual({ ...before, restoredAt: '2027-04-24T03:00', occurredAt: '2026-04-24T16:00' });
    expect(text).toContain('>影響なし</textarea>');
    expect(text).toMatch(/id="time-restoredAt-flaw">/);
    expect(state().occurredAt).toBeNull();
  });

  it.each([
    ['restoredAt', '復旧日時'],
    ['detectedAt', '検知日時'],
    ['knownAt', '覚知日時'],
  ] as const)(
    'takes %s in the minute of what came before it in seconds, and no earlier minute',
    async (name, title) => {
      const client = new Client();
      const body = { title: '停止', facts: { 'service.felt': 'confirmed' }, occurredAt: '2026-04-24T17:49:20+09:00' };
      const { json } = await client.post('/api/incidents', body);
      const path = `/incidents/${json.id}/assess?lang=ja`;
      expect((await client.form(path, { [name]: '2026-04-24T17:49' })).status).toBe(303);
      expect(stateOf(client.memory, json.id)[name]).toBe('2026-04-24T08:49:20.000Z');
      const before = await client.form(path, { [name]: '2026-04-24T17:48' });
      expect([before.status, before.text]).toEqual([400, expect.stringContaining(title)]);
    },
  );

  it('takes the end of an outage in the minute in which it began', async () => {
    const { client, id, state } = await opened();
    const outage = { function: '打刻', from: '2026-04-24T17:20:30+09:00' };
    await client.post(`/api/incidents/${id}/outage`, outage);
    const ended = { ...outage, to: '2026-04-24T17:20:00+09:00' };
    expect((await client.post(`/api/incidents/${id}/outage`, ended)).status).toBe(200);
    expect(state().outages).toMatchObject([{ from: '2026-04-24T08:20:30.000Z', to: '2026-04-24T08:20:30.000Z' }]);
  });

  it('refuses an emptied time of detection beside its field', async () => {
    const { client, id, shown } = await opened();
    const { status, text } = await client.form(`/incidents/${id}/assess?lang=ja`, {
      ...(await shown()),
      detectedAt: '',
    });
    expect(status).toBe(400);
    expect(text).toMatch(/id="time-detectedAt-flaw">[^<]*空欄にできません/);
  });

  it('sets a level by hand with its reason, which it asks for', async () => {
    const { client, id, shown, state } = await opened();
    const [grave] = client.memory.policy.levels;
    const fields = { ...(await shown()), level: grave?.name ?? '' };
    const refused = await client.form(`/incidents/${id}/assess?lang=ja`, fields);
    expect(refused.status).toBe(400);
    expect(refused.text).toMatch(/id="assess-reason-flaw">[^<]*理由を入力してください/);
    expect(refused.text).toMatch(new RegExp(`<option value="${grave?.name}" selected`));
    expect((await client.form(`/incidents/${id}/assess`, { ...fields, reason: '影響が大きいため' })).status).toBe(303);
    expect(state().overruled?.level).toBe(grave?.name);
  });
});
