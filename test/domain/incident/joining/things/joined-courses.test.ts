import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import { type Letters, sectionOf } from '../../letters.ts';
import { at, DATA, FELT, incident, joinedInto, OPEN, state, told } from '../courses.ts';

const ATTACK: Facts = { ...DATA, 'cause.kind': 'intrusion' };
const FIRST = { occurredAt: at('10:00'), restoredAt: at('12:00') };
const SECOND = { occurredAt: at('14:00'), restoredAt: at('16:00') };
const DAY = '2026年4月24日（金）';

function when(letters: Letters): string {
  return sectionOf(letters.draft(letters.texts.size === 0 ? 'first' : 'follow-up'), 'when');
}

describe('the courses of data of two joined incidents', () => {
  it('[FC-4] given a period was told, when one joins whose end alone is known, then a follow-up tells it', () => {
    const both = joinedInto(incident(OPEN, { restoredAt: at('15:00') }), told(OPEN, FIRST));
    expect(both.owed()).toEqual([expect.stringMatching(/^follow-up: .*閲覧可能であった期間/)]);
    const draft = both.send('follow-up');
    expect(sectionOf(draft, 'when')).toContain(`閲覧可能であった期間：${DAY}15時00分まで（開始日時は調査中）`);
    expect(both.owed()).toEqual([]);
  });

  it('given an attack goes on since before another that was told to nobody, then letters tell the one period', () => {
    const both = joinedInto(incident(ATTACK, SECOND), told(ATTACK, { occurredAt: at('10:00') }));
    const lines = when(both);
    expect(lines).toContain(`期間：${DAY}10時00分から（終了は未確認）`);
    expect(lines).not.toContain('14時00分');
    state(both, {}, { restoredAt: at('17:00') });
    const over = when(both);
    expect(over).toContain(`期間：${DAY}10時00分から${DAY}17時00分まで`);
    expect(over).not.toContain('14時00分');
  });

  it('given the other was told, then its period is told still, and no told end is called wrong', () => {
    const both = joinedInto(told(ATTACK, SECOND), told(ATTACK, { occurredAt: at('10:00') }));
    expect(both.owed().join()).not.toContain('correction');
    expect(when(both)).toContain(`期間：${DAY}14時00分から${DAY}16時00分まで`);
  });

  it.each([
    ['into the attack', (leak: Letters, attack: Letters) => joinedInto(leak, attack)],
    ['into the leak', (leak: Letters, attack: Letters) => joinedInto(attack, leak)],
  ])(
    '[FC-4] given a leak by a wrong setting and an attack, both told, joined %s, then no correction is owed',
    (_, join) => {
      const both = join(told(OPEN, FIRST), told(ATTACK, SECOND));
      expect(both.owed()).toEqual([expect.stringMatching(/^follow-up: /)]);
      both.send('follow-up');
      expect(both.owed()).toEqual([]);
    },
  );

  it.each([
    ['into it', (one: Letters, other: Letters) => joinedInto(other, one)],
    ['into the other', (one: Letters, other: Letters) => joinedInto(one, other)],
  ])(
    'given a disturbance is dated and nobody knows when a leak beside it began, when another disturbance is joined %s, then the leak still has none',
    (_, join) => {
      const one = incident(FELT, { occurredAt: at('17:10') });
      state(one, { 'data.leak': 'possible' });
      const lines = when(join(one, incident(FELT, { occurredAt: at('17:30') })));
      expect(lines).toContain(`発生日時（サービス障害）：${DAY}17時10分`);
      expect(lines).toContain('発生日時（データに関する事象）：調査中');
    },
  );

  it.each([
    ['into the leak', told],
    ['into the disturbance', told],
    ['into the leak, not told,', incident],
    ['into the disturbance, not told,', incident],
  ] as const)(
    'given a dated disturbance and a leak of which nobody knows when it began are joined %s then neither gets the time of the other',
    (how, first) => {
      const [leak, disturbed] = [first(OPEN), first(FELT, { occurredAt: at('17:00'), restoredAt: at('17:30') })];
      const both = how.startsWith('into the leak') ? joinedInto(disturbed, leak) : joinedInto(leak, disturbed);
      const isFirst = both.texts.size === 0;
      const lines = sectionOf(both.send(isFirst ? 'first' : 'follow-up'), 'when');
      expect(lines).toContain(`発生日時（サービス障害）：${DAY}17時00分`);
      expect(lines).toContain('発生日時（データに関する事象）：調査中');
      state(both, {}, { occurredAt: at('17:10') }, 'service');
      expect(both.scene.opened.courses.begun).toEqual({ data: null, service: at('17:10') });
    },
  );
});
