import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliveryGeneration, type MailStage, noticeOf, play, readyToSend, sealed, setMailStage } from './mail-stage.ts';
import { asked, minutes, stateOf, task } from './stage.ts';

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
      const { verifyStream } = await import('../../infra/cli/verify/verify-stream.ts');
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

  it('given a delivery that began with a contest to come in its recorded seal, then it is held and people are called', async () => {
    const { stream, notice } = await readyToSend(stage, 'I-sealed000005', 2);
    await setInSeal(notice.id, 'contestedAt', LATER);
    const { readSeal } = await import('../../functions/adapters/deliveries-audience.ts');
    const { sealDigest } = await import('../../functions/domain/delivery/seal.ts');
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
