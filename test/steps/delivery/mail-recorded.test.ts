import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fromMs } from '../../../functions/domain/base/time/instant.ts';
import { deliveryTag } from '../../../functions/domain/channels/delivery/positions.ts';
import { positionsIn } from '../../../functions/domain/channels/delivery/ranges.ts';
import { asked, stateOf, T0, task } from '../stage.ts';
import { Tables } from '../tampering/store.ts';
import {
  delivering,
  deliveryGeneration,
  type MailStage,
  noticeOf,
  play,
  readyToSend,
  setMailStage,
  told,
} from './mail-stage.ts';
import { mended } from './mail-trials.ts';

let stage: MailStage;
let verifyStream: typeof import('../../../infra/cli/verify/verify-stream.ts').verifyStream;
beforeAll(async () => {
  stage = await setMailStage();
  ({ verifyStream } = await import('../../../infra/cli/verify/verify-stream.ts'));
});
afterAll(() => stage.stop());
beforeEach(async () => {
  stage.mail.renew();
  await mended(stage);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const MINUTE_MS = 60_000;
const RECORDED_AFTER_MS = 15_000;
const COUNT = 10;

describe('a slice that sends for longer than a quarter of a minute', () => {
  it('records what it has sent once that is over, and the rest when it ends: no mail twice, and none left out', async () => {
    const { stream, generation } = await delivering(stage, 'I-minutes00001', COUNT);
    // Two a second: no more than four are on their way at once, however slow the machine is.
    stage.mail.account.rate = 2;
    const real = Date.now.bind(Date);
    let aheadMs = 0;
    vi.spyOn(Date, 'now').mockImplementation(() => real() + aheadMs);
    stage.mail.fate = (_, n) => {
      if (n === 5) aheadMs = RECORDED_AFTER_MS;
      return 'accept';
    };
    const at = fromMs(Date.now());
    const input = task(stream, generation, at, { next: { cursor: 0, rounds: 1 } });
    await stage.send.handler(input, { getRemainingTimeInMillis: () => 10 * MINUTE_MS });
    expect(new Set(stage.mail.accepted.map(({ to }) => to)).size).toBe(COUNT);
    expect(stage.mail.accepted).toHaveLength(COUNT);
    const recorded = (await noticeOf(stage, stream)).proof?.recorded ?? [];
    const parts = recorded.map(({ accepted }) => positionsIn(accepted));
    expect(parts.length).toBeGreaterThanOrEqual(2);
    expect(parts.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: COUNT }, (_, position) => position));
    expect((await verifyStream(stream, 1)).verdict).toEqual({ intact: true });
  });
});

describe('a delivery that an earlier release started', () => {
  /** Its ledger knows neither senders nor how the audience was sealed. */
  async function startedBefore(id: string, count: number) {
    const { stream, notice } = await readyToSend(stage, id, count);
    await stage.incidents.carryOut(stream, asked({ do: 'start-delivery', notice: notice.id }, T0));
    return { stream, notice, generation: await deliveryGeneration(stage, stream) };
  }
  const heard = (notice: string, position: number, eventType: string) => ({
    time: '2026-04-24T12:00:00Z',
    detail: {
      eventType,
      mail: { messageId: `late-${position}`, tags: { delivery: [deliveryTag(notice, position)] } },
      ...(eventType === 'Bounce' && { bounce: { bounceType: 'Permanent', bounceSubType: 'General' } }),
    },
  });

  it('goes on to its end, and takes in what SES tells: who was unknown, who was reached, who has to be called', async () => {
    const { stream, notice, generation } = await startedBefore('I-earlier00001', 4);
    expect((await noticeOf(stage, stream)).proof).toBeNull();
    stage.mail.fate = (to) => (to === 'c0002@example.com' ? 'lost' : 'accept');
    expect((await play(stage, stream, generation)).at(-1)).toBe('End');
    expect(stage.mail.accepted).toHaveLength(4);
    const finished = await noticeOf(stage, stream);
    expect(finished).toMatchObject({ status: 'delivered', proof: null, counts: { sent: 3, unknown: 1, pending: 0 } });
    expect(await stage.shown.listUnreached(finished)).toMatchObject([{ contract: 'C-0002', outcome: 'unknown' }]);

    for (let time = 1; time <= 2; time += 1) {
      await told(stage, heard(notice.id, 1, 'Send'), heard(notice.id, 0, 'Delivery'), heard(notice.id, 2, 'Bounce'));
      expect(await stage.deliveries.readDelivery(notice.id, 1)).toMatchObject({
        acceptance: 'accepted',
        mailId: 'late-1',
      });
      expect(await stage.deliveries.readDelivery(notice.id, 0)).toMatchObject({ settlement: 'delivered' });
      const after = await noticeOf(stage, stream);
      expect(await stage.shown.countDeliveries(after)).toMatchObject({ audience: 4, sent: 4, unknown: 0 });
      expect(await stage.shown.listUnreached(after)).toMatchObject([{ contract: 'C-0003', outcome: 'bounced' }]);
      const calls = (await stateOf(stage, stream)).duties.filter(({ kind }) => kind === 'call');
      expect(calls).toMatchObject([{ status: 'open' }]);
    }
    expect((await verifyStream(stream, 1)).verdict).toEqual({ intact: true });
  });

  it('still mails nobody but whom was approved, and counts a row that is gone', async () => {
    const { stream, notice, generation } = await startedBefore('I-earlier00002', 3);
    const tables = await Tables.read(stage.aws);
    const row = tables.rows.deliveries.find((one) => one.notice === `${notice.id}#01`) ?? {};
    await tables.put('deliveries', { ...row, address: 'forged@example.com' });
    await expect(play(stage, stream, generation)).rejects.toMatchObject({ name: 'ContentChanged' });
    expect(stage.mail.accepted).toEqual([]);
    await tables.remove('deliveries', row);
    expect(await stage.shown.countDeliveries(await noticeOf(stage, stream))).toMatchObject({ audience: 3, unknown: 1 });
    await tables.undo();
  });
});
