import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LedgerItem } from '../../../functions/domain/base/ledger/item.ts';
import type { Instant } from '../../../functions/domain/base/time/instant.ts';
import { handedOver } from '../../../functions/domain/incident/joining/join.ts';
import { alarm } from '../intake/signals.ts';
import { asked, minutes, opened, reported, type Stage, setStage, stateOf, T0 } from '../stage.ts';

const INTO = 'I-into';
let stage: Stage;
let sweep: typeof import('../../../functions/steps/sweep/sweep.ts').handler;
let take: typeof import('../../../functions/application/intake/take-event.ts').takeEvent;
let joining: typeof import('../../../functions/application/command/joining.ts');
let sources: typeof import('../../../functions/application/command/sources.ts');
let into: string;
let from: string;
let source: string;

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(T0) });
  stage = await setStage();
  sweep = (await import('../../../functions/steps/sweep/sweep.ts')).handler;
  take = (await import('../../../functions/application/intake/take-event.ts')).takeEvent;
  joining = await import('../../../functions/application/command/joining.ts');
  sources = await import('../../../functions/application/command/sources.ts');
  await take(alarm('e-1', 'leak-a', T0));
  const [row] = (await stage.views.listViews('incident')).rows;
  from = row?.stream ?? '';
  source = (await stateOf(stage, from)).sources[0] ?? '';
  into = await reported(stage, INTO, {});
});

afterEach(async () => {
  vi.useRealTimers();
  await stage.aws.stop();
});

async function joinCommand(at: Instant) {
  const reason = await stage.contents.putContent(from, 'reason', 'One event.');
  const reasonInto = await stage.contents.putContent(into, 'reason', 'One event.');
  const target = { incident: INTO, status: 'open', drill: false } as const;
  return asked({ do: 'join', into: target, reason, reasonInto }, at, 'officer');
}

async function mustBeJoined(): Promise<void> {
  const [own, other] = [await stateOf(stage, from), await stateOf(stage, into)];
  expect(own.status).toBe('joined');
  expect(own.duties.filter(({ status }) => status === 'open' || status === 'missed')).toEqual([]);
  expect(other).toMatchObject({ status: 'open', signals: 1, sources: [source], facts: { 'data.leak': 'possible' } });
  expect(other.merged.map(({ incident }) => incident)).toEqual([own.id]);
  expect((await sources.loadSource(source)).state.incident).toBe(INTO);
  expect(await sweep({ time: minutes(20) })).toMatchObject({ failed: [] });
  expect((await stage.incidents.loadIncident(into)).items.filter(isMerge)).toHaveLength(1);
}

const isMerge = ({ events }: LedgerItem<{ type: string }>) => events.some(({ type }) => type === 'incident.merged');

describe('two incidents of one event', () => {
  it('are joined whole, and the same command again changes nothing', async () => {
    const command = await joinCommand(minutes(1));
    expect((await joining.carryOutWhole(from, command)).state.status).toBe('joined');
    const { seq } = await stateOf(stage, into);
    await joining.carryOutWhole(from, command);
    expect((await stateOf(stage, into)).seq).toBe(seq);
    await mustBeJoined();
  });

  it('given a crash right after the intent, then the sweep joins them', async () => {
    await stage.incidents.carryOut(from, await joinCommand(minutes(1)));
    expect((await stateOf(stage, from)).status).toBe('open');
    await sweep({ time: minutes(5) });
    await mustBeJoined();
  });

  it('given a crash after the other one took over, then the sweep ends the first, and nothing is taken over twice', async () => {
    const { state, items } = await stage.incidents.carryOut(from, await joinCommand(minutes(1)));
    const handed = handedOver(opened(state));
    if (handed === null) throw new Error('it is not being joined');
    const actor = { kind: 'system', name: 'join' } as const;
    const id = `join:${handed.incident}#${items.length}`;
    await stage.incidents.carryOut(into, { id, actor, at: minutes(1), command: { do: 'merge', from: handed } });
    await sweep({ time: minutes(5) });
    await mustBeJoined();
  });

  it('given a crash before the source was told, then its next signal, or the sweep, finds the way', async () => {
    await joining.carryOutWhole(from, await joinCommand(minutes(1)));
    // As the source stood before it was told.
    const Key = { stream: { S: `source/${source}` }, seq: { N: '2' } };
    await stage.aws.call('DeleteItem', { TableName: process.env.LEDGER_TABLE, Key });
    expect((await sources.loadSource(source)).state.incident).not.toBe(INTO);
    vi.setSystemTime(Date.parse(minutes(10)));
    expect(await take(alarm('e-2', 'leak-a', minutes(10)))).toEqual(['recorded']);
    expect((await sources.loadSource(source)).state.incident).toBe(INTO);
    expect((await stateOf(stage, into)).signals).toBe(2);
  });

  it('given a target that was closed meanwhile, then it is refused, and the first goes on', async () => {
    const command = await joinCommand(minutes(1));
    const closed = await stage.incidents.carryOut(into, asked({ do: 'close', reason: null }, minutes(1), 'officer'));
    expect(closed.refusal).toBeNull();
    const done = await joining.carryOutWhole(from, command);
    expect(done.refusal?.refused).toBe('not-open');
    expect(opened(done.state)).toMatchObject({ status: 'open', join: null });
    expect((await sources.loadSource(source)).state.incident).toBe((await stateOf(stage, from)).id);
  });

  it('a signal of the joined incident goes to the other one, and closing that one frees its source', async () => {
    await joining.carryOutWhole(from, await joinCommand(minutes(1)));
    vi.setSystemTime(Date.parse(minutes(10)));
    await take(alarm('e-2', 'leak-a', minutes(10), 'OK'));
    expect((await stateOf(stage, into)).restoredAt).toBe(minutes(10));
  });
});
