import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { REFUSALS_MAX, TRIED_MAX } from '../../../functions/domain/channels/delivery/refusal.ts';
import { TRIAL_MAIL } from '../../../functions/domain/channels/mail/trial-mail.ts';
import { stateOf } from '../stage.ts';
import type { Fate } from './mail-service.ts';
import { delivering, type MailStage, noticeOf, play, setMailStage } from './mail-stage.ts';
import { dueNow, impatient, mended, settledIn, triesDue, trying } from './mail-trials.ts';

const ODD: Fate = { status: 400, type: 'BadRequestException', message: 'Not today.' };
/** More than any of these deliveries takes, also on a machine so busy that a slice mails a handful. */
const ROUNDS_MAX = 60;
type Delivering = Awaited<ReturnType<typeof delivering>>;
const numberOf = (to: string) => Number(/\d+/.exec(to)?.[0] ?? '0');

let stage: MailStage;
beforeAll(async () => {
  stage = await setMailStage();
});
afterAll(() => stage.stop());
beforeEach(async () => {
  stage.aws.faults.length = 0;
  stage.mail.renew();
  await mended(stage);
});

/** Mails to nobody are always taken; a customer's by this rule. */
function fates(fate: (to: string) => Fate): string[] {
  const met: string[] = [];
  stage.mail.fate = (to) => {
    if (to === TRIAL_MAIL.to) return 'accept';
    met.push(to);
    return fate(to);
  };
  return met;
}

/** Plays on until the delivery ends, all waits over at once. Answers how often it was paused. */
async function playOut({ stream, notice, generation }: Delivering, count: number): Promise<number> {
  let pauses = 0;
  for (let round = 1; round <= ROUNDS_MAX; round += 1) {
    const last = (await play(stage, stream, generation, Date.now() + 1_000)).at(-1);
    if (last === 'End') return pauses;
    if (last === 'WaitForChange') pauses += 1;
    if (last === 'WaitForChange') await dueNow(stage);
    else await triesDue(stage, notice.id, count);
  }
  throw new Error(`not over after ${ROUNDS_MAX} rounds`);
}

const pausePages = async (stream: string) =>
  (await stateOf(stage, stream)).pages.filter(({ why }) => why === 'paused').length;

describe('a refusal in words that nobody knows', () => {
  let patience: () => Promise<void>;
  beforeAll(() => {
    patience = impatient(stage);
  });
  afterAll(() => patience());

  it('of one customer keeps nobody waiting, and is told to people when it stays', async () => {
    const sending = await delivering(stage, 'I-odd000000001', 30);
    const met = fates((to) => ([7, 30].includes(numberOf(to)) ? ODD : 'accept'));
    expect((await play(stage, sending.stream, sending.generation)).at(-1)).toBe('WaitUntil');
    const { counts } = await stage.deliveries.readStanding(sending.notice.id, 30);
    expect(counts).toMatchObject({ sent: 28, pending: 2, rejected: 0 });
    expect(await playOut(sending, 30)).toBe(0);
    expect(met.filter((to) => numberOf(to) === 7)).toHaveLength(REFUSALS_MAX);
    expect(await settledIn(stage, sending.notice.id, 30)).toMatchObject({ sent: 28, rejected: 2, unknown: 0 });
    expect(await stage.shown.listUnreached(await noticeOf(stage, sending.stream))).toMatchObject([
      { contract: 'C-0007', why: 'BadRequestException (400), 4 times' },
      { contract: 'C-0030' },
    ]);
    expect(await pausePages(sending.stream)).toBe(0);
  });

  it('of every fourth pauses nothing, also when only they are left', async () => {
    const sending = await delivering(stage, 'I-odd000000007', 48);
    fates((to) => (numberOf(to) % 4 === 0 ? ODD : 'accept'));
    expect(await playOut(sending, 48)).toBe(0);
    expect(await settledIn(stage, sending.notice.id, 48)).toMatchObject({ sent: 36, rejected: 12 });
    expect(await stage.lease.readLease()).toMatchObject({ pause: null, troubles: 0 });
  });

  it('that passes by itself rejects nobody, and pauses nothing', async () => {
    const sending = await delivering(stage, 'I-odd000000002', 60);
    let asked = 0;
    fates(() => {
      asked += 1;
      return asked > 10 && asked <= 24 ? ODD : 'accept';
    });
    expect(await playOut(sending, 60)).toBe(0);
    expect(await settledIn(stage, sending.notice.id, 60)).toMatchObject({ sent: 60 });
  });

  it('of everybody, after some were taken, pauses once, rejects nobody, and tries one after the other', async () => {
    const taken = 5;
    const sending = await delivering(stage, 'I-odd000000003', taken + 40);
    // Slow enough that a busy machine has few on their way when five in a row were refused.
    stage.mail.account.rate = 10;
    let mailed = 0;
    const met = fates(() => {
      mailed += 1;
      return mailed <= taken ? 'accept' : ODD;
    });
    for (let round = 1; round <= ROUNDS_MAX; round += 1) {
      const went = await play(stage, sending.stream, sending.generation, Date.now() + 1_000);
      if (went.at(-1) === 'WaitForChange') break;
      await triesDue(stage, sending.notice.id, taken + 40);
    }
    expect((await noticeOf(stage, sending.stream)).pause?.why).toContain('BadRequestException (400)');
    met.length = 0;
    for (let time = 1; time <= 10; time += 1) await trying(stage, sending.stream, sending.generation);
    expect(new Set(met).size, 'others in turn').toBeGreaterThan(TRIED_MAX);
    const { counts } = await stage.deliveries.readStanding(sending.notice.id, taken + 40);
    expect(counts).toMatchObject({ sent: taken, rejected: 0, unknown: 0, pending: 40 });
    expect(await pausePages(sending.stream)).toBe(1);
    // Mended: whoever was refused is mailed like the others.
    stage.mail.fate = () => 'accept';
    await mended(stage);
    await playOut(sending, taken + 40);
    expect(await settledIn(stage, sending.notice.id, taken + 40)).toMatchObject({ sent: taken + 40 });
  });

  it('of many in a row holds the others up for a while, and not longer', async () => {
    const sending = await delivering(stage, 'I-odd000000004', 40);
    fates((to) => (numberOf(to) <= 7 ? ODD : 'accept'));
    await playOut(sending, 40);
    expect(await settledIn(stage, sending.notice.id, 40)).toMatchObject({ sent: 33, rejected: 7 });
    expect(await pausePages(sending.stream)).toBeLessThanOrEqual(1);
  });

  it('in the words of a wrong address rejects few when it is everybody’s: it is rather the sender’s', async () => {
    const sending = await delivering(stage, 'I-odd000000005', 60);
    stage.mail.account.rate = 40;
    fates(() => ({ status: 400, type: 'BadRequestException', message: 'Illegal address' }));
    for (let round = 1; round <= ROUNDS_MAX; round += 1) {
      const went = await play(stage, sending.stream, sending.generation, Date.now() + 1_000);
      if (went.at(-1) === 'WaitForChange') break;
      await triesDue(stage, sending.notice.id, 60);
    }
    const { counts } = await stage.deliveries.readStanding(sending.notice.id, 60);
    expect(counts.rejected).toBeLessThan(30);
    expect(await pausePages(sending.stream)).toBe(1);
  });
});

describe('a store that fails between two sends', () => {
  it('ends the slice when what was on its way has been recorded', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-away00000001', 40);
    stage.mail.account.rate = 100;
    stage.mail.delayMs = 600;
    const throttled: Fate = {
      status: 429,
      type: 'TooManyRequestsException',
      message: 'Maximum sending rate exceeded.',
    };
    stage.mail.fate = (_, n) => {
      // From here on nobody reads the lease, whether to give slots back, to take some ahead or to say why sending stopped.
      if (n === 20) stage.aws.faults.push({ operation: 'GetItem', how: 'refused', times: Number.POSITIVE_INFINITY });
      return n === 20 ? throttled : 'accept';
    };
    await expect(play(stage, stream, generation)).rejects.toThrow(/dynamodb/);
    const { counts, claimed } = await stage.deliveries.readStanding(notice.id, 40);
    expect({ unknown: counts.unknown, claimed }).toEqual({ unknown: 0, claimed: 0 });
    expect(counts.sent).toBe(stage.mail.accepted.length);
  });
});
