import { describe, expect, it } from 'vitest';
import { policyDigest } from '../../../functions/domain/policy/digest.ts';
import { wordsText } from '../../../functions/domain/signal/words.ts';
import { Client, NOW } from '../client.ts';
import { work } from '../work.ts';

const INCIDENT = 'I-000000000001';
const STREAM = `incident/${INCIDENT}`;
const CHANGED = { ja: '書き換えられたおそれがあります', en: 'may have been tampered with' } as const;

/** An incident that a signal opened, with all the texts of its ledger, and a first notice that waits for approval. */
async function signalled(): Promise<Client> {
  const client = new Client();
  client.haveCustomers(3);
  const { memory } = client;
  const words = wordsText({ name: 'crm-exfiltration', description: 'egress of the API', reason: 'Threshold crossed' });
  const title = await memory.putContent(STREAM, 'title', 'データの持ち出しの疑い');
  const seen = { at: NOW, state: 'firing', words: await memory.putContent(STREAM, 'words', words) } as const;
  const origin = { kind: 'signal', source: 'alarm-1', signal: 'e-1' } as const;
  const { refusal } = await memory.carryOut(STREAM, {
    ...{ id: 'signal:e-1', actor: { kind: 'system', name: 'intake' }, at: NOW },
    command: {
      ...{ do: 'open', incident: INCIDENT, policy: policyDigest(memory.policy), title, origin, seen },
      ...{ detectedAt: NOW, occurredAt: null, facts: { 'data.leak': 'possible' }, drill: false },
    },
  });
  expect(refusal).toBeNull();
  await work(memory, INCIDENT, NOW);
  return client;
}

/** Other words in a text's place, whether they have its form or not. */
function change(client: Client, other: (body: string) => string): void {
  const { contents } = client.memory;
  for (const [key, { body, secret }] of contents) contents.set(key, { body: other(body), secret });
}

describe('texts that are not those that were recorded', () => {
  it.each([
    ['text of no form', () => 'forged'],
    ['nothing', () => ''],
    ['text of the same form', (body: string) => body.replace(/[a-zの]/, 'x')],
  ])(
    'given %s in the place of each, when pages and API show the incident, then they say so and go on',
    async (_, other) => {
      const client = await signalled();
      change(client, other);
      const notice = `${INCIDENT}-n1`;
      for (const language of ['ja', 'en'] as const) {
        const parts = ['', '/draft', '/draft?stage=correction', '/filings/authority.ppc.prompt'];
        const pages = ['/', ...parts.map((part) => `/incidents/${INCIDENT}${part}`)];
        const api = ['/api/incidents', `/api/incidents/${INCIDENT}`, `/api/incidents/${INCIDENT}/notices/${notice}`];
        for (const path of [...pages, ...api]) {
          const { status, text } = await client.get(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
          expect([path, status < 500], text).toEqual([path, true]);
          expect(text).not.toContain('forged');
        }
        const { json } = await client.get(`/api/incidents/${INCIDENT}?lang=${language}`);
        expect(json.title).toContain(CHANGED[language]);
        expect(json.signals).toEqual([expect.objectContaining({ name: expect.stringContaining(CHANGED[language]) })]);
        expect((await client.get(`/incidents/${INCIDENT}?lang=${language}`)).text).toContain(CHANGED[language]);
      }
    },
  );
});
