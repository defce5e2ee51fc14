import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import { type Letters, sectionOf } from '../../letters.ts';
import { ref } from '../../scene.ts';
import { at, DATA, endBySource, FELT, fireAgain, incident, joinedInto, OPEN, state, told } from '../courses.ts';

const ATTACK: Facts = { ...DATA, 'cause.kind': 'intrusion' };
const LOSS: Facts = { 'data.loss': 'confirmed', 'data.personal': 'confirmed' };
const OVER = { occurredAt: at('10:00'), restoredAt: at('12:00') };
const GOES_ON = { occurredAt: at('14:00') };
const FIRST = '期間：2026年4月24日（金）10時00分から2026年4月24日（金）12時00分まで';
const SINCE = '期間：2026年4月24日（金）14時00分から（終了は未確認）';
const KINDS = [
  ['an attack', ATTACK],
  ['a loss', LOSS],
  ['a leak by a wrong setting', OPEN],
] as const;
const WHOSE = KINDS.flatMap(([what, facts]) =>
  (
    [
      [told, incident],
      [incident, told],
      [told, told],
      [incident, incident],
    ] as const
  ).flatMap((how) => [true, false].map((isIntoOver) => ({ what, facts, how, isIntoOver }))),
);

function newest(both: Letters) {
  return both.draft(both.texts.size === 0 ? 'first' : 'follow-up');
}

describe('two incidents of data alone, of which one goes on', () => {
  it.each(WHOSE)(
    '[FC-4] given $what, whoever was told ($how.0.name, $how.1.name; into what is over: $isIntoOver), then letters tell both',
    ({ facts, how, isIntoOver }) => {
      const [over, open] = [how[0](facts, OVER), how[1](facts, GOES_ON)];
      const both = isIntoOver ? joinedInto(open, over) : joinedInto(over, open);
      expect(both.owed().join()).not.toContain('correction');
      const isFirst = both.texts.size === 0;
      if (how[0] === told && !isFirst) expect(both.owed().join()).toContain('データに関する事象の継続');
      const lines = sectionOf(both.send(isFirst ? 'first' : 'follow-up'), 'when');
      expect(lines).toContain(FIRST);
      expect(lines).toContain(SINCE);
      expect(lines).not.toMatch(/復旧日時|再発/);
      expect(both.owed()).toEqual([]);
      expect(both.draft('detailed').lacking).toContain('when');
    },
  );

  it('[FC-4] given the end is stated, then it is that of what went on, and no told end is wrong', () => {
    const both = joinedInto(incident(LOSS, GOES_ON), told(LOSS, OVER));
    both.send('follow-up');
    state(both, {}, { restoredAt: at('15:00') });
    expect(both.owed()).toEqual([expect.stringMatching(/^follow-up: /)]);
    const lines = sectionOf(both.send('follow-up'), 'when');
    expect(lines).toContain(FIRST);
    expect(lines).toContain(FIRST.replace('10時', '14時').replace('12時', '15時'));
    expect(both.scene.opened.courses.data.goesOn).toBeNull();
    expect(both.draft('detailed').lacking).not.toContain('when');
  });

  it('given nobody knows when what goes on began, then letters say that another period is not confirmed', () => {
    const possible: Facts = { 'data.leak': 'possible' };
    for (const both of [
      joinedInto(told(possible), told(ATTACK, OVER)),
      joinedInto(told(ATTACK, OVER), told(possible)),
    ]) {
      expect(both.owed()).toEqual([expect.stringMatching(/^follow-up: .*データに関する事象の継続/)]);
      const lines = sectionOf(newest(both), 'when');
      expect(lines).toContain(FIRST);
      expect(lines).toContain('このほかのデータに関する事象の期間：未確認');
    }
  });

  it('[FC-4] given the service was disturbed beside the one that is over, then its restoration stands', () => {
    const over = incident(ATTACK, OVER);
    state(over, FELT, { occurredAt: at('16:30'), restoredAt: at('17:00') });
    over.send('first');
    const both = joinedInto(incident(ATTACK, GOES_ON), over);
    const lines = sectionOf(both.send('follow-up'), 'when');
    expect(lines).toContain(SINCE);
    expect(lines).toContain('復旧日時：2026年4月24日（金）17時00分');
    const stated = { do: 'assess', facts: {}, times: { restoredAt: at('15:00') }, of: 'data' } as const;
    both.scene.after('PT10M').give('officer', { ...stated, overrule: null, reason: ref('why') });
    expect(both.scene.opened).toMatchObject({ restoredAt: at('17:00'), courses: { data: { goesOn: null } } });
    expect(both.owed()).toEqual([expect.stringMatching(/^follow-up: /)]);
  });
});

describe('data alone, whose source fired again after the end', () => {
  function again(): Letters {
    const letters = incident(ATTACK, { occurredAt: at('10:00') });
    endBySource(letters);
    letters.send('first');
    fireAgain(letters);
    return letters;
  }

  it('[FC-4] given the service comes in, by a statement or by a join, then that it goes on stays in letters', () => {
    const stated = again();
    state(stated, FELT);
    const from = again();
    const into = joinedInto(from, told(FELT, { occurredAt: at('17:00') }));
    for (const letters of [stated, into]) {
      const lines = sectionOf(newest(letters), 'when');
      expect(lines).toContain('10時00分から2026年4月24日（金）19時10分まで');
      expect(lines).toMatch(/20時\d\d分から（終了は未確認）/);
      expect(lines).toContain('復旧日時：未復旧');
      expect(lines).not.toContain('再発');
    }
  });
});
