import { expect, it } from 'vitest';
import { Client } from '../client.ts';

const LATER = { at: '2026-04-24T10:00:00.000Z' };
const paths = (json: { error: { problems: { path: string }[] } }) =>
  json.error.problems.map(({ path }) => path).toSorted();

it.each([
  ['cannot be read', { occurredAt: 'morning', detectedAt: '25:00' }, ['detectedAt', 'occurredAt']],
  [
    'cannot be',
    { occurredAt: '2030-01-01T00:00:00Z', detectedAt: '1999-01-01T00:00:00Z' },
    ['detectedAt', 'occurredAt'],
  ],
])('a report whose times %s and whose facts are wrong is refused with all of it at once', async (_, times, wrong) => {
  const client = new Client();
  const facts = { 'data.leak': 'abc', 'data.persons': 'x' };
  const asked = { title: '漏えいの疑い', facts, ...times };
  const { status, json } = await client.post('/api/incidents', asked, { as: 'responder@example.jp' });
  expect([status, paths(json)]).toEqual([400, ['facts.data.leak', 'facts.data.persons', ...wrong].toSorted()]);
});

it('a statement of facts and times is refused with all that is wrong with it at once', async () => {
  const client = new Client();
  const id = await client.reported({ 'data.leak': 'possible' });
  const asked = { facts: { 'data.leak': 'abc', 'data.none': 'x' }, occurredAt: 'morning', restoredAt: 'noon' };
  const { status, json } = await client.post(`/api/incidents/${id}/assess`, asked, LATER);
  expect([status, paths(json)]).toEqual([400, ['facts.data.leak', 'facts.data.none', 'occurredAt', 'restoredAt']]);
  const order = {
    occurredAt: '2026-04-24T18:30:00+09:00',
    knownAt: '2026-04-24T18:00:00+09:00',
    restoredAt: '2026-04-24T18:10:00+09:00',
  };
  const reversed = await client.post(`/api/incidents/${id}/assess`, order, LATER);
  expect(paths(reversed.json)).toEqual(['knownAt', 'occurredAt', 'restoredAt']);
});
