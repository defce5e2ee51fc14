import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { attributes } from '../../../functions/adapters/aws/attributes.ts';
import { sealItem } from '../../../functions/domain/base/ledger/chain.ts';
import type { LedgerItem } from '../../../functions/domain/base/ledger/item.ts';
import { asked, minutes, stateOf, task } from '../stage.ts';
import {
  approved,
  deliveryGeneration,
  type MailStage,
  noticeOf,
  play,
  readyToSend,
  sealed,
  setMailStage,
} from './mail-stage.ts';

let stage: MailStage;
beforeAll(async () => {
  stage = await setMailStage();
});
afterAll(() => stage.stop());
beforeEach(() => stage.mail.renew());

const LATER = '2099-01-01T00:00:00.000Z';
const TableName = 'hikeshi-deliveries';
const sealKey = (notice: string) => ({ notice: { S: `${notice}#seal` }, position: { N: '0' } });
const sealOf = async (notice: string) =>
  ((await stage.aws.call('GetItem', { TableName, Key: sealKey(notice) })) as { Item: Record<string, { S: string }> })
    .Item;
const setInSeal = (notice: string, name: string, value: string) =>
  stage.aws.call('UpdateItem', {
    ...{ TableName, Key: sealKey(notice), UpdateExpression: 'SET #name = :value' },
    ...{ ExpressionAttributeNames: { '#name': name }, ExpressionAttributeValues: { ':value': { S: value } } },
  });
/** The stream as an earlier release wrote it, which recorded of a sealed audience its recipients alone. */
async function forgetSeal(stream: string): Promise<void> {
  let previous: LedgerItem | null = null;
  for (const { command, actor, at, events } of (await stage.incidents.loadIncident(stream)).items) {
    const earlier = events.map((event) => {
      const { seal: _seal, ...rest } = { seal: null, ...event };
      return event.type === 'audience.sealed' ? rest : event;
    });
    previous = sealItem(previous, { stream, command, actor, at, events: earlier });
    await stage.aws.call('PutItem', { TableName: 'hikeshi-ledger', Item: attributes(previous) });
  }
}
const start = (stream: string, notice: string) =>
  stage.start.handler(task(stream, 1, minutes(1), { next: { notice } }));

describe('the seal of an audience that was changed before the notice went out', () => {
  it.each([
    ['contestedAt', LATER, 'I-sealed000001'],
    ['holder', 'another00000', 'I-sealed000002'],
    ['source', '1 2026-04-24 "all"', 'I-sealed000003'],
  ])(
    'given its %s, when the delivery starts, then nothing starts, people are called, and put back it goes out',
    async (name, value, id) => {
      const { stream, notice } = await readyToSend(stage, id, 2);
      const { verifyStream } = await import('../../../infra/cli/verify/verify-stream.ts');
      const Item = await sealOf(notice.id);
      await setInSeal(notice.id, name, value);
      expect((await verifyStream(stream, 1)).verdict.intact).toBe(false);

      await expect(start(stream, notice.id)).rejects.toMatchObject({ name: 'ContentChanged' });

      const state = await stateOf(stage, stream);
      expect(state.mismatches).toMatchObject([{ kind: 'audience', owner: notice.id }]);
      expect(state.pages.filter(({ why }) => why === 'tampered')).toHaveLength(1);
      expect(state.notices.at(-1)).toMatchObject({ status: 'approved', startedAt: null });

      await stage.aws.call('PutItem', { TableName, Item });
      await start(stream, notice.id);
      await play(stage, stream, await deliveryGeneration(stage, stream));
      expect(stage.mail.accepted).toHaveLength(2);
      expect((await verifyStream(stream, 1)).verdict).toEqual({ intact: true });
    },
  );

  it('given a contest to come, when the customers are sealed anew, then that moment is not taken over', async () => {
    const stream = await sealed(stage, 'I-sealed000004', 2);
    const { id } = await noticeOf(stage, stream);
    await setInSeal(id, 'contestedAt', LATER);
    await stage.incidents.carryOut(stream, asked({ do: 'recheck-audience' }, minutes(1)));
    await stage.seal.handler(task(stream, 1, minutes(1), { next: { notice: id } }));
    expect(((await sealOf(id)).contestedAt?.S ?? LATER) < LATER).toBe(true);
    expect(await noticeOf(stage, stream)).toMatchObject({ status: 'sealed', outdated: false });
  });

  it.each([
    ['untouched', null, 'I-sealed000006'],
    ['given a contest to come', LATER, 'I-sealed000007'],
  ])(
    'that an earlier release recorded without its digest, %s, is taken as it is unless nothing could be sent by it',
    async (_, contestedAt, id) => {
      const stream = await sealed(stage, id, 2);
      await forgetSeal(stream);
      const notice = await approved(stage, stream);
      expect(notice.audience).not.toHaveProperty('seal');
      const Item = await sealOf(notice.id);
      if (contestedAt !== null) {
        await setInSeal(notice.id, 'contestedAt', contestedAt);
        await expect(start(stream, notice.id)).rejects.toMatchObject({ name: 'ContentChanged' });
        expect((await stateOf(stage, stream)).pages.filter(({ why }) => why === 'tampered')).toHaveLength(1);
        await stage.aws.call('PutItem', { TableName, Item });
      }
      await start(stream, notice.id);
      await play(stage, stream, await deliveryGeneration(stage, stream));
      expect(stage.mail.accepted).toHaveLength(2);
    },
  );

  it('given a delivery that an earlier release started without its digest, when it gets a contest to come, then it is held', async () => {
    const stream = await sealed(stage, 'I-sealed000008', 2);
    await forgetSeal(stream);
    const { id } = await approved(stage, stream);
    await stage.incidents.carryOut(stream, asked({ do: 'start-delivery', notice: id }, minutes(1)));
    await setInSeal(id, 'contestedAt', LATER);
    const generation = await deliveryGeneration(stage, stream);
    await expect(play(stage, stream, generation)).rejects.toMatchObject({ name: 'ContentChanged' });
    expect(stage.mail.accepted).toEqual([]);
    expect((await stateOf(stage, stream)).pages.filter(({ why }) => why === 'tampered')).toHaveLength(1);
  });

  it('given a delivery that began with a contest to come in its recorded seal, then it is held and people are called', async () => {
    const { stream, notice } = await readyToSend(stage, 'I-sealed000005', 2);
    await setInSeal(notice.id, 'contestedAt', LATER);
    const { readSeal } = await import('../../../functions/adapters/store/deliveries-audience.ts');
    const { sealDigest } = await import('../../../functions/domain/channels/delivery/seal.ts');
    const there = await readSeal(notice.id);
    const seal = there === null ? '' : sealDigest(there);
    await stage.incidents.carryOut(stream, asked({ do: 'start-delivery', notice: notice.id, seal }, minutes(1)));
    // The ledger agrees with the forged row, so no digest tells: the moment to come does.
    const at = minutes(2);
    const generation = await deliveryGeneration(stage, stream);
    const input = { ...task(stream, generation, at), startedAt: at, next: { cursor: -1, rounds: 0 } };
    await expect(stage.plan.handler(input)).rejects.toMatchObject({ name: 'ContentChanged' });
    expect((await stateOf(stage, stream)).notices.at(-1)).toMatchObject({ pause: { why: 'content-changed' } });
  });
});
