import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import { type Letters, sectionOf } from '../../letters.ts';
import { at, DATA, endBySource, FELT, incident, joinedInto, OPEN, outage, state, told } from '../courses.ts';

const ATTACK: Facts = { ...DATA, 'cause.kind': 'intrusion' };
const LOSS: Facts = { 'data.loss': 'confirmed', 'data.personal': 'confirmed' };
const TIMES = { occurredAt: at('10:00'), restoredAt: at('12:00') };
const OF_DATA = 'データに関する事象の期間：2026年4月24日（金）10時00分から2026年4月24日（金）12時00分まで';
const DOWN = { occurredAt: at('17:00') };
const HARMS = [
  ['an attack', ATTACK],
  ['a loss', LOSS],
  ['a leak by an unknown cause', DATA],
] as const;

function owesNoCorrectionAndTells(both: Letters): void {
  expect(both.owed().join()).not.toContain('correction');
  expect(sectionOf(both.draft('follow-up'), 'when')).toContain(OF_DATA);
}

describe('what happened to data alone, with its end, joined with an outage', () => {
  it.each(HARMS)('[FC-4] given %s was told, either way round, then its period stays what it was', (_, facts) => {
    owesNoCorrectionAndTells(joinedInto(incident(FELT, DOWN), told(facts, TIMES)));
    const into = joinedInto(told(facts, TIMES), incident(FELT, DOWN));
    expect(into.owed().join()).not.toContain('correction');
    expect(sectionOf(into.draft('first'), 'when')).toContain(OF_DATA);
  });

  it.each(HARMS)('[FC-4] given the outage was told, and %s was not, then letters tell the period', (_, facts) => {
    const over = { ...DOWN, restoredAt: at('17:30') };
    owesNoCorrectionAndTells(joinedInto(incident(facts, TIMES), told(FELT, over)));
    const into = joinedInto(told(FELT, over), incident(facts, TIMES));
    expect(sectionOf(into.draft('first'), 'when')).toContain(OF_DATA);
  });

  it('[FC-4] given the outage stands on record alone, either way round, then the period stays', () => {
    const recorded = () => {
      const one = incident();
      outage(one, 'Export', '14:10', '16:00');
      return one;
    };
    owesNoCorrectionAndTells(joinedInto(recorded(), told(ATTACK, TIMES)));
    const into = joinedInto(told(ATTACK, TIMES), recorded());
    expect(sectionOf(into.draft('first'), 'when')).toContain(OF_DATA);
  });

  it('[FC-4] given the source says later that the service is well, then that is its restoration, and the period stays', () => {
    const both = joinedInto(incident(FELT, DOWN), told(ATTACK, TIMES));
    both.send('follow-up');
    endBySource(both);
    expect(both.scene.opened.restoredAt).toBe(both.scene.now);
    owesNoCorrectionAndTells(both);
  });

  it('[FC-4] given both are of data alone and overlap, then the moments of the two as one tell it', () => {
    const later = { occurredAt: at('11:00'), restoredAt: at('14:00') };
    expect(joinedInto(incident(LOSS, later), told(ATTACK, TIMES)).scene.opened.courses.data.over).toEqual([]);
    expect(joinedInto(told(ATTACK, TIMES), incident(LOSS, later)).scene.opened.courses.data.over).toEqual([]);
  });

  it('[FC-4] given data lay open in the other one for a part of it, then nothing is said to have lain open for longer', () => {
    const open = incident(OPEN, { occurredAt: at('09:00'), restoredAt: at('11:00') });
    state(open, FELT, DOWN);
    const both = joinedInto(incident(LOSS, TIMES), open);
    expect(both.scene.opened.courses.data.over).toEqual([
      { from: at('09:00'), to: at('11:00') },
      { from: at('10:00'), to: at('12:00'), viewable: false },
    ]);
  });
});

const LATER = { occurredAt: at('14:00'), restoredAt: at('15:00') };
const LATER_OF_DATA = OF_DATA.replaceAll('10時', '14時').replaceAll('12時', '15時');
const KINDS = [
  ['an attack and an attack', ATTACK, ATTACK],
  ['an attack and a loss', ATTACK, LOSS],
  ['a loss and a leak by an unknown cause', LOSS, DATA],
] as const;
const WHOSE = KINDS.flatMap(([what, ...facts]) =>
  (
    [
      [told, incident],
      [incident, told],
      [told, told],
    ] as const
  ).flatMap((how) => [true, false].map((isIntoFirst) => ({ what, facts, how, isIntoFirst }))),
);

describe('two incidents of data alone, the one over before the other began', () => {
  it.each(WHOSE)(
    '[FC-4] given $what, whoever was told ($how.0.name, $how.1.name; into the first: $isIntoFirst), then no told end is denied',
    ({ facts, how, isIntoFirst }) => {
      const [first, second] = [how[0](facts[0], TIMES), how[1](facts[1], LATER)];
      const both = isIntoFirst ? joinedInto(second, first) : joinedInto(first, second);
      expect(both.owed().join()).not.toContain('correction');
      const lines = sectionOf(both.draft(both.texts.size === 0 ? 'first' : 'follow-up'), 'when');
      expect(lines).toContain(`${OF_DATA}\n${LATER_OF_DATA}`);
      expect(lines).not.toContain('復旧日時');
    },
  );

  it('given the later one was not told, then it is owed to those who were told of the other', () => {
    const both = joinedInto(incident(ATTACK, LATER), told(ATTACK, TIMES));
    expect(both.owed()).toEqual([expect.stringMatching(/^follow-up: /)]);
    both.send('follow-up');
    expect(both.owed()).toEqual([]);
  });

  it('[FC-4] given nobody knows when the other one began, or was over, then what was told of its own end stands', () => {
    for (const times of [{}, { occurredAt: at('14:00') }, { restoredAt: at('15:00') }]) {
      owesNoCorrectionAndTells(joinedInto(incident(LOSS, times), told(ATTACK, TIMES)));
      const into = joinedInto(told(ATTACK, TIMES), incident(LOSS, times));
      expect(into.owed().join()).not.toContain('correction');
    }
  });

  it('[FC-4] given a leak by a wrong setting was told, when an attack is joined, then its period is what it was', () => {
    const both = joinedInto(incident(ATTACK, LATER), told(OPEN, TIMES));
    expect(both.owed().join()).not.toContain('correction');
    const open = OF_DATA.replace('データに関する事象の', '閲覧可能であった');
    expect(sectionOf(both.draft('follow-up'), 'when')).toContain(`${open}\n${LATER_OF_DATA}`);
  });

  it('[FC-4] given the service is felt after the join, then neither end restored it', () => {
    const both = joinedInto(incident(ATTACK, LATER), told(ATTACK, TIMES));
    state(both, FELT);
    expect(both.scene.opened.restoredAt).toBeNull();
    owesNoCorrectionAndTells(both);
  });
});
