import { expect, it } from 'vitest';
import { shipped } from '../../policies/shipped.ts';
import { Client } from '../client.ts';

it('[FC-6] the policy is shown clause by clause: carried out, declared, an aim, assumed, in both languages', async () => {
  const client = new Client(shipped('flexcrm'));
  const cardOf = async (clause: string, language: string) => {
    const { text } = await client.get(`/policy?lang=${language}`);
    return text.split('<li class="card">').find((card) => card.startsWith(`<h2>${clause}</h2>`));
  };
  expect(await cardOf('FC-6', 'ja')).toMatch(/自動で実施・管理.*目標.*仮定を含む.*解釈/s);
  expect(await cardOf('FC-7', 'ja')).toContain('定めのみ（担当者が実施）');
  expect(await cardOf('FC-7', 'en')).toContain('declared, left to people');
  expect(await cardOf('FC-3', 'en')).toContain('carried out');
});

it('[FC-10] clauses stand by number, whatever the order in which the policy is stored', async () => {
  const { clauses, ...policy } = shipped('flexcrm');
  const stored = Object.fromEntries(
    Object.keys(clauses)
      .toSorted()
      .flatMap((clause) => (clauses[clause] ? [[clause, clauses[clause]]] : [])),
  );
  const { text } = await new Client({ ...policy, clauses: stored }).get('/policy?lang=en');
  const shown = [...text.matchAll(/<h2>(FC-\d+[a-z]?)<\/h2>/g)].map(([, clause]) => clause);
  expect(shown).toEqual(Object.keys(clauses));
});
