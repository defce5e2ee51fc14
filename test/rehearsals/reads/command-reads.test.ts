import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mustWork, type Stage, stage } from '../stage.ts';
import { Counter } from './counted.ts';
import { lengthen } from './long-incident.ts';

let played: Stage;
let counter: Counter;
let incident: string;

beforeAll(async () => {
  played = await stage({ start: '2026-04-24T10:00:00+09:00', customers: 0 });
  counter = new Counter(played.system, 'console');
  const report = { title: '応答の遅れ', facts: { 'test.harmless': 'yes' } };
  const answer = mustWork(await played.ask('responder@example.jp', '/api/incidents', report));
  incident = JSON.parse(answer.body).id;
  await played.to(60_000);
  await lengthen(played.system, incident, 120, 1);
});

afterAll(() => played.stop());

const LEDGER = 'Query hikeshi-ledger';
const TEXTS = 'BatchGetItem hikeshi-contents';
const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

describe('what a command of people reads, on an incident of 120 items with a text each', () => {
  it('given a command of the API, then its stream is read once, and the texts of its answer a hundred at a time', async () => {
    const { calls } = await counter.during(async () => {
      mustWork(
        await played.ask('officer@example.jp', `/api/incidents/${incident}/assess`, { facts: { risk: 'possible' } }),
      );
    });
    expect([calls[LEDGER], calls[TEXTS]]).toEqual([1, 2]);
  });

  it('given a command with a text, tried before its text is put away, then its stream is read once', async () => {
    const body = { facts: { 'data.leak': 'none' }, reason: 'The log was read to its end.' };
    const { calls } = await counter.during(async () => {
      mustWork(await played.ask('officer@example.jp', `/api/incidents/${incident}/assess`, body));
    });
    expect(calls[LEDGER]).toBe(1);
  });

  it('given the same command twice, then the second answers from one reading too, and as the first', async () => {
    const ask = () =>
      played.ask('officer@example.jp', `/api/incidents/${incident}/acknowledge`, {}, 'acknowledged-once');
    const first = mustWork(await ask());
    const { calls, writes } = await counter.during(async () => {
      const { seq } = JSON.parse(mustWork(await ask()).body);
      expect(seq).toBeGreaterThanOrEqual(JSON.parse(first.body).seq);
    });
    expect(calls[LEDGER]).toBe(1);
    expect(calls['PutItem hikeshi-ledger']).toBeUndefined();
    expect(writes).toBeLessThanOrEqual(2);
  });

  it('given a form, then its stream is read once before the page that it leads to', async () => {
    const { calls } = await counter.during(async () => {
      const text = new URLSearchParams({ key: 'form-once', 'fact.risk': 'confirmed' }).toString();
      const answer = await played.system.request(
        'officer@example.jp',
        'POST',
        `/incidents/${incident}/assess`,
        text,
        FORM,
      );
      expect(answer.status).toBe(303);
    });
    expect(calls[LEDGER]).toBe(1);
  });

  it('given a form that is refused, then its page comes back from the same reading', async () => {
    const text = new URLSearchParams({ key: 'form-refused', function: 'login', from: '2027-04-24T08:00' }).toString();
    const { calls } = await counter.during(async () => {
      const answer = await played.system.request(
        'officer@example.jp',
        'POST',
        `/incidents/${incident}/outage`,
        text,
        FORM,
      );
      expect(answer.status).toBe(400);
    });
    expect(calls[LEDGER]).toBe(1);
  });

  it('given a report, then the stream it opens is read once', async () => {
    const { calls } = await counter.during(async () => {
      mustWork(await played.ask('responder@example.jp', '/api/incidents', { title: '問い合わせ', facts: {} }));
    });
    expect(calls[LEDGER]).toBe(1);
  });
});
