import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import { at, DATA, FELT, fireAgain, incident, OPEN, outage, state } from '../../joining/courses.ts';
import { type Letters, sectionOf } from '../../letters.ts';

const LEAKED: Facts = { ...DATA, 'cause.kind': 'intrusion' };
const NO_LEAK: Facts = {
  'data.leak': 'none',
  'data.personal': 'none',
  'cause.kind': 'defect',
  'cause.wrongful': 'none',
};
const PERIOD = '閲覧可能であった期間：2026年4月24日（金）10時00分から2026年4月24日（金）12時00分まで';

/** A leak since 10:00, and an outage of a function on record, both told; `felt`: users felt it. */
function both(felt: boolean): Letters {
  const letters = incident(LEAKED, { occurredAt: at('10:00') });
  outage(letters, 'Export', '14:10', '16:00');
  if (felt) state(letters, FELT);
  letters.send('first');
  return letters;
}

describe('an outage on record beside data', () => {
  it.each([false, true])(
    '[FC-4] given users felt it (%s), when the leak is ruled out, then the disturbance began with the outage',
    (felt) => {
      const letters = both(felt);
      state(letters, NO_LEAK);
      const draft = letters.send('correction');
      const when = sectionOf(draft, 'when');
      expect(when).toMatch(/^発生日時：[^\n]*14時10分/);
      expect(when).toContain('発生から復旧までの時間：1時間50分');
      expect(sectionOf(draft, 'new')).toMatch(
        /（誤）発生日時(?:（データに関する事象）)?：[^\n]*10時00分[\s\S]*（正）発生日時：[^\n]*14時10分/,
      );
      expect(letters.owed()).toEqual([]);
    },
  );

  it('given nobody felt it, when the source fires again, then nothing of the data comes back', () => {
    const letters = both(false);
    fireAgain(letters);
    expect(sectionOf(letters.draft('follow-up'), 'when')).not.toMatch(/復旧|再発/);
  });

  it('[FC-4] given data lay open for a told period, when the source fires again, then the period stands', () => {
    const letters = incident(OPEN, { occurredAt: at('10:00'), restoredAt: at('12:00') });
    outage(letters, 'Export', '14:10', '16:00');
    letters.send('first');
    fireAgain(letters);
    expect(letters.owed().join()).not.toContain('correction');
    expect(sectionOf(letters.draft('follow-up'), 'when')).toContain(PERIOD);
  });
});
