import { describe, expect, it } from 'vitest';
import { Client, NOW } from '../client.ts';
import { openForm } from '../opened-form.ts';
import { stateOf, work } from '../work.ts';

const OFFICER = 'officer@example.jp';
const HEAD = 'head@example.jp';
const CAUSE = {
  'section.cause.ja': '証明書の有効期限切れによるものです。',
  'section.cause.en': 'A certificate had expired.',
};
const MEASURES = { 'section.measures.ja': '証明書を更新しました。', 'section.measures.en': 'We renewed it.' };

/** Two people have the form for the same notice open. */
async function twoForms(before: Readonly<Record<string, string>> = {}) {
  const client = new Client();
  const id = await client.waiting();
  const open = (as: string) => openForm(client, id, 'first', { as });
  const send = async (fields: [string, string][], as: string) => {
    const sent = await client.form(`/incidents/${id}/draft?lang=ja`, fields, { as });
    await work(client.memory, id, NOW);
    return sent.status;
  };
  if (Object.keys(before).length > 0) await send((await open(OFFICER)).with(before), OFFICER);
  const [first, second] = [await open(OFFICER), await open(HEAD)];
  const notice = async () => {
    const newest = stateOf(client.memory, id).notices.at(-1);
    const { texts, warningTexts } = (await client.get(`/api/incidents/${id}/notices/${newest?.id}`)).json;
    const body = (section: string, language: string) =>
      texts[language].sections.find((one: { section: string }) => one.section === section)?.body;
    return { newest, body, warnings: warningTexts as { ja: string; en: string }[] };
  };
  return { first, second, open, send, notice };
}

describe('two writers of one notice', () => {
  it('keep the words of the first in sections that the second left alone, as the first one’s', async () => {
    const { first, second, send, notice } = await twoForms();
    expect(await send(first.with(CAUSE), OFFICER)).toBe(303);
    expect(await send(second.with(MEASURES), HEAD)).toBe(303);
    const { newest, body, warnings } = await notice();
    expect(body('cause', 'ja')).toBe(CAUSE['section.cause.ja']);
    expect(body('cause', 'en')).toBe(CAUSE['section.cause.en']);
    expect(body('measures', 'ja')).toBe(MEASURES['section.measures.ja']);
    expect(newest?.wording?.written.toSorted()).toEqual(['cause', 'measures']);
    expect(newest?.coauthors).toEqual(['officer']);
    expect(newest?.wording?.worded).toContainEqual(expect.objectContaining({ section: 'cause', by: 'officer' }));
    expect(warnings.map(({ ja }) => ja).join()).not.toContain('置き換わりました');
  });

  it('are told whose words the second took the place of, where both wrote the same section', async () => {
    const { first, second, send, notice } = await twoForms();
    await send(first.with(CAUSE), OFFICER);
    await send(
      second.with({ 'section.cause.ja': '更新作業の誤りです。', 'section.cause.en': 'A mistake in an update.' }),
      HEAD,
    );
    const { body, warnings } = await notice();
    expect(body('cause', 'ja')).toBe('更新作業の誤りです。');
    const said = warnings.find(({ ja }) => ja.includes('置き換わりました'));
    expect(said?.ja).toMatch(/セキュリティ責任者|担当|officer/i);
    expect(said?.ja).toContain('「原因」');
    expect(said?.en).toMatch(/Cause/);
  });

  it('are told nothing where the second had the words of the first in the form', async () => {
    const { second, send, notice } = await twoForms(CAUSE);
    expect(second.get('section.cause.ja')).toBe(CAUSE['section.cause.ja']);
    await send(
      second.with({ 'section.cause.ja': '更新作業の誤りです。', 'section.cause.en': 'A mistake in an update.' }),
      HEAD,
    );
    const { body, warnings } = await notice();
    expect(body('cause', 'ja')).toBe('更新作業の誤りです。');
    expect(warnings.map(({ ja }) => ja).join()).not.toContain('置き換わりました');
  });

  it('leave a section to the system that the first gave back to it, although the second’s form still had words in it', async () => {
    const { first, second, send, notice } = await twoForms(CAUSE);
    await send(first.with({ 'section.cause.ja': '', 'section.cause.en': '' }), OFFICER);
    await send(second.with(MEASURES), HEAD);
    const { newest, body } = await notice();
    expect(newest?.wording?.written).toEqual(['measures']);
    expect(body('cause', 'ja') ?? '').not.toContain('証明書');
  });

  it('keep back what the first withholds, whatever the ticks of a form that was opened before', async () => {
    const { first, second, send, notice } = await twoForms();
    await send([...first.with({ ...CAUSE, 'limited.reason': '捜査への影響' }), ['limited.withhold', 'cause']], OFFICER);
    expect((await notice()).newest?.limited?.withheld).toEqual(['cause']);
    await send(second.with(MEASURES), HEAD);
    const { newest } = await notice();
    expect(newest?.limited?.withheld).toEqual(['cause']);
    expect(newest?.sections).not.toContain('cause');
  });

  it('tell again what was withheld once a writer who saw the tick takes it out', async () => {
    const { first, open, send, notice } = await twoForms();
    await send([...first.with({ ...CAUSE, 'limited.reason': '捜査への影響' }), ['limited.withhold', 'cause']], OFFICER);
    await send((await open(HEAD)).without('limited.'), HEAD);
    expect((await notice()).newest?.limited).toBeNull();
  });
});
