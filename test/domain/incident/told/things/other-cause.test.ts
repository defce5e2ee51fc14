import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import { at, DATA, FELT, OPEN, outage, state, told } from '../../joining/courses.ts';
import { type Letters, sectionOf } from '../../letters.ts';

const TIMES = { occurredAt: at('10:00'), restoredAt: at('12:00') };
const PERIOD = '2026年4月24日（金）10時00分から2026年4月24日（金）12時00分まで';
const LAY_OPEN = `閲覧可能であった期間：${PERIOD}`;
const OF_DATA = `データに関する事象の期間：${PERIOD}`;
const ATTACK: Facts = { ...DATA, 'cause.kind': 'intrusion' };

const COURSES: readonly (readonly [string, (letters: Letters) => void])[] = [
  ['of data alone', () => undefined],
  ['with an outage on record', (letters) => outage(letters, 'Export', '14:10', '16:00')],
  ['of the service too', (letters) => state(letters, FELT, { occurredAt: at('17:00') })],
];

describe('the cause of a leak turns out to be another', () => {
  it.each(COURSES)(
    '[FC-4] given a period in which data lay open was told, %s, when it was an attack, then the period is that of the data',
    (_, also) => {
      const letters = told(OPEN, TIMES);
      also(letters);
      state(letters, { 'cause.kind': 'intrusion' });
      expect(letters.owed().join()).toMatch(/^correction: .*原因、閲覧可能であった期間/);
      const draft = letters.send('correction');
      for (const line of [`（誤）${LAY_OPEN}`, `（正）${OF_DATA}`]) expect(sectionOf(draft, 'new')).toContain(line);
      expect(sectionOf(draft, 'when')).not.toContain('閲覧可能');
      expect(letters.owed().join()).not.toContain('correction');
    },
  );

  it.each(COURSES)(
    '[FC-4] given an attack was told, %s, when it was a wrong setting, then its period is in the letter',
    (_, also) => {
      const letters = told(ATTACK, TIMES);
      also(letters);
      state(letters, { 'cause.kind': 'misconfiguration' });
      expect(sectionOf(letters.draft('correction'), 'when')).toContain(PERIOD);
    },
  );

  it('[FC-4] given the leak is ruled out with it, then no period is told of what did not happen', () => {
    const letters = told(OPEN, TIMES);
    state(letters, { 'cause.kind': 'intrusion', 'data.leak': 'none' });
    expect(sectionOf(letters.draft('correction'), 'when')).not.toContain('の期間');
  });

  it('[FC-4] given a correction of the times alone went out before, then what was open of the cause is not called wrong', () => {
    const letters = told(OPEN, TIMES);
    state(letters, {}, { occurredAt: at('09:00') });
    letters.send('correction');
    state(letters, { 'cause.kind': 'intrusion' });
    const lines = sectionOf(letters.draft('correction'), 'new');
    expect(lines).toContain('（誤）設定の誤りによるものと判断しております。');
    expect(lines).not.toMatch(/（誤）.*調査中/);
  });
});
