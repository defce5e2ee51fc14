import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sealItem } from '../../../functions/domain/base/ledger/chain.ts';
import { alarm } from '../intake/signals.ts';
import { minutes, type Stage, setStage, T0 } from '../stage.ts';

let stage: Stage;

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(T0) });
  stage = await setStage();
});

afterEach(async () => {
  vi.useRealTimers();
  await stage.aws.stop();
});

const OLD = 'source/alarm-muted-before';

/** A source as an earlier release left it: the mute in its stream has no words, and the row shows no mute. */
async function mutedBefore(): Promise<void> {
  const { appendAnnounced } = await import('../../../functions/adapters/store/heads.ts');
  const { putSourceView } = await import('../../../functions/application/command/sources.ts');
  const event = { type: 'signal.muted', signal: 'm-1', changedAt: T0, until: minutes(60) } as const;
  const told = { stream: OLD, command: 'signal:m-1', actor: { kind: 'system', name: 'intake' }, at: T0 } as const;
  await appendAnnounced('source', sealItem(null, { ...told, events: [event] }));
  await putSourceView(OLD.slice('source/'.length));
  await withoutMute(OLD);
}

async function withoutMute(stream: string): Promise<void> {
  await stage.aws.call('UpdateItem', {
    ...{ TableName: 'hikeshi-views', Key: { kind: { S: 'source' }, stream: { S: stream } } },
    ...{ UpdateExpression: 'REMOVE #row.muted', ExpressionAttributeNames: { '#row': 'row' } },
  });
}

async function standing(stream: string) {
  const { verifyStream } = await import('../../../infra/cli/verify/verify-stream.ts');
  const { verdict, notes } = await verifyStream(stream, 1);
  return { verdict, notes: notes.map(({ en }) => en) };
}

const listed = async () => (await stage.views.listMutes()).map(({ stream }) => stream);

it('given an alarm that was muted at the time of an update, when verified, then its row is of an earlier release, not different', async () => {
  await mutedBefore();
  expect(await standing(OLD)).toEqual({
    verdict: { intact: true },
    notes: [expect.stringContaining('an earlier release wrote its row in the lists')],
  });
  const { rowsByStream, rebuildRow } = await import('../../../functions/application/streams/views-rebuild.ts');
  const { readStream } = await import('../../../functions/adapters/store/ledger.ts');
  const row = (await rowsByStream()).get(OLD) ?? null;
  expect(await rebuildRow(row, await readStream(OLD))).toBe('earlier');
  expect([await listed(), await standing(OLD)]).toEqual([[OLD], { verdict: { intact: true }, notes: [] }]);
});

it('given one that is muted still, when the sweep comes by, then it stands in the list of muted ones, and is written once', async () => {
  await mutedBefore();
  expect(await listed()).toEqual([]);
  const sweep = (await import('../../../functions/steps/sweep/sweep.ts')).handler;
  expect(await sweep({ time: minutes(5) })).toMatchObject({ repaired: [`${OLD}: view`], failed: [] });
  expect([await listed(), (await standing(OLD)).notes]).toEqual([[OLD], []]);
  expect(await sweep({ time: minutes(10) })).toMatchObject({ repaired: [] });
});

it('given an alarm whose mute this release recorded, when its row shows none, then the row is different', async () => {
  const take = (await import('../../../functions/application/intake/take-event.ts')).takeEvent;
  const firing = alarm('m-2', 'muted-now', T0) as { detail: object };
  const muteDetail = { mutedByArn: 'arn:aws:cloudwatch:ap-northeast-1:000000000000:alarm-mute-rule:release' };
  expect(await take({ ...firing, detail: { ...firing.detail, muteDetail } })).toEqual(['muted']);
  const [stream = ''] = await listed();
  expect((await standing(stream)).verdict).toEqual({ intact: true });
  await withoutMute(stream);
  expect((await standing(stream)).verdict).toMatchObject({ intact: false });
});
