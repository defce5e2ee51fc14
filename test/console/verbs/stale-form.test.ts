import { describe, expect, it } from 'vitest';
import { instant } from '../../../functions/domain/base/time/instant.ts';
import { sectionName } from '../../../functions/domain/incident/notice/lines/headings.ts';
import { SECTIONS, type Stage } from '../../../functions/domain/policy/shape/stages.ts';
import { Client, NOW } from '../client.ts';
import { openForm } from '../opened-form.ts';
import { stateOf, work } from '../work.ts';

const APPROVER = { as: 'approver@example.jp' };
const LATER = { at: instant('2026-04-24T10:00:00.000Z') };
const MUCH_LATER = { at: instant('2026-04-24T12:00:00.000Z') };

const OUTAGE = { 'service.impact': 'major', 'service.felt': 'confirmed' };
const LEAK = { 'data.leak': 'confirmed', 'data.personal': 'confirmed' };
const NO_LEAK = { 'data.leak': 'none', 'data.personal': 'none', 'data.affected': 'none' };
const MEASURES = {
  'section.measures.ja': '証明書を更新いたしました。',
  'section.measures.en': 'We renewed the certificate.',
};

/** An incident at which a notice of this stage is to be written. */
async function at(stage: Stage, facts: Readonly<Record<string, unknown>>) {
  const client = new Client();
  client.haveCustomers(3);
  const id = await client.reported(facts, '障害');
  await work(client.memory, id, NOW);
  if (stage !== 'first') {
    await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, APPROVER);
    await work(client.memory, id, NOW);
  }
  if (stage === 'detailed')
    await client.post(`/api/incidents/${id}/assess`, { facts: { investigation: 'done' } }, LATER);
  const assess = (changed: Readonly<Record<string, unknown>>) =>
    client.post(`/api/incidents/${id}/assess`, { facts: changed, reason: '確認' }, LATER);
  const open = (as = 'officer@example.jp') => openForm(client, id, stage, { ...LATER, as });
  const send = (fields: [string, string][], as = 'officer@example.jp') =>
    client.form(`/incidents/${id}/draft?lang=ja`, fields, { ...MUCH_LATER, as });
  const newest = () => {
    const notice = stateOf(client.memory, id).notices.at(-1);
    if (notice === undefined) throw new Error('there is no notice');
    return notice;
  };
  const read = async () => (await client.get(`/api/incidents/${id}/notices/${newest().id}`, MUCH_LATER)).json;
  const bodies = async () => {
    const { texts } = await read();
    const of = (language: string) =>
      texts[language].sections.map(({ section, body }: { section: string; body: string }) => [
        `${section}.${language}`,
        body,
      ]);
    return Object.fromEntries([...of('ja'), ...of('en')]) as Record<string, string>;
  };
  const warnings = async (): Promise<{ ja: string; en: string }[]> => (await read()).warningTexts;
  return { client, id, assess, open, send, newest, bodies, warnings };
}

const COURSES = [
  ['a leak comes to light', OUTAGE, LEAK, '漏えい'],
  ['a leak is ruled out', LEAK, NO_LEAK, null],
  ['a leak is confirmed', { ...LEAK, 'data.leak': 'possible' }, LEAK, '漏えいしたことを確認'],
] as const;

describe.each(['first', 'follow-up', 'correction', 'detailed'] as const)('the form for a %s', (stage) => {
  it.each(COURSES)(
    'opened before %s: what was not touched follows the record of its sending',
    async (_, facts, then, says) => {
      const { assess, open, send, newest, bodies, warnings } = await at(stage, facts);
      const opened = await open();
      await assess(then);
      const now = (await open()).sections;
      expect(now).not.toEqual(opened.sections);
      const lacking = Object.fromEntries(
        Object.entries({ ...now }).flatMap(([name, text]) =>
          text === '' && !name.startsWith('new.') ? [[`section.${name}`, 'X']] : [],
        ),
      );
      const sent = await send(opened.with({ ...lacking, ...MEASURES }));
      expect([sent.status, sent.text]).toEqual([303, sent.text]);
      const touched = Object.keys({ ...lacking, ...MEASURES }).map((name) => name.slice('section.'.length));
      expect(newest().wording?.written).toEqual(expect.arrayContaining(['measures']));
      expect(newest().wording?.written).toHaveLength(new Set(touched.map((name) => name.split('.')[0])).size);
      const told = await bodies();
      for (const [name, text] of Object.entries(now))
        if (!touched.includes(name) && !name.startsWith('new.'))
          expect([name, told[name] ?? '']).toEqual([name, text.trim()]);
      if (says !== null) expect(told['outline.ja']).toContain(says);
      else expect(told['outline.ja']).not.toContain('漏えいしたことを確認いたしました');
      const said = (await warnings()).find(({ ja }) => ja.includes('作成画面を開いた後に記録が変わりました'));
      const changed = Object.keys(now).filter((name) => opened.sections[name] !== now[name] && !touched.includes(name));
      const [one] = SECTIONS.filter((section) => changed.includes(`${section}.ja`) && section !== 'new');
      expect(said?.ja).toContain(sectionName(one ?? 'head', stage).ja);
      expect(said?.en).toContain(sectionName(one ?? 'head', stage).en);
      expect(said?.ja).not.toContain(sectionName('measures', stage).ja);
    },
  );

  it('opened before the facts changed: what was touched stays, and writer and approver are told its name', async () => {
    const { client, id, assess, open, send, newest, bodies, warnings } = await at(stage, OUTAGE);
    const opened = await open();
    await assess(LEAK);
    const own = {
      'section.outline.ja': 'サービス障害のみです。',
      'section.outline.en': 'An outage, and nothing else.',
    };
    const missing = Object.fromEntries(
      Object.entries((await open()).sections).flatMap(([name, text]) =>
        text === '' && !name.startsWith('new.') ? [[`section.${name}`, 'X']] : [],
      ),
    );
    const page = await send(opened.with({ ...missing, ...own }));
    expect(page.status).toBe(303);
    expect(await bodies()).toMatchObject({
      'outline.ja': own['section.outline.ja'],
      'outline.en': own['section.outline.en'],
    });
    expect(newest().wording?.worded).toContainEqual(
      expect.objectContaining({
        section: 'outline',
        language: 'ja',
        by: 'officer',
        seq: Number(opened.get('opened.seq')),
      }),
    );
    const older = (await warnings()).find(({ ja }) => ja.includes('その内容に関わる記録が変わりました'));
    expect(older?.ja).toContain(sectionName('outline', stage).ja);
    expect(older?.en).toContain(sectionName('outline', stage).en);
    const screen = (await client.get(`/incidents/${id}?lang=ja`, MUCH_LATER)).text;
    expect(screen).toContain('その内容に関わる記録が変わりました');
  });
});

describe('a form for a notice while nothing changes', () => {
  it('states nothing when it comes back as a browser sends it, at any later time, and warns of nothing', async () => {
    const { open, send, newest, warnings } = await at('first', OUTAGE);
    const opened = await open();
    const blanks = Object.entries(opened.sections).map(([name, text]): [string, string] => [
      `section.${name}`,
      `${text.replaceAll('\n', '  \r\n')} \r\n`,
    ]);
    await send(opened.with(Object.fromEntries(blanks)));
    expect(newest().wording).toMatchObject({ written: [] });
    expect(newest().wording?.worded).toBeUndefined();
    const said = (await warnings()).map(({ ja }) => ja).join();
    expect(said).not.toMatch(/記録が変わりました|置き換わりました/);
  });

  it('of a script that says nothing of a form, what differs from the system’s words is its sender’s', async () => {
    const { assess, open, send, newest } = await at('first', OUTAGE);
    const opened = await open();
    await assess(LEAK);
    await send(opened.without('opened.'));
    expect(newest().wording?.written).toContain('outline');
  });

  it('keeps what it was opened with when it is refused and comes back', async () => {
    const { assess, open, send } = await at('detailed', OUTAGE);
    const opened = await open();
    await assess(LEAK);
    const refused = await send(opened.with({ 'section.when.ja': '' }));
    expect(refused.status).toBe(400);
    expect(refused.text).toContain(
      `name="opened.section.outline.ja" value="${opened.get('opened.section.outline.ja')}"`,
    );
    expect(refused.text).toContain(`name="opened.seq" value="${opened.get('opened.seq')}"`);
  });
});

describe('a notice that waits for approval while the facts change', () => {
  it('is approved with the names of the sections that a person had worded from the facts before, and of no other', async () => {
    const { client, id, assess, open, send, warnings } = await at('first', OUTAGE);
    const opened = await open();
    const all = Object.fromEntries(
      Object.entries(opened.sections).map(([name, text]) => [
        `section.${name}`,
        `${text}${name.endsWith('.ja') ? '追記。' : ' More.'}`,
      ]),
    );
    await send(opened.with(all));
    await work(client.memory, id, MUCH_LATER.at);
    expect((await warnings()).map(({ ja }) => ja).join()).not.toContain('その内容に関わる記録が変わりました');
    await assess(LEAK);
    await work(client.memory, id, MUCH_LATER.at);
    const approved = await client.post(
      `/api/incidents/${id}/approve`,
      { what: 'first' },
      { ...APPROVER, ...MUCH_LATER },
    );
    const said = approved.json.warnings.find((text: string) =>
      /その内容に関わる記録|has changed since a person/.test(text),
    );
    expect(said).toMatch(/事象の概要|Summary/);
    expect(said).not.toMatch(/お問い合わせ|Contact/);
  });
});
