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

  it('[FC-4] given both are of data alone, then neither end is a period of its own', () => {
    const later = { occurredAt: at('13:00'), restoredAt: at('14:00') };
    expect(joinedInto(incident(LOSS, later), told(ATTACK, TIMES)).scene.opened.exposures).toEqual([]);
    expect(joinedInto(told(ATTACK, TIMES), incident(LOSS, later)).scene.opened.exposures).toEqual([]);
  });

  it('[FC-4] given data lay open in the other one for a part of it, then nothing is said to have lain open for longer', () => {
    const open = incident(OPEN, { occurredAt: at('09:00'), restoredAt: at('11:00') });
    state(open, FELT, DOWN);
    const both = joinedInto(incident(LOSS, TIMES), open);
    expect(both.scene.opened.exposures).toEqual([
      { from: at('09:00'), to: at('11:00') },
      { from: at('10:00'), to: at('12:00'), viewable: false },
    ]);
  });
});
