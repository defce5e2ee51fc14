import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { StatedTimes } from '../../../../functions/domain/signal/stated-times.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { ref, Scene } from '../scene.ts';

const LEAK = {
  'data.leak': 'confirmed',
  'data.personal': 'confirmed',
  'service.felt': 'none',
};
const OCCURRED = instant('2026-04-24T06:00:00.000Z');
const ENDED = instant('2026-04-24T08:51:00.000Z');

/** Customers were told when the data could be viewed, and why. */
function told() {
  const scene = new Scene(shipped('flexcrm'));
  scene.open(LEAK);
  const letters = new Letters(scene);
  letters.send('first');
  state(letters, { occurredAt: OCCURRED, restoredAt: ENDED }, { 'cause.kind': 'misconfiguration' });
  letters.send('follow-up');
  return letters;
}

function state({ scene }: Letters, times: StatedTimes, facts: Record<string, string> = {}): void {
  scene.after('PT1M').give('officer', { do: 'assess', facts, times, overrule: null, reason: ref('why') });
}

describe('what customers were told, and a person takes back', () => {
  it('given nothing is taken back, then nothing is owed', () => {
    const letters = told();
    expect(sectionOf(letters.draft('follow-up'), 'when')).toContain('閲覧可能であった期間');
    expect(letters.owed()).toEqual([]);
  });

  it.each([
    ['the end of an exposure', { restoredAt: null }, {}, /閲覧可能であった期間/],
    ['the occurrence', { occurredAt: null }, {}, /発生日時/],
    ['the cause', {}, { 'cause.kind': 'unknown' }, /原因/],
  ])('[FC-4] given %s, then a correction is owed, and settles it', (_what, times, facts, named) => {
    const letters = told();
    state(letters, times, facts);
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: /)]);
    expect(letters.owed()[0]).toMatch(named);
    letters.send('correction');
    expect(letters.owed()).toEqual([]);
  });
});
