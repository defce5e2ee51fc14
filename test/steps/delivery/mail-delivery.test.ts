import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FAILURES_TO_OPEN } from '../../../functions/domain/channels/delivery/circuit-breaker.ts';
import { TRIAL_MAIL } from '../../../functions/domain/channels/mail/trial-mail.ts';
import { stateOf, T0, task } from '../stage.ts';
import { delivering, type MailStage, nextGeneration, noticeOf, play, setMailStage } from './mail-stage.ts';
import { dueNow, mended, settledIn, trying } from './mail-trials.ts';

let stage: MailStage;
beforeAll(async () => {
  stage = await setMailStage();
});
afterAll(() => stage.stop());
beforeEach(() => stage.mail.renew());
const settled = (notice: string, count: number) => settledIn(stage, notice, count);

describe('a delivery', () => {
  it('[FC-6] mails every recipient once and meets the duty when the last is out', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-plain0000001', 60);
    const went = await play(stage, stream, generation);
    expect(went.at(-1)).toBe('End');
    expect(await settled(notice.id, 60)).toEqual({
      audience: 60,
      sent: 60,
      rejected: 0,
      suppressed: 0,
      unknown: 0,
      pending: 0,
    });
    const state = await stateOf(stage, stream);
    const [told] = state.notices;
    expect(told).toMatchObject({ status: 'delivered', counts: { sent: 60 } });
    expect(state.duties.find(({ kind }) => kind === 'notice.first')?.metAt).toBe(told?.finishedAt);
  });

  it('sends one recipient a message, with text, HTML, tags and headers', async () => {
    const { stream, generation } = await delivering(stage, 'I-shape0000001', 2);
    await play(stage, stream, generation);
    const first = stage.mail.accepted.find(({ to }) => to === 'c0001@example.com');
    expect(first).toMatchObject({
      tags: {
        delivery: 'I-shape0000001-n1-0',
        attempt: '1',
        kind: 'notice',
        stage: 'first',
        incident: 'I-shape0000001',
      },
      headers: {
        References: '<I-shape0000001@example.jp>',
        'Auto-Submitted': 'auto-generated',
        'Reply-To': 'support@example.jp',
      },
    });
    expect(first?.text).toContain('サンプル0001株式会社');
    expect(first?.text).not.toContain('0002');
    expect(first?.headers).not.toHaveProperty('List-Unsubscribe');
  });

  it('names a lost reply unknown and never sends it again', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-lost00000001', 60);
    stage.mail.fate = (_, n) => (n % 20 === 0 ? 'lost' : 'accept');
    await play(stage, stream, generation);
    const counts = await settled(notice.id, 60);
    expect(counts).toMatchObject({ sent: 57, unknown: 3 });
    const unreached = await stage.shown.listUnreached(await noticeOf(stage, stream));
    expect(unreached.map(({ outcome, contract }) => `${outcome} ${contract.slice(0, 2)}`)).toEqual(
      Array(3).fill('unknown C-'),
    );
    expect(stage.mail.accepted).toHaveLength(60);
  });

  it('rejects one bad address and goes on with everybody else', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-bad000000001', 30);
    const refused = { status: 400, type: 'BadRequestException', message: 'Illegal address' };
    stage.mail.fate = (to) => (to.startsWith('c0007@') ? refused : 'accept');
    await play(stage, stream, generation);
    expect(await settled(notice.id, 30)).toMatchObject({ sent: 29, rejected: 1 });
    expect(await stage.shown.listUnreached(await noticeOf(stage, stream))).toMatchObject([
      { contract: 'C-0007', address: 'c0007@example.com', outcome: 'rejected' },
    ]);
  });

  it('waits after being throttled, then sends the rest', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-slow00000001', 40);
    const throttled = { status: 429, type: 'TooManyRequestsException', message: 'Maximum sending rate exceeded.' };
    stage.mail.fate = (_, n) => (n === 5 || n === 25 ? throttled : 'accept');
    await play(stage, stream, generation);
    expect(await settled(notice.id, 40)).toMatchObject({ sent: 40, unknown: 0 });
  });

  it('ends a slice when the service answers nothing, and then risks nobody while it lasts', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-hang00000001', 200);
    stage.mail.account.rate = 40;
    stage.mail.fate = () => ({ status: 503, type: 'ServiceUnavailable', message: '' });
    const slice = () => stage.send.handler(task(stream, generation, T0, { next: { cursor: 0, rounds: 0 } }));
    const unknown = async () => (await stage.deliveries.readStanding(notice.id, 200)).counts.unknown;
    expect(await slice()).toMatchObject({ do: 'PlanSlice', cursor: -1 });
    const first = await unknown();
    expect(first).toBeGreaterThanOrEqual(3);
    expect(first, 'two seconds of sends at most').toBeLessThanOrEqual(80);
    // From here on only mails to nobody are risked, however long it lasts.
    for (let time = 1; time <= FAILURES_TO_OPEN; time += 1) await slice();
    expect(await stage.lease.readLease()).toMatchObject({ pause: { kind: 'no-answer' } });
    await trying(stage, stream, generation);
    await trying(stage, stream, generation);
    expect(await unknown()).toBe(first);
    // A service that takes mails to nobody and loses the others costs one for each trial.
    stage.mail.fate = (to) =>
      to === TRIAL_MAIL.to ? 'accept' : { status: 503, type: 'ServiceUnavailable', message: '' };
    await trying(stage, stream, generation);
    expect(await unknown()).toBe(first + 1);
    await mended(stage);
  });
});

describe('an account that answers once a second', () => {
  it('is asked again rather than taken for trouble: everybody is mailed without a pause', async () => {
    stage.mail.asksOnceASecond = true;
    const { stream, notice, generation } = await delivering(stage, 'I-asks00000001', 30);
    expect((await play(stage, stream, generation)).at(-1)).toBe('End');
    stage.mail.asksOnceASecond = false;
    expect(await settled(notice.id, 30)).toMatchObject({ sent: 30 });
    expect(await stage.lease.readLease()).toMatchObject({ troubles: 0, pause: null });
  });
});

describe('a wrong account', () => {
  const denied = { status: 403, type: 'AccessDeniedException', message: 'not authorized to perform ses:SendEmail' };

  it('pauses everything, rejects nobody, pages, and goes on by itself when one mail gets through', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-denied000001', 50);
    stage.mail.fate = (_, n) => (n >= 10 ? denied : 'accept');
    const went = await play(stage, stream, generation);
    expect(went.at(-1)).toBe('WaitForChange');
    const { counts } = await stage.deliveries.readStanding(notice.id, 50);
    expect(counts).toMatchObject({ rejected: 0, unknown: 0 });
    expect(counts.sent + counts.pending).toBe(50);
    const state = await stateOf(stage, stream);
    expect(state.notices[0]).toMatchObject({
      status: 'paused',
      pause: { why: expect.stringContaining('AccessDenied') },
    });
    expect(state.pages.some(({ why }) => why === 'paused')).toBe(true);

    stage.mail.fate = () => 'accept';
    const later = Date.now() + 6 * 60_000;
    await dueNow(stage);
    expect((await play(stage, stream, generation, later)).at(-1)).toBe('End');
    expect(await settled(notice.id, 50)).toMatchObject({ sent: 50 });
    expect(await noticeOf(stage, stream)).toMatchObject({ status: 'delivered', pause: null });
  });

  it('tries a paused account with a single mail, to nobody', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-trial0000001', 20);
    stage.mail.fate = () => denied;
    await play(stage, stream, generation);
    const before = stage.mail.requests;
    await dueNow(stage);
    await play(stage, stream, generation);
    expect(stage.mail.requests - before).toBe(1);
    expect((await stage.deliveries.readStanding(notice.id, 20)).counts.pending).toBe(20);
    await mended(stage);
  });

  it('waits for the quota of 24 hours to free, pages once, and then goes on', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-quota0000001', 30);
    const used = { status: 429, type: 'TooManyRequestsException', message: 'Daily message quota exceeded.' };
    stage.mail.fate = (_, n) => (n > 12 ? used : 'accept');
    expect((await play(stage, stream, generation)).at(-1)).toBe('WaitForChange');
    expect(await noticeOf(stage, stream)).toMatchObject({
      status: 'paused',
      pause: { why: expect.stringContaining('quota') },
    });

    Object.assign(stage.mail.account, { perDay: 30, sent: 30 });
    const soon = Date.now() + 20 * 60_000;
    expect((await play(stage, stream, generation, soon)).at(-1)).toBe('WaitForChange');
    stage.mail.account.sent = 0;
    stage.mail.fate = () => 'accept';
    expect((await play(stage, stream, generation, soon + 20 * 60_000)).at(-1)).toBe('End');
    expect(await settled(notice.id, 30)).toMatchObject({ sent: 30 });
    const pages = (await stateOf(stage, stream)).pages.filter(({ why }) => why === 'paused');
    expect(pages).toHaveLength(1);
  });
});

describe('a sender that dies', () => {
  it('leaves its claims to be named unknown by the next execution, and nobody is mailed twice', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-dies00000001', 80);
    stage.mail.delayMs = 50;
    // The store stops answering in the middle: claims and outcomes are lost as in a power cut.
    stage.mail.fate = (_, n) => {
      if (n === 30) stage.aws.faults.push({ operation: 'UpdateItem', how: 'refused', times: 400 });
      return 'accept';
    };
    await expect(play(stage, stream, generation)).rejects.toThrow();
    stage.aws.faults.length = 0;
    stage.mail.delayMs = 0;
    const next = await nextGeneration(stage, stream, notice.id);
    expect(await play(stage, stream, generation), 'the old one ends').toEqual(['PlanSlice', 'End']);
    expect((await play(stage, stream, next)).at(-1)).toBe('End');
    const counts = await settled(notice.id, 80);
    expect(counts.unknown).toBeGreaterThan(0);
    expect(counts.sent + counts.unknown).toBe(80);
  });

  it('recognises its own claim when the reply was lost', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-claim0000001', 20);
    let times = 0;
    stage.mail.fate = () => {
      times += 1;
      if (times % 4 === 0) stage.aws.faults.push({ operation: 'UpdateItem', how: 'lost', times: 1 });
      return 'accept';
    };
    await play(stage, stream, generation);
    expect(await settled(notice.id, 20)).toMatchObject({ sent: 20, unknown: 0 });
  });
});
