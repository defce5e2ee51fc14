import { expect, it } from 'vitest';
import { timeline } from '../../../functions/console/words/timeline.ts';
import type { Facts } from '../../../functions/domain/rules/facts/values.ts';
import {
  at,
  DATA,
  endBySource,
  FELT,
  fireAgain,
  incident,
  joinedInto,
  state,
} from '../../domain/incident/joining/courses.ts';
import type { Letters } from '../../domain/incident/letters.ts';
import { Client } from '../client.ts';

const ATTACK: Facts = { ...DATA, 'cause.kind': 'intrusion' };
const OVER = { occurredAt: at('10:00'), restoredAt: at('12:00') };

/** The page of an incident with this ledger. */
async function pageOf({ scene }: Letters): Promise<string> {
  const client = new Client();
  client.memory.streams.set(scene.opened.stream, [...scene.items]);
  return (await client.get(`/incidents/${scene.opened.id}?lang=ja`)).text;
}

it('given two attacks are joined of which one goes on, then page and timeline say so beside the end of the other', async () => {
  const both = joinedInto(incident(ATTACK, { occurredAt: at('14:00') }), incident(ATTACK, OVER));
  expect(await pageOf(both)).toMatch(/終了（データ）<\/dt><dd>[^<]*12時00分、[^<]*14時00分から（終了は未確認）<\/dd>/);
  const { policy, opened, items } = both.scene;
  const told = { policy, state: opened, items, texts: new Map<string, string>() };
  const joining = timeline(told, 'ja').find(({ type }) => type === 'incident.merged')?.text;
  expect(joining).toMatch(/データに関する事象（[^。]*14時00分から）の終了は、まだ記録されていません。/);
  state(both, FELT);
  expect(await pageOf(both)).toMatch(/14時00分から（終了は未確認）<\/dd><dt>復旧（サービス）<\/dt><dd>—<\/dd>/);
});

it('given the source of an attack fires again after its end, then the page shows since when it goes on', async () => {
  const letters = incident(ATTACK, { occurredAt: at('10:00') });
  endBySource(letters);
  const ended = await pageOf(letters);
  expect(ended).toMatch(/<dt>復旧<\/dt><dd>[^<]*19時10分<\/dd>/);
  fireAgain(letters);
  expect(await pageOf(letters)).toMatch(/終了（データ）<\/dt><dd>[^<]*19時10分、[^<]*20時\d\d分から（継続中）<\/dd>/);
});
