import { describe, expect, it } from 'vitest';
import { judgeRefusal, REFUSALS_MAX, trialCandidates } from '../../../functions/domain/delivery/refusal.ts';

const [BEFORE, FIRST, AFTER] = ['2026-04-24T09:00:00.000Z', '2026-04-24T09:00:01.000Z', '2026-04-24T09:00:02.000Z'];
const once = { refusals: 1, refusedAt: FIRST };

describe('a refusal in words that blame nobody', () => {
  it.each([
    ['the first', {}, AFTER, false, 'again'],
    ['another one, when mail that left in between was taken', once, AFTER, false, 'reject'],
    ['another one, when mail was taken only before', once, BEFORE, false, 'stop'],
    ['another one, when nobody was taken', once, null, false, 'stop'],
    ['one more in a trial', once, null, true, 'stop'],
    ['the last that is tried in a trial', { ...once, refusals: REFUSALS_MAX - 1 }, null, true, 'reject'],
    ['as many outside of a trial', { ...once, refusals: REFUSALS_MAX }, null, false, 'stop'],
  ] as const)('%s', (_, before, takenAt, isTrial, verdict) => {
    expect(judgeRefusal(before, takenAt, isTrial)).toBe(verdict);
  });

  it('is tried with those refused least, from all over the audience', () => {
    const rows = Array.from({ length: 9 }, (_, position) => ({ position, refusals: position < 4 ? 2 : 1 }));
    expect(trialCandidates(rows).map(({ position }) => position)).toEqual([4, 6, 8]);
    expect(trialCandidates(rows.slice(0, 5)).map(({ position }) => position)).toEqual([4, 0, 1]);
    expect(trialCandidates([])).toEqual([]);
  });
});
