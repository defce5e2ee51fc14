import { describe, expect, it } from 'vitest';
import { Client, NOW } from '../client.ts';
import { KIND, leaked } from '../leaked.ts';
import { stateOf, work } from '../work.ts';

/** What a part of the page shows before anything is unfolded, and what is folded. */
function partOf(page: string, id: string): { open: string; folded: string } {
  const part = new RegExp(`<h2 id="${id}">.*?</section>`, 's').exec(page)?.[0] ?? '';
  const fold = /<details class="fold">.*?<\/details>(?=<|$)/s;
  const folded = part.slice(part.search(fold) === -1 ? part.length : part.search(fold));
  return { open: part.slice(0, part.length - folded.length), folded };
}

describe('the page of an incident', () => {
  it('links to its parts, each of which is there', async () => {
    const client = new Client();
    const { text } = await client.get(`/incidents/${await client.waiting()}?lang=ja`);
    const nav = /<nav class="tags[^>]*aria-label="目次">.*?<\/nav>/s.exec(text)?.[0] ?? '';
    const anchors = [...nav.matchAll(/href="#([^"]+)"/g)].map(([, anchor]) => anchor);
    expect(anchors).toHaveLength(7);
    for (const anchor of anchors) expect(text).toContain(`id="${anchor}"`);
  });

  it('folds what is done, and keeps what is owed in sight', async () => {
    const { client, id, path } = await leaked();
    const before = partOf((await client.get(`/incidents/${id}?lang=ja`)).text, 'reports');
    expect(before.open).toContain('速報');
    await client.form(`${path}?lang=ja`, { duty: KIND, 'item.persons': '1,498人', reference: 'R-1' });
    const { text } = await client.get(`/incidents/${id}?lang=ja`);
    for (const part of ['duties', 'reports']) {
      const { open, folded } = partOf(text, part);
      expect(open).not.toContain('速報');
      expect(folded).toMatch(/速報.*?<span class="tag mild">.*?完了: 2026年/s);
      expect(open).toContain('確報');
    }
    // The law's card of it says no more when it is due.
    expect(partOf(text, 'reports').folded.split('<li')[1]).not.toContain('期限:');
  });

  it('asks nobody to answer a page who has not been called yet', async () => {
    const client = new Client();
    client.haveCustomers(1);
    const id = await client.reported({ 'data.leak': 'possible' });
    await work(client.memory, id, NOW);
    const [page] = stateOf(client.memory, id).pages;
    const later = page?.steps.find(({ status }) => status === 'waiting')?.person ?? '';
    const called = page?.steps.find(({ status }) => status === 'called')?.person ?? '';
    const asks = async (as: string) =>
      (await client.get(`/incidents/${id}?lang=ja`, { as })).text.includes('あなたへの呼出に応答してください');
    expect([later !== '', await asks(called), await asks(later)]).toEqual([true, true, false]);
  });
});

describe('a filing on paper', () => {
  it('is a letter with date, addressee and sender, whether it is being written or was recorded', async () => {
    const { client, path } = await leaked();
    const letter = /<div class="print-only letter-head">.*?<\/div>/s;
    const writing = (await client.get(`${path}?lang=ja`)).text;
    expect(letter.exec(writing)?.[0]).toMatch(/2026年4月24日（金）.*個人情報保護委員会　御中.*株式会社みほん/s);
    expect(writing).toContain('class="printed"');
    await client.form(`${path}?lang=ja`, { duty: KIND, 'item.persons': '1,498人', reference: 'R-1' });
    const recorded = (await client.get(`${path}?lang=ja`, { at: '2026-05-01T00:00:00.000Z' })).text;
    expect(letter.exec(recorded)?.[0]).toContain('2026年4月24日（金）');
    expect(recorded).not.toContain('class="printed"');
    expect(recorded).toMatch(/<div class=""><section class="card">.*提出 第1回/s);
  });
});
