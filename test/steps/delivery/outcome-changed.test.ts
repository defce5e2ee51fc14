import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fromMs, instant } from '../../../functions/domain/base/time/instant.ts';
import { deliveryTag } from '../../../functions/domain/channels/delivery/positions.ts';
import { NOT_APPROVED } from '../../../functions/domain/channels/delivery/unreached.ts';
import { stateOf, task } from '../stage.ts';
import { Tables } from '../tampering/store.ts';
import type { Fate } from './mail-service.ts';
import { delivering, type MailStage, noticeOf, play, setMailStage, told } from './mail-stage.ts';
import { mended, triesDue } from './mail-trials.ts';

const ODD: Fate = { status: 400, type: 'BadRequestException', message: 'Not today.' };
const SECOND = 'c0002@example.com';
/** The SDK's own attempts at one call. */
const ATTEMPTS = 3;

let stage: MailStage;
let verifyStream: typeof import('../../../infra/cli/verify/verify-stream.ts').verifyStream;
beforeAll(async () => {
  stage = await setMailStage();
  ({ verifyStream } = await import('../../../infra/cli/verify/verify-stream.ts'));
});
afterAll(() => stage.stop());
beforeEach(async () => {
  stage.mail.renew();
  stage.aws.faults.length = 0;
  await mended(stage);
});

/** A notice to four, of whom the second was refused for now and waits. */
async function underway(id: string) {
  const sending = await delivering(stage, id, 4);
  stage.mail.fate = (to) => (to === SECOND ? ODD : 'accept');
  expect((await play(stage, sending.stream, sending.generation)).at(-1)).toBe('WaitUntil');
  stage.mail.fate = () => 'accept';
  const tables = await Tables.read(stage.aws);
  const row = (position: number) =>
    tables.rows.deliveries.find(
      (one) => String(one.notice).startsWith(`${sending.notice.id}#0`) && one.position === position,
    ) ?? {};
  return { ...sending, tables, row };
}

async function goOn({ stream, notice, generation }: Awaited<ReturnType<typeof delivering>>) {
  await triesDue(stage, notice.id, 4);
  return play(stage, stream, generation);
}

async function standsStill(stream: string, position: number) {
  const { mismatches, pages } = await stateOf(stage, stream);
  expect(mismatches).toMatchObject([{ kind: 'outcomes', id: String(position) }]);
  expect(pages.filter(({ why }) => why === 'tampered')).toHaveLength(1);
  expect(await noticeOf(stage, stream)).toMatchObject({ status: 'paused', pause: { why: 'content-changed' } });
}

const verdict = async (stream: string) => (await verifyStream(stream, 1)).verdict;

describe('an outcome that somebody wrote who does not send', () => {
  it('is found before anybody else is mailed: who waits and is set to accepted', async () => {
    const sending = await underway('I-outcome00001');
    const wrote = { acceptance: 'accepted', mailId: 'forged', outcomeAt: instant('2026-04-24T10:00:00.000Z') };
    await sending.tables.put('deliveries', { ...sending.row(1), ...wrote });
    await expect(play(stage, sending.stream, sending.generation)).rejects.toMatchObject({ name: 'ContentChanged' });
    await standsStill(sending.stream, 1);
    // No screen says that the customer was told.
    const paused = await noticeOf(stage, sending.stream);
    expect(await stage.shown.countDeliveries(paused)).toMatchObject({ audience: 4, sent: 3, unknown: 1, pending: 0 });
    expect(await stage.shown.listUnreached(paused)).toMatchObject([{ address: SECOND, outcome: 'unknown' }]);

    // Put back as it was, the delivery goes on and the customer is told.
    await sending.tables.undo();
    expect((await goOn(sending)).at(-1)).toBe('End');
    expect(stage.mail.mailsTo(SECOND)).toBe(1);
    expect(await verdict(sending.stream)).toEqual({ intact: true });
  });

  it('is found before anybody is mailed twice: who was mailed and is set back to waiting', async () => {
    const sending = await underway('I-outcome00002');
    const {
      signature: _s,
      mailId: _m,
      outcomeAt: _o,
      claimedAt: _a,
      claimedBy: _b,
      attempt: _c,
      ...rest
    } = sending.row(2);
    await sending.tables.put('deliveries', { ...rest, acceptance: 'pending' });
    const mailed = stage.mail.accepted.length;
    const at = fromMs(Date.now() + 1_000);
    const next = { cursor: 0, rounds: 1, trial: false, taken: true };
    await expect(stage.send.handler(task(sending.stream, sending.generation, at, { next }))).rejects.toMatchObject({
      name: 'ContentChanged',
    });
    expect(stage.mail.accepted).toHaveLength(mailed);
    const { mismatches } = await stateOf(stage, sending.stream);
    expect(mismatches).toMatchObject([{ kind: 'outcomes' }]);
    await sending.tables.undo();
  });

  it('is found before a notice counts as sent to all', async () => {
    const sending = await delivering(stage, 'I-outcome00003', 3);
    await play(stage, sending.stream, sending.generation, Date.now(), 'FinishDelivery');
    const tables = await Tables.read(stage.aws);
    const row = tables.rows.deliveries.find(({ notice }) => notice === `${sending.notice.id}#01`) ?? {};
    await tables.put('deliveries', { ...row, mailId: 'another' });
    const at = fromMs(Date.now() + 1_000);
    const finish = () => stage.finish.handler(task(sending.stream, sending.generation, at, { next: { rounds: 1 } }));
    await expect(finish()).rejects.toMatchObject({ name: 'ContentChanged' });
    expect((await noticeOf(stage, sending.stream)).finishedAt).toBeNull();
    await tables.undo();
    await finish();
    expect(await noticeOf(stage, sending.stream)).toMatchObject({ status: 'delivered', counts: { sent: 3 } });
  });
});

describe('a sender that stops before it has recorded its outcomes', () => {
  it('leaves them to the next look: nobody is mailed twice, and nothing looks forged', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-outcome00004', 4);
    stage.aws.faults.push({ operation: 'PutItem', how: 'refused', times: ATTEMPTS, about: 'delivery.progressed' });
    await expect(play(stage, stream, generation)).rejects.toMatchObject({ name: 'StorageUnavailable' });
    expect(stage.mail.accepted).toHaveLength(4);
    expect((await noticeOf(stage, stream)).proof?.recorded).toEqual([]);
    expect(await verdict(stream)).toEqual({ intact: true });

    expect((await play(stage, stream, generation)).at(-1)).toBe('End');
    expect(stage.mail.accepted).toHaveLength(4);
    expect((await noticeOf(stage, stream)).proof?.recorded).toMatchObject([{ accepted: '0-3', others: [] }]);
    expect(notice.id).toMatch(/-n1$/);
    expect(await verdict(stream)).toEqual({ intact: true });
  });
});

describe('news of a mail that stands in the ledger and not yet in its row', () => {
  const taken = (notice: string) => ({
    time: '2026-04-24T12:00:00Z',
    detail: { eventType: 'Send', mail: { messageId: 'late', tags: { delivery: [deliveryTag(notice, 1)] } } },
  });

  it('counts: nobody of whom SES says that it took the mail is mailed again', async () => {
    const sending = await underway('I-outcome00005');
    const { notice, stream } = sending;
    stage.aws.faults.push({ operation: 'UpdateItem', how: 'refused', times: ATTEMPTS, about: `${notice.id}#01` });
    const event = { messageId: 'm', body: JSON.stringify(taken(notice.id)) };
    await expect(stage.events.handler({ Records: [event] })).rejects.toMatchObject({ name: 'StorageUnavailable' });
    expect(await stage.deliveries.readDelivery(notice.id, 1)).toMatchObject({ acceptance: 'pending' });
    expect(await verdict(stream)).toMatchObject({ intact: false });

    expect((await goOn(sending)).at(-1)).toBe('End');
    expect(stage.mail.mailsTo(SECOND)).toBe(0);
    expect((await noticeOf(stage, stream)).counts).toMatchObject({ sent: 4, pending: 0 });

    // The event comes again, and its row follows.
    await told(stage, taken(notice.id));
    expect(await stage.deliveries.readDelivery(notice.id, 1)).toMatchObject({ acceptance: 'accepted', mailId: 'late' });
    expect(await verdict(stream)).toEqual({ intact: true });
  });
});

describe('recipients whom somebody changed after a notice went out', () => {
  /** A notice to four that is through; nobody knows of the second. */
  async function over(id: string) {
    const sending = await delivering(stage, id, 4);
    stage.mail.fate = (to) => (to === SECOND ? 'lost' : 'accept');
    expect((await play(stage, sending.stream, sending.generation)).at(-1)).toBe('End');
    const tables = await Tables.read(stage.aws);
    const row = (position: number) =>
      tables.rows.deliveries.find((one) => one.notice === `${sending.notice.id}#0${position}`) ?? {};
    return { ...sending, tables, row, finished: await noticeOf(stage, sending.stream) };
  }

  it.each(['address', 'contact', 'name', 'fallback', 'contract'])(
    'given another %s of somebody to be called, then no screen gives the forged contact, nor that of anybody else',
    async (field) => {
      const { tables, row, finished } = await over(`I-f${field}`);
      expect(await stage.shown.listUnreached(finished)).toMatchObject([{ contract: 'C-0002', address: SECOND }]);
      await tables.put('deliveries', { ...row(1), [field]: 'forged@example.com' });
      const [one] = await stage.shown.listUnreached(finished);
      expect(one).toMatchObject({ name: '', contact: '', address: '', fallback: '', why: NOT_APPROVED });
      await tables.undo();
      expect(await stage.shown.listUnreached(finished)).toMatchObject([{ contract: 'C-0002', address: SECOND }]);
    },
  );

  it('given a row that is gone, then the counts do not shrink: who is not on record as mailed counts as unknown', async () => {
    const { tables, row, finished } = await over('I-gone00000001');
    const counts = { audience: 4, sent: 3, unknown: 1, pending: 0, rejected: 0 };
    expect(await stage.shown.countDeliveries(finished)).toMatchObject(counts);
    await tables.remove('deliveries', row(1));
    expect(await stage.shown.countDeliveries(finished)).toMatchObject(counts);
    expect(await stage.shown.listUnreached(finished)).toMatchObject([{ contract: '', outcome: 'unknown' }]);
    // The ledger says that this one was sent to, whatever became of the row.
    await tables.remove('deliveries', row(2));
    expect(await stage.shown.countDeliveries(finished)).toMatchObject(counts);
    await tables.undo();
  });

  it('given a row that is gone while it goes out, then the counts say so, too', async () => {
    const sending = await underway('I-gone00000002');
    await sending.tables.remove('deliveries', sending.row(1));
    const paused = await noticeOf(stage, sending.stream);
    expect(await stage.shown.countDeliveries(paused)).toMatchObject({ audience: 4, sent: 3, unknown: 1 });
    await sending.tables.undo();
  });
});

describe('the last look of a delivery that ends', () => {
  it('owes a call for a mail that came back by what the ledger says, although its row does not show it', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-lastlook0001', 3);
    await play(stage, stream, generation, Date.now(), 'FinishDelivery');
    const at = fromMs(Date.now() + 1_000);
    const finish = () => stage.finish.handler(task(stream, generation, at, { next: { rounds: 1 } }));
    await finish();
    const bounce = { bounceType: 'Permanent', bounceSubType: 'General' };
    const mail = { messageId: 'b', tags: { delivery: [deliveryTag(notice.id, 1)] } };
    const event = { time: '2026-04-24T12:00:00Z', detail: { eventType: 'Bounce', mail, bounce } };
    stage.aws.faults.push({ operation: 'UpdateItem', how: 'refused', times: ATTEMPTS, about: `${notice.id}#01` });
    const came = { Records: [{ messageId: 'm', body: JSON.stringify(event) }] };
    await expect(stage.events.handler(came)).rejects.toMatchObject({ name: 'StorageUnavailable' });
    expect(await stage.deliveries.readDelivery(notice.id, 1)).toMatchObject({ settlement: 'none' });
    const calls = async () => (await stateOf(stage, stream)).duties.filter(({ kind }) => kind === 'call');
    expect(await calls()).toEqual([]);
    await finish();
    expect(await calls()).toMatchObject([{ status: 'open' }]);
    expect((await noticeOf(stage, stream)).unreached.failed).toMatchObject({ contracts: ['C-0002'], count: 1 });
  });
});
