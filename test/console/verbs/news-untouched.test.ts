import { describe, expect, it } from 'vitest';
import { Client, NOW } from '../client.ts';
import { stateOf, work } from '../work.ts';

const APPROVER = { as: 'approver@example.jp' };
const LATER = '2026-04-24T10:00:00.000Z';

/** What each box of the form starts with, by its name. */
function boxes(page: string): Record<string, string> {
  const found = page.matchAll(/<textarea[^>]* name="(section\.[^"]+)"[^>]*>([^<]*)<\/textarea>/g);
  return Object.fromEntries([...found].map(([, name = '', text = '']) => [name, text.replaceAll('&#39;', "'")]));
}

/** A first notice that went out, and facts that are graver since: a follow-up is owed. */
async function toFollowUp() {
  const client = new Client();
  const id = await client.waiting();
  const [one] = client.memory.customers;
  await client.post(`/api/incidents/${id}/scope`, { audience: { contracts: [one?.contract ?? ''] } });
  await work(client.memory, id, NOW);
  await client.post(`/api/incidents/${id}/approve`, { what: 'first' }, APPROVER);
  await work(client.memory, id, NOW);
  const facts = { 'data.leak': 'confirmed', 'data.persons': 12, 'service.impact': 'major' };
  await client.post(`/api/incidents/${id}/assess`, { facts }, { at: LATER });
  const path = `/incidents/${id}/draft?lang=ja`;
  const open = async () => boxes((await client.get(`${path}&stage=follow-up`, { at: LATER })).text);
  const send = (fields: Record<string, string>) => client.form(path, { stage: 'follow-up', ...fields }, { at: LATER });
  const wording = () => stateOf(client.memory, id).notices.at(-1)?.wording;
  return { client, id, open, send, wording };
}

describe('what is new, as the system puts it together from the other sections', () => {
  it('is no text of a person after another section was changed in both languages, twice', async () => {
    const { open, send, wording } = await toFollowUp();
    const first = await open();
    const outline = { ja: first['section.outline.ja'] ?? '', en: first['section.outline.en'] ?? '' };
    const longer = `${outline.en}\nWe have asked an outside expert to look into it.`;
    // The Japanese loses a sentence, so that nothing of it is new; the English has one more.
    const shorter = outline.ja.split('\n')[0] ?? '';
    await send({ ...first, 'section.outline.ja': shorter, 'section.outline.en': longer });
    expect(wording()).toMatchObject({ written: ['outline'], oneLanguage: [] });
    const second = await open();
    expect(second['section.outline.en']).toBe(longer);
    await send({
      ...second,
      'section.measures.ja': '専門家に調査を依頼しました。',
      'section.measures.en': 'Experts look into it.',
    });
    expect(wording()?.written).not.toContain('new');
    expect(wording()?.oneLanguage).toEqual([]);
  });

  it('says in the form what it will say in the notice', async () => {
    const { client, id, open, send } = await toFollowUp();
    await client.post(`/api/incidents/${id}/scope`, { audience: 'all' }, { at: LATER });
    const started = await open();
    expect(started['section.new.ja']).toContain('本件の対象となるお客様の範囲が広がりました');
    await send(started);
    const state = stateOf(client.memory, id);
    const notice = (await client.get(`/api/incidents/${id}/notices/${state.notices.at(-1)?.id}`)).json;
    for (const language of ['ja', 'en'])
      for (const { section, body } of notice.texts[language].sections)
        if (section !== 'head')
          expect([section, started[`section.${section}.${language}`]?.trim()]).toEqual([section, body]);
  });

  it('is a person’s once they changed it, with a warning where they changed it in one language alone', async () => {
    const { open, send, wording } = await toFollowUp();
    const started = await open();
    await send({ ...started, 'section.new.ja': '新たな事実が分かりました。' });
    expect(wording()).toMatchObject({ written: ['new'], oneLanguage: ['new'] });
    await send({ ...(await open()), 'section.new.en': 'We have learnt more.' });
    expect(wording()).toMatchObject({ written: ['new'], oneLanguage: [] });
  });
});
