import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { REFUSALS_MAX } from '../../functions/domain/delivery/refusal.ts';
import { TRIAL_MAIL } from '../../functions/domain/delivery/trial-mail.ts';
import type { Fate } from './mail-service.ts';
import { delivering, type MailStage, noticeOf, play, setMailStage } from './mail-stage.ts';
import { dueNow, mended, settledIn, trying } from './mail-trials.ts';
import { stateOf } from './stage.ts';

const ODD: Fate = { status: 400, type: 'BadRequestException', message: 'Not today.' };
const numberOf = (to: string) => Number(/\d+/.exec(to)?.[0] ?? '0');

let stage: MailStage;
beforeAll(async () => {
  stage = await setMailStage();
});
afterAll(() => stage.stop());
beforeEach(async () => {
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

/** Plays on, each pause run out at once, until the delivery ends. Answers how often it was paused. */
async function playOut(stream: string, generation: number, pausesMax: number): Promise<number> {
  for (let pauses = 0; pauses <= pausesMax; pauses += 1) {
    if ((await play(stage, stream, generation, Date.now() + 1_000)).at(-1) === 'End') return pauses;
    await dueNow(stage);
  }
  throw new Error(`paused more than ${pausesMax} times`);
}

const pausePages = async (stream: string) =>
  (await stateOf(stage, stream)).pages.filter(({ why }) => why === 'paused').length;

describe('a refusal in words that nobody knows', () => {
  it('is the fault of whom it meets twice, while others are taken in between: rejected, and nobody waits', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-odd000000001', 30);
    stage.mail.account.rate = 40;
    fates((to) => ([7, 13].includes(numberOf(to)) ? ODD : 'accept'));
    expect((await play(stage, stream, generation)).at(-1)).toBe('End');
    expect(await settledIn(stage, notice.id, 30)).toMatchObject({ sent: 28, rejected: 2, unknown: 0 });
    expect(await stage.deliveries.listUnreached(await noticeOf(stage, stream))).toMatchObject([
      { contract: 'C-0007', why: 'BadRequestException (400), again and again' },
      { contract: 'C-0013' },
    ]);
    expect(await pausePages(stream)).toBe(0);
  });

  it('that passes by itself rejects nobody', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-odd000000002', 60);
    let asked = 0;
    fates(() => {
      asked += 1;
      return asked > 10 && asked <= 30 ? ODD : 'accept';
    });
    await playOut(stream, generation, 5);
    expect(await settledIn(stage, notice.id, 60)).toMatchObject({ sent: 60 });
  });

  it.each([0, 5])(
    'of everybody, after %i were taken, pauses once, rejects nobody, and tries all of them',
    async (taken) => {
      const { stream, notice, generation } = await delivering(stage, `I-odd10000000${taken}`, taken + 9);
      let mailed = 0;
      const met = fates(() => {
        mailed += 1;
        return mailed <= taken ? 'accept' : ODD;
      });
      expect((await play(stage, stream, generation)).at(-1)).toBe('WaitForChange');
      expect((await noticeOf(stage, stream)).pause?.why).toContain('BadRequestException (400)');
      met.length = 0;
      for (let time = 1; time <= 3; time += 1) await trying(stage, stream, generation);
      expect(new Set(met).size, 'others each time').toBeGreaterThanOrEqual(7);
      const { counts } = await stage.deliveries.readStanding(notice.id, taken + 9);
      expect(counts).toMatchObject({ sent: taken, rejected: 0, unknown: 0, pending: 9 });
      expect(await pausePages(stream)).toBe(1);
      // Mended: whoever was refused is mailed like the others.
      stage.mail.fate = () => 'accept';
      await playOut(stream, generation, 1);
      expect(await settledIn(stage, notice.id, taken + 9)).toMatchObject({ sent: taken + 9 });
    },
  );

  it('of the only recipient pauses and is tried again, then it is told to people', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-odd000000003', 1);
    const met = fates(() => ODD);
    expect((await play(stage, stream, generation)).at(-1)).toBe('WaitForChange');
    expect((await stage.deliveries.readStanding(notice.id, 1)).counts).toMatchObject({ pending: 1, rejected: 0 });
    await playOut(stream, generation, REFUSALS_MAX);
    expect(met).toHaveLength(REFUSALS_MAX);
    expect(await settledIn(stage, notice.id, 1)).toMatchObject({ rejected: 1 });
  });

  it('of many in a row is one pause, and the others are mailed', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-odd000000004', 40);
    stage.mail.account.rate = 60;
    fates((to) => (numberOf(to) <= 16 ? ODD : 'accept'));
    expect(await playOut(stream, generation, 2)).toBeLessThanOrEqual(1);
    expect(await settledIn(stage, notice.id, 40)).toMatchObject({ sent: 24, rejected: 16 });
  });

  it('of one that stays, after one of everybody, holds nobody up', async () => {
    const { stream, notice, generation } = await delivering(stage, 'I-odd000000005', 4);
    fates(() => ODD);
    await play(stage, stream, generation);
    fates((to) => (numberOf(to) === 1 ? ODD : 'accept'));
    await playOut(stream, generation, 2);
    expect(await settledIn(stage, notice.id, 4)).toMatchObject({ sent: 3, rejected: 1 });
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
      // The next to ask the store for anything of the lease is the one who gives slots back.
      if (n === 20) stage.aws.faults.push({ operation: 'GetItem', how: 'refused', times: 3 });
      return n === 20 ? throttled : 'accept';
    };
    await play(stage, stream, generation).catch(() => undefined);
    const { counts, claimed } = await stage.deliveries.readStanding(notice.id, 40);
    expect({ unknown: counts.unknown, claimed }).toEqual({ unknown: 0, claimed: 0 });
    expect(counts.sent).toBe(stage.mail.accepted.length);
    stage.aws.faults.length = 0;
  });
});
