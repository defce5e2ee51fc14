import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fromMs } from '../../../functions/domain/base/time/instant.ts';
import { T0, task } from '../stage.ts';
import { delivering, type MailStage, play, setMailStage } from './mail-stage.ts';
import { changed, mended, settledIn } from './mail-trials.ts';

const MINUTE_MS = 60_000;
const FAR_MS = Date.UTC(2099, 0, 1);

let stage: MailStage;
let sweep: typeof import('../../../functions/steps/sweep/sweep.ts').handler;
beforeAll(async () => {
  stage = await setMailStage();
  ({ handler: sweep } = await import('../../../functions/steps/sweep/sweep.ts'));
});
afterAll(() => stage.stop());

const SUBJECT = '[Hikeshi] メールの送信が止められていました';
const called = () => {
  const { alarms, published } = stage.aws.outside;
  return [alarms, published].map((all) => all.filter(({ subject }) => subject === SUBJECT));
};
const sweptAt = (ms: number) => sweep({ time: fromMs(ms) });
const FREED = 'the send rate: held back';

describe('a delivery that a lease holds back for longer than any sender takes it', () => {
  it('looks again within minutes, is found by the sweep, which calls people, and mails everybody once', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-heldback0001', 20);
    await changed(stage, () => ({ freeFromMs: FAR_MS }));
    const now = Date.now();
    const planned = await stage.plan.handler({
      ...task(stream, generation, fromMs(now), { next: { cursor: -1, rounds: 0 } }),
      startedAt: fromMs(now),
    });
    expect(planned).toMatchObject({ do: 'WaitUntil' });
    expect(Date.parse((planned as { until: string }).until) - now).toBeLessThanOrEqual(5 * MINUTE_MS + 1_000);
    expect(stage.mail.accepted).toEqual([]);

    expect((await sweptAt(now - MINUTE_MS)).repaired).toContain(FREED);
    expect(called()).toMatchObject([
      [{ text: expect.stringContaining('nobody is mailed twice') }],
      [{ person: 'officer' }],
    ]);
    await play(stage, stream, generation);
    expect(await settledIn(stage, notice.id, 20)).toMatchObject({ sent: 20, unknown: 0, pending: 0 });
    expect(new Set(stage.mail.accepted.map(({ to }) => to)).size).toBe(stage.mail.accepted.length);
    expect((await sweptAt(Date.now())).repaired).not.toContain(FREED);
  });

  it('is not mailed twice where senders had begun before', async () => {
    stage.mail.renew();
    const { stream, notice, generation } = await delivering(stage, 'I-heldback0002', 30);
    stage.mail.fate = (to) => (to.startsWith('c0010@') ? 'lost' : 'accept');
    await stage.send.handler(task(stream, generation, T0, { next: { cursor: 0, rounds: 0 } }));
    const before = stage.mail.accepted.length;
    await changed(stage, () => ({ freeFromMs: FAR_MS }));
    await sweptAt(Date.now() - MINUTE_MS);
    await play(stage, stream, generation);
    expect(stage.mail.accepted).toHaveLength(before);
    expect(await settledIn(stage, notice.id, 30)).toMatchObject({ sent: 29, unknown: 1, pending: 0 });
  });

  it.each([
    ['writes', { N: '1' }],
    ['pause', { S: 'for good' }],
    ['pause', { M: { kind: { S: 'whim' }, until: { S: '2099-01-01T00:00:00.000Z' } } }],
  ])('goes on where %s of its row is nothing that a sender writes: %o', async (name, value) => {
    stage.mail.renew();
    const id = `I-heldback1${name.length}${JSON.stringify(value).length}`.padEnd(14, '0');
    const { stream, notice, generation } = await delivering(stage, id, 3);
    await stage.aws.call('UpdateItem', {
      ...{ TableName: 'hikeshi-leases', Key: { lease: { S: 'mail' } } },
      ...{ UpdateExpression: 'SET #name = :value', ExpressionAttributeNames: { '#name': name } },
      ExpressionAttributeValues: { ':value': value },
    });
    await play(stage, stream, generation);
    expect(await settledIn(stage, notice.id, 3)).toMatchObject({ sent: 3, pending: 0 });
  });

  it('goes on after a pause that nobody can have made, by a trial', async () => {
    stage.mail.renew();
    await mended(stage);
    const { stream, notice, generation } = await delivering(stage, 'I-heldback0003', 10);
    const pause = { kind: 'account', detail: 'x', since: T0, until: fromMs(FAR_MS), tries: 1 } as const;
    await changed(stage, () => ({ pause }));
    const stood = await play(stage, stream, generation);
    expect(stood.at(-1)).toBe('WaitForChange');
    expect((await sweptAt(Date.now())).repaired).toContain(FREED);
    await play(stage, stream, generation);
    expect(await settledIn(stage, notice.id, 10)).toMatchObject({ sent: 10, pending: 0 });
    expect((await stage.lease.readLease()).pause).toBeNull();
  });

  it('is left alone while a sender may hold the rate, or nobody could be called', async () => {
    const now = Date.now();
    await changed(stage, () => ({ freeFromMs: now + 14 * MINUTE_MS }));
    expect((await sweptAt(now)).repaired).not.toContain(FREED);
    await changed(stage, () => ({ freeFromMs: FAR_MS }));
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    stage.aws.faults.push({ operation: 'Publish', how: 'refused', times: 3 });
    expect((await sweptAt(now)).repaired).not.toContain(FREED);
    expect(told).toHaveBeenCalled();
    stage.aws.faults.splice(0);
    expect((await sweptAt(now)).repaired).toContain(FREED);
  });
});
