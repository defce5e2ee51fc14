import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../../functions/domain/signal/stated-times.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { ref, Scene } from '../scene.ts';
import { joined } from './joins.ts';

const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);
const OPEN: Facts = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'cause.kind': 'misconfiguration' };
const TIMES: StatedTimes = { occurredAt: at('10:00'), restoredAt: at('12:00') };
const OUTAGE: Facts = { 'service.impact': 'major', 'service.felt': 'confirmed' };
const PERIOD = /閲覧可能であった期間：2026年4月24日（金）10時00分から2026年4月24日（金）12時00分まで/;

function told(facts: Facts, times: StatedTimes = {}): Letters {
  const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
  scene.open();
  state(scene, facts, times);
  const letters = new Letters(scene);
  letters.send('first');
  return letters;
}

function state(scene: Scene, facts: Facts, times: StatedTimes = {}): void {
  scene.give('officer', { do: 'assess', facts, times, overrule: null, reason: ref('why') });
}

function joinedInto(from: Letters, into: Letters): Letters {
  for (const { scene } of [from, into]) scene.after('PT10M');
  joined(from.scene, into.scene);
  return into;
}

const OTHERS: readonly (readonly [string, Facts, StatedTimes])[] = [
  ['an outage that goes on', OUTAGE, {}],
  ['an outage that is over', OUTAGE, { occurredAt: at('17:00'), restoredAt: at('17:30') }],
  ['a leak of unknown cause', { 'data.leak': 'possible' }, {}],
];

describe.each(OTHERS)('a period in which data could be viewed, joined with %s', (_, facts, times) => {
  it('[FC-4] given customers here were told of it, then it is told on, and its end is not wrong', () => {
    const here = told(OPEN, TIMES);
    expect(JSON.stringify(here.texts.get('text-1'))).toMatch(PERIOD);
    const letters = joinedInto(told(facts, times), here);
    expect(letters.owed().join()).not.toMatch(/復旧の状況|原因/);
    const draft = letters.draft('follow-up');
    expect(sectionOf(draft, 'when')).toMatch(PERIOD);
  });

  it('[FC-4] given customers there were told of it, then it is told here as well', () => {
    const letters = joinedInto(told(OPEN, TIMES), told(facts, times));
    expect(letters.owed().join()).not.toContain('原因');
    expect(sectionOf(letters.draft('follow-up'), 'when')).toMatch(PERIOD);
  });

  it('[FC-4] given a person finds that nothing leaked, then a correction sets it right', () => {
    const letters = joinedInto(told(facts, times), told(OPEN, TIMES));
    state(letters.scene, { 'data.leak': 'none' });
    const correction = letters.draft('correction');
    expect(sectionOf(correction, 'when')).not.toMatch(PERIOD);
    expect(sectionOf(correction, 'new')).toMatch(/（誤）[^\n]*(?:閲覧可能であった期間|漏えいした)/);
  });
});
