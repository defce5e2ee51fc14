import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConsolePorts } from '../../../functions/console/http/ports.ts';
import { scan } from '../../adapters/tables.ts';
import { asked, minutes, reported, type Stage, setStage, stateOf, T0 } from '../stage.ts';

let stage: Stage;
let ports: ConsolePorts;
let sweepListed: typeof import('../../../functions/application/sweep/sweep-listed.ts').sweepListed;

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(T0) });
  stage = await setStage({ ACCOUNT_ID: '000000000000', MAIL_SHARE: '0.8', CONFIGURATION_SET: 'c' });
  ports = (await import('../../../functions/console/wiring.ts')).consolePorts();
  ({ sweepListed } = await import('../../../functions/application/sweep/sweep-listed.ts'));
});

afterEach(async () => {
  vi.useRealTimers();
  await stage.aws.stop();
});

const IDS = ['I-first', 'I-second', 'I-third'] as const;

async function threeReported(): Promise<readonly string[]> {
  const streams: string[] = [];
  for (const [n, id] of IDS.entries()) streams.push(await reported(stage, id, {}, minutes(n)));
  return streams;
}

async function removeRows(...kinds: readonly string[]): Promise<void> {
  for (const { kind, stream } of await scan(stage.aws, 'VIEWS_TABLE')) {
    if (!kinds.includes(String(kind?.S))) continue;
    await stage.aws.call('DeleteItem', { TableName: 'hikeshi-views', Key: { kind, stream } });
  }
}

function change(kind: string, stream: string, UpdateExpression: string, value: object): Promise<unknown> {
  const Key = { kind: { S: kind }, stream: { S: stream } };
  const ExpressionAttributeValues = { ':value': value };
  return stage.aws.call('UpdateItem', { TableName: 'hikeshi-views', Key, UpdateExpression, ExpressionAttributeValues });
}

describe('what lists go by', () => {
  it('given incidents after their commands, then each is kept as it stands, and none is read from its ledger', async () => {
    const streams = await threeReported();
    const kept = await ports.readKept(streams);
    for (const stream of streams) {
      expect(kept.get(stream)).toEqual({ ...(await stateOf(stage, stream)), commands: new Set() });
    }
  });

  it.each([
    ['something is about to be appended to it', 'incident', 'ADD announced :value', { SS: ['9#0'] }],
    ['its row stands behind', 'incident', 'SET version = version - :value', { N: '1' }],
    ['its row shows another item', 'incident', 'SET head = :value', { S: 'other' }],
    ['another release kept it', 'state', 'SET fold = fold + :value', { N: '1' }],
    ['what is kept cannot be read', 'state', 'SET #state = :value', { B: 'AQID' }],
  ])('given that %s, then it is to be read from its ledger', async (_, kind, expression, value) => {
    const [stream = ''] = await threeReported();
    await change(kind, stream, expression.replace('#state', 'packed'), value);
    if (expression.includes('#state')) {
      const Key = { kind: { S: kind }, stream: { S: stream } };
      const names = { ExpressionAttributeNames: { '#state': 'state' }, ExpressionAttributeValues: { ':value': value } };
      await stage.aws.call('UpdateItem', { TableName: 'hikeshi-views', Key, UpdateExpression: expression, ...names });
    }
    expect((await ports.readKept([stream])).has(stream)).toBe(false);
  });

  it('given rows of an earlier release, then lists are whole before the sweep, and after it go by what it filled in', async () => {
    const streams = await threeReported();
    await removeRows('state', 'opening');
    const before = [await ports.listStreams(2, null), await ports.listStreams(2, streams[1] ?? null)];
    expect(before).toEqual([
      { streams: streams.slice(1), older: streams[1] },
      { streams: streams.slice(0, 1), older: null },
    ]);
    await sweepListed(undefined, minutes(5));
    expect([await ports.listStreams(2, null), await ports.listStreams(2, streams[1] ?? null)]).toEqual(before);
    expect([...(await ports.readKept(streams)).keys()].sort()).toEqual([...streams].sort());
  });

  it('given rows that another release left out since, then the sweep fills them in within a day', async () => {
    const streams = await threeReported();
    await sweepListed(undefined, minutes(5));
    const mark = async () => (await stage.views.listViews('sweep')).rows.find(({ stream }) => stream === 'openings');
    await removeRows('state', 'opening');
    await sweepListed(await mark(), minutes(60));
    expect((await ports.listStreams(10, null)).streams).toEqual([]);
    await sweepListed(await mark(), minutes(24 * 60 + 5));
    expect((await ports.listStreams(10, null)).streams).toEqual(streams);
  });

  it('given a command whose reply was lost before its row was shown, then the list reads the ledger until somebody follows up', async () => {
    const [stream = ''] = await threeReported();
    stage.aws.faults.push({ operation: 'UpdateItem', how: 'passed', times: 1 });
    stage.aws.faults.push({ operation: 'PutItem', how: 'refused', times: 3, about: '"state"' });
    const acknowledge = asked({ do: 'acknowledge', page: null }, minutes(4), 'officer');
    await expect(stage.incidents.carryOut(stream, acknowledge)).rejects.toMatchObject({ name: 'StorageUnavailable' });
    expect((await ports.readKept([stream])).has(stream)).toBe(false);
    await stage.incidents.carryOut(stream, acknowledge);
    expect((await ports.readKept([stream])).get(stream)).toMatchObject({ seq: (await stateOf(stage, stream)).seq });
  });
});
