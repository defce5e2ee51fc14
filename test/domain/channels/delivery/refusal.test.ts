import { describe, expect, it } from 'vitest';
import { fromMs } from '../../../../functions/domain/base/time/instant.ts';
import {
  afterRefusal,
  isDue,
  REFUSALS_MAX,
  trialCandidates,
} from '../../../../functions/domain/channels/delivery/refusal.ts';

const at = (minutes: number) => fromMs(1_777_000_000_000 + minutes * 60_000);

describe('a refusal in words that blame nobody', () => {
  it('lets its recipient wait longer each time, and is the last at some time', () => {
    const waits = Array.from({ length: REFUSALS_MAX }, (_, refusals) => afterRefusal({ refusals }, at(0)));
    expect(waits).toEqual([
      { refusals: 1, notBefore: at(1) },
      { refusals: 2, notBefore: at(3) },
      { refusals: 3, notBefore: at(6) },
      null,
    ]);
    expect([isDue({}, at(0)), isDue({ notBefore: at(1) }, at(0)), isDue({ notBefore: at(1) }, at(1))]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('is tried with those tried least, from all over the audience', () => {
    const rows = Array.from({ length: 9 }, (_, position) => ({ position, attempt: position < 4 ? 2 : 1 }));
    expect(trialCandidates(rows).map(({ position }) => position)).toEqual([4, 6, 8]);
    expect(trialCandidates(rows.slice(0, 5)).map(({ position }) => position)).toEqual([4, 0, 1]);
    expect(trialCandidates(rows.slice(0, 1))).toHaveLength(1);
    expect(trialCandidates([])).toEqual([]);
  });
});
