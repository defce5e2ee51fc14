import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveryTag } from '../../../functions/domain/channels/delivery/positions.ts';
import { asked, minutes, stateOf, task } from '../stage.ts';
import { delivering, type MailStage, play, setMailStage, told } from './mail-stage.ts';

let stage: MailStage;
beforeAll(async () => {
  stage = await setMailStage();
});
afterAll(() => stage.stop());

const bounce = (notice: string, position: number) => ({
  time: '2026-04-24T12:00:00Z',
  detail: {
    eventType: 'Bounce',
    mail: { messageId: `m-${position}`, tags: { delivery: [deliveryTag(notice, position)] } },
    bounce: { bounceType: 'Permanent', bounceSubType: 'General' },
  },
});
const records = (...events: readonly unknown[]) =>
  events.map((event, index) => ({ messageId: `message-${index}`, body: JSON.stringify(event) }));

/** A notice that every customer's server took. */
async function delivered(id: string, count: number) {
  stage.mail.fate = () => 'accept';
  const { stream, notice, generation } = await delivering(stage, id, count);
  await play(stage, stream, generation);
  const state = () => stateOf(stage, stream);
  const calls = async () => (await state()).duties.filter(({ kind }) => kind === 'call');
  const recorded = async () =>
    (await stage.incidents.loadIncident(stream)).items.flatMap(({ events }) =>
      events.filter(({ type }) => type === 'recipients.unreached'),
    );
  return { stream, notice, state, calls, recorded };
}

describe('mails that come back after the notice was finished', () => {
  it('[FL-3] owe a call with the customers, and call its owner', async () => {
    const { notice, state, calls } = await delivered('I-back00000001', 3);
    expect(await calls()).toEqual([]);
    await told(stage, bounce(notice.id, 1), bounce(notice.id, 2));
    expect(await calls()).toMatchObject([{ status: 'open', subject: notice.id }]);
    const { notices, pages } = await state();
    expect(notices[0]?.unreached.failed).toEqual({ contracts: ['C-0002', 'C-0003'], count: 2 });
    expect(pages.at(-1)).toMatchObject({ why: 'assigned', duty: 'call' });
  });

  it('are recorded once, however often and in whatever batches their events come', async () => {
    const { notice, recorded } = await delivered('I-back00000002', 3);
    await told(stage, bounce(notice.id, 0), bounce(notice.id, 1));
    await told(stage, bounce(notice.id, 1));
    await told(stage, bounce(notice.id, 1), bounce(notice.id, 0), bounce(notice.id, 2));
    expect(await recorded()).toMatchObject([
      { failed: { contracts: ['C-0001', 'C-0002'] } },
      { failed: { contracts: ['C-0003'] } },
    ]);
  });

  it('are one event a batch, and one call', async () => {
    const { notice, recorded, calls, state } = await delivered('I-back00000003', 60);
    for (let from = 0; from < 60; from += 20) {
      await told(stage, ...Array.from({ length: 20 }, (_, index) => bounce(notice.id, from + index)));
    }
    expect(await recorded()).toHaveLength(3);
    expect(await calls()).toHaveLength(1);
    expect((await state()).notices[0]?.unreached.failed.count).toBe(60);
  });

  it.each(['Query', 'GetItem', 'PutItem'])(
    'come again when %s fails on the way, and are recorded then',
    async (operation) => {
      const { notice, calls } = await delivered(`I-b${operation.toLowerCase()}`, 2);
      stage.aws.faults.push({ operation, how: 'refused', times: 12 });
      const batch = { Records: records(bounce(notice.id, 0), bounce(notice.id, 1)) };
      const answer = await stage.events.handler(batch).catch(() => 'all of it comes again');
      expect(answer).toBe('all of it comes again');
      stage.aws.faults.length = 0;
      expect(await stage.events.handler(batch)).toEqual({ batchItemFailures: [] });
      expect(await calls()).toHaveLength(1);
    },
  );

  it('wake the workflow again when a crash came between the record and that', async () => {
    const { stream, notice } = await delivered('I-back00000004', 2);
    await told(stage, bounce(notice.id, 0));
    await stage.waits.putWait({ stream, generation: 1, token: 'token-of-the-wait', head: 0 }, minutes(60));
    await told(stage, bounce(notice.id, 0));
    expect(stage.aws.outside.woken).toContain('token-of-the-wait');
  });

  it('while it is being finished are found by the step that finishes it, also when it is tried again', async () => {
    stage.mail.fate = () => 'accept';
    const { stream, notice, generation } = await delivering(stage, 'I-back00000005', 2);
    await play(stage, stream, generation, Date.now(), 'FinishDelivery');
    // Counted before it came back, and recorded after: the step died there.
    const counts = { audience: 2, sent: 2, rejected: 0, suppressed: 0, unknown: 0, pending: 0 };
    await told(stage, bounce(notice.id, 1));
    const finish = { do: 'finish-delivery', notice: notice.id, counts, finishedAt: minutes(1) } as const;
    await stage.incidents.carryOut(stream, { ...asked(finish, minutes(1)), id: `finish-${notice.id}` });
    expect((await stateOf(stage, stream)).duties.filter(({ kind }) => kind === 'call')).toEqual([]);
    await stage.finish.handler(task(stream, generation, minutes(2), { next: { rounds: 1 } }));
    expect((await stateOf(stage, stream)).duties.filter(({ kind }) => kind === 'call')).toHaveLength(1);
  });
});
