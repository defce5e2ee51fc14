import { expect, it } from 'vitest';
import { mustWork, stage } from '../stage.ts';

const START = '2026-04-24T10:00:00+09:00';
const SUBJECT = '[Hikeshi] 呼出の届かない方がいます';
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

it('somebody who left the topic with one click: the next is paged within the minute, the record and the screen say why', async () => {
  const town = await stage({ start: START, customers: 1 });
  town.system.subscription('responder@example.jp', 'missing');
  await town.to(DAY_MS);
  mustWork(await town.ask('officer@example.jp', '/api/incidents', { title: 'API が応答しない' }));
  await town.to(DAY_MS + MINUTE_MS);
  const paged = town.system.pages().filter(({ subject }) => subject !== SUBJECT);
  expect(paged.map(({ to }) => to)).toEqual(['officer@example.jp']);
  await town.to(DAY_MS + 10 * MINUTE_MS);
  const told = town.system.pages().filter(({ subject }) => subject === SUBJECT);
  // The responder is also who hears the alarms; so the first whom pages do reach is told, and again a day later.
  expect(told.map(({ at, to }) => [at.slice(0, 16), to])).toEqual([
    ['2026-04-24T01:05', 'officer@example.jp'],
    ['2026-04-25T01:05', 'officer@example.jp'],
  ]);
  const [incident] = await town.incidents();
  const get = async (path: string) => (await town.system.request('officer@example.jp', 'GET', path)).body;
  expect(await get(`/incidents/${incident?.id}?lang=en`)).toContain('has no confirmed subscription');
  expect(await get('/?lang=en')).toMatch(/Pages do not reach [^<]+, who is not subscribed to them/);
  await town.stop();
});

it('somebody whose filter was typed with a slip of the pen: the next is paged within the minute, and the screen says what to mend', async () => {
  const town = await stage({ start: START, customers: 1 });
  town.system.pageFilter('responder@example.jp', { person: ['respondr'] });
  await town.to(DAY_MS);
  mustWork(await town.ask('officer@example.jp', '/api/incidents', { title: 'API が応答しない' }));
  await town.to(DAY_MS + MINUTE_MS);
  const paged = town.system.pages().filter(({ subject }) => subject !== SUBJECT);
  expect(paged.map(({ to }) => to)).toEqual(['officer@example.jp']);
  const { body } = await town.system.request('officer@example.jp', 'GET', '/?lang=en');
  expect(body).toMatch(/Pages do not reach [^<]+: the filter of the subscription lets none of them through/);
  await town.stop();
});
