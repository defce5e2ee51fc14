import { describe, expect, it } from 'vitest';
import { boxOf, leaked, seen } from '../leaked.ts';
import { stateOf } from '../work.ts';

const EVIDENCE = { evidence: '電子申請で提出した。', reference: '第1号' };

/** The form of the prompt report as a browser sends it, and what became of it. */
async function opened(lang = 'ja') {
  const { client, id, path } = await leaked();
  const fields = (page: string): Record<string, string> => {
    const form = /<form method="post" action="[^"]*\/filings[^"]*".*?<\/form>/s.exec(page)?.[0] ?? '';
    const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const boxes = [...form.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</g)];
    return Object.fromEntries([...hidden, ...boxes].map(([, name = '', value = '']) => [name, value]));
  };
  const form = fields((await client.get(`${path}?lang=${lang}`)).text);
  const send = (given: Readonly<Record<string, string>>) => client.form(`${path}?lang=${lang}`, given);
  const assess = (facts: Readonly<Record<string, unknown>>) =>
    client.post(`/api/incidents/${id}/assess`, { facts, reason: '調査の結果' });
  const filed = async () => {
    const ref = stateOf(client.memory, id).response.reports.at(-1)?.text;
    return JSON.parse((ref && (await client.memory.getContent(`incident/${id}`, ref))) ?? '{}').items;
  };
  return { client, id, form, send, assess, filed, fields };
}

describe('the form of a filing that was opened before the facts changed', () => {
  it.each([
    ['ja', '原因', '2000人', '外部からの不正アクセス'],
    ['en', 'Cause', '2000', 'unauthori[sz]ed|intru'],
  ])(
    'given %s, then items that nobody touched follow the record, and the page names them',
    async (lang, name, persons, cause) => {
      const { client, form, send, assess, filed } = await opened(lang);
      await assess({ 'data.persons': 2000, 'cause.kind': 'intrusion' });
      const own = { 'item.outline': '公開設定の誤りによる漏えい。' };
      const sent = await send({ ...form, ...own, ...EVIDENCE });
      expect(sent.status).toBe(303);
      const said = await filed();
      expect(said.outline).toBe(own['item.outline']);
      expect([said.persons.replaceAll(',', ''), said.cause]).toEqual([
        expect.stringContaining(persons),
        expect.stringMatching(new RegExp(cause, 'i')),
      ]);
      const page = seen((await client.get(sent.headers.get('location') ?? '')).text);
      const told = page.split('\n').find((line) => /現在の記録に基づく内容|recorded as it stands now/.test(line));
      expect(told).toContain(name);
      expect(told).not.toMatch(/概要|Outline/);
    },
  );

  it('given that nothing changed, or that a script says nothing of a form, then what was sent is recorded as it is', async () => {
    const { client, form, send, assess, filed } = await opened();
    const sent = await send({ ...form, ...EVIDENCE });
    expect((await filed()).cause).toBe(form['item.cause']);
    expect(seen((await client.get(sent.headers.get('location') ?? '')).text)).not.toContain('現在の記録に基づく内容');
    await assess({ 'cause.kind': 'intrusion' });
    const { key: _, ...rest } = Object.fromEntries(
      Object.entries(form).filter(([name]) => !name.startsWith('opened.')),
    );
    await send({ ...rest, ...EVIDENCE });
    expect((await filed()).cause).toBe(form['item.cause']);
  });

  it('given that it is refused, then it comes back with the record of now where nobody touched it, and with all that was typed', async () => {
    const { form, send, assess, fields } = await opened();
    await assess({ 'cause.kind': 'intrusion' });
    const refused = await send({ ...form, 'item.outline': '自分の言葉' });
    expect(refused.status).toBe(400);
    expect(boxOf(refused.text, '原因').text).toBe('外部からの不正アクセス');
    expect(boxOf(refused.text, '概要').text).toBe('自分の言葉');
    const again = await send({ ...fields(refused.text), ...EVIDENCE });
    expect(again.status).toBe(303);
  });
});
