import { describe, expect, it } from 'vitest';
import type { NoticeReport } from '../../../functions/domain/views/report.ts';
import type { RehearsalOutcome } from '../../../infra/cli/rehearse/timeline/outcome.ts';
import { rehearseInline } from '../inline.ts';

const START = '2026-04-24T13:30:00+09:00';
const CUSTOMERS = 60;

/** A leak is reported; the fault comes just before the approval, and the first notice goes out into it. */
async function mailInto(fault: Record<string, unknown>, more: Record<string, unknown> = {}): Promise<RehearsalOutcome> {
  const { outcome, surprises } = await rehearseInline({
    start: START,
    until: 'P2D',
    customers: { generate: CUSTOMERS },
    ...more,
    steps: [
      { at: 'PT0S', do: 'report', with: { title: '流出の疑い', facts: { 'data.leak': 'possible' } } },
      { at: 'PT9M', do: 'fault', with: fault },
      { at: 'PT10M', as: 'approver@example.jp', do: 'approve', with: { what: 'first' } },
    ],
  });
  expect(surprises).toEqual([]);
  return outcome;
}

function firstNotice(outcome: RehearsalOutcome): NoticeReport | undefined {
  return outcome.incidents[0]?.notices.find(({ stage }) => stage === 'first');
}

function toldOf(outcome: RehearsalOutcome): string[] {
  return outcome.mails.filter(({ kind }) => kind === 'notice').map(({ to }) => to);
}

describe('a first notice into a fault of the mail service', () => {
  it('a lost reply mails nobody twice, and whoever it was is told of or named unknown', async () => {
    const outcome = await mailInto({ kind: 'mail.reply-lost', count: 5 });
    const told = toldOf(outcome);
    const notice = firstNotice(outcome);
    expect(told.length).toBe(new Set(told).size);
    expect(told.length).toBe(CUSTOMERS);
    expect((notice?.sent ?? 0) + (notice?.unknown ?? 0)).toBe(CUSTOMERS);
    expect(notice).toMatchObject({ pending: 0, rejected: 0 });
  });

  it('throttling delays and loses nobody', async () => {
    const outcome = await mailInto({ kind: 'mail.throttle', count: 7 });
    expect(new Set(toldOf(outcome)).size).toBe(CUSTOMERS);
    expect(firstNotice(outcome)).toMatchObject({ sent: CUSTOMERS, unknown: 0, rejected: 0, pending: 0 });
  });

  it('one wrong permission pauses everything, pages, and marks nobody rejected', async () => {
    const outcome = await mailInto({ kind: 'mail.denied', for: 'PT30M' });
    expect(firstNotice(outcome)).toMatchObject({ rejected: 0, unknown: 0 });
    expect(outcome.pages.some(({ why }) => /paus|mail/i.test(why))).toBe(true);
    expect(toldOf(outcome).length).toBe(new Set(toldOf(outcome)).size);
  });

  it('the daily quota running out pauses, pages, and goes on when the window frees', async () => {
    const outcome = await mailInto({ kind: 'mail.throttle', count: 1 }, { mail: { perDay: 40 } });
    const told = toldOf(outcome);
    expect(new Set(told).size).toBe(CUSTOMERS);
    expect(told.length).toBe(CUSTOMERS);
    expect(firstNotice(outcome)).toMatchObject({ sent: CUSTOMERS, pending: 0, rejected: 0 });
  });
});
