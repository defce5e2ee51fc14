import { describe, expect, it } from 'vitest';
import type { OpenIncident } from '../../../functions/domain/incident/record/state.ts';
import { incidentReport } from '../../../functions/domain/views/incident-report.ts';
import { packState, unpackState } from '../../../functions/domain/views/packed-state.ts';
import { allStories } from '../../notices/all-notices.ts';
import { Client } from '../client.ts';

const SEEDS = [1, 2, 3, 4];

/** Every incident of the stories as it stood at each notice and at the end. */
const states = SEEDS.flatMap((seed) =>
  allStories(seed).flatMap(({ story }) =>
    [...story.told.map(({ known }) => known), story.scene.state].map((state) => ({
      story,
      state: state as OpenIncident,
    })),
  ),
);

describe('the state that is kept for lists', () => {
  it('given hundreds of incidents of every company, then it is the one that was kept, but for the ids of its commands', () => {
    expect(states.length).toBeGreaterThan(300);
    for (const { state } of states) {
      expect(unpackState(packState(state))).toEqual({ ...state, commands: new Set() });
    }
  });

  it.each(['ja', 'en'] as const)(
    'given the same, then its row in lists is the same as from the ledger (%s)',
    (language) => {
      for (const { story, state } of states) {
        const { policy, texts } = story;
        const input = { texts, counts: new Map(), language, intact: true, at: state.at };
        const { ledger: _, ...fromLedger } = incidentReport(policy, state, input);
        const { ledger, ...fromKept } = incidentReport(policy, unpackState(packState(state)), {
          ...input,
          checked: 'head',
        });
        expect(fromKept).toEqual(fromLedger);
        expect(ledger).toEqual({ items: state.seq, head: `sha256:${state.head}`, intact: true, checked: 'head' });
      }
    },
  );
});

async function listed(): Promise<Client> {
  const client = new Client();
  const opened: string[] = [];
  for (const [index, facts] of [{ 'data.leak': 'possible' }, { 'test.harmless': 'yes' }, {}, {}].entries()) {
    const { json } = await client.post('/api/incidents', { title: `案件${index}`, facts, drill: index === 3 });
    opened.push(json.id);
  }
  await client.post(`/api/incidents/${opened[2]}/join`, { into: opened[0], reason: '同じ事象のため' });
  return client;
}

describe('lists from what is kept', () => {
  it('given open, joined and drill incidents, then list and page are the same as from the ledgers', async () => {
    const client = await listed();
    const [api, page] = [await client.get('/api/incidents'), await client.get('/')];
    client.memory.keeps = true;
    client.memory.readIncident = async () => {
      throw new Error('no ledger is read');
    };
    const [keptApi, keptPage] = [await client.get('/api/incidents'), await client.get('/')];
    expect(keptPage.text).toBe(page.text);
    const without = (rows: { ledger: object }[]) => rows.map(({ ledger: _, ...row }) => row);
    expect(without(keptApi.json)).toEqual(without(api.json));
    expect(keptApi.json.length).toBe(4);
    expect(new Set(keptApi.json.map((row: { ledger: { checked: string } }) => row.ledger.checked))).toEqual(
      new Set(['head']),
    );
  });
});
