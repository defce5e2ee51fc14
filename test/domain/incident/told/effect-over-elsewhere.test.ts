import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../../functions/domain/signal/stated-times.ts';
import { shipped } from '../../../policies/shipped.ts';
import { joined } from '../joining/joins.ts';
import { Letters, sectionOf } from '../letters.ts';
import { ref, Scene, SYSTEM } from '../scene.ts';

const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);
const OVER = { restoredAt: at('17:30') };
const FELT: Facts = { 'service.impact': 'major', 'service.felt': 'confirmed' };
const NOBODY: Facts = { 'service.felt': 'none' };
const WAS_IMPAIRED = 'ご利用に支障が生じておりました。';

function disturbed(): Letters {
  const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
  scene.open({}, { occurredAt: at('17:00') });
  scene.assess(FELT);
  return new Letters(scene);
}

function told(): Letters {
  const letters = disturbed();
  letters.send('first');
  return letters;
}

function state({ scene }: Letters, facts: Facts, times: StatedTimes = {}): void {
  scene.after('PT1M').give('officer', { do: 'assess', facts, times, overrule: null, reason: ref('why') });
}

function joinedInto(from: Letters, into: Letters): Letters {
  for (const { scene } of [from, into]) scene.after('PT10M');
  joined(from.scene, into.scene);
  return into;
}

describe('an effect that is over', () => {
  it('[FC-4] given that incident is joined into another that told of one, then what both told was right', () => {
    const there = told();
    state(there, NOBODY, OVER);
    const here = told();
    state(here, {}, OVER);
    const letters = joinedInto(there, here);
    expect(letters.owed()).toEqual([]);
    expect(sectionOf(letters.draft('follow-up'), 'impact')).toContain(WAS_IMPAIRED);
  });

  it('[FC-4] given it was joined from another that alone had told of it, then what was told was right', () => {
    const here = new Letters(new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00'));
    here.scene.open({}, { occurredAt: at('17:00') });
    here.scene.assess({ 'service.impact': 'minor' });
    const there = told();
    state(there, { 'service.felt': 'unknown' });
    const letters = joinedInto(there, here);
    state(letters, NOBODY, OVER);
    expect(letters.owed().join()).not.toContain('ご利用への影響');
    expect(JSON.stringify(letters.draft('first').text.ja)).not.toContain('影響は、確認されておりません');
  });

  it('[FC-4] given a second failure is over as well, then what was told of either was right', () => {
    const letters = told();
    state(letters, NOBODY, OVER);
    letters.send('follow-up');
    const { scene } = letters;
    const seen = { at: scene.after('PT1H').now, state: 'firing', words: ref('words') } as const;
    const signal = { source: 'alarm-1', signal: 'e-2', count: 1, seen, facts: {}, times: { restoredAt: null } };
    scene.give(SYSTEM, { do: 'attach-signal', ...signal, again: true });
    letters.send('follow-up');
    state(letters, NOBODY, { restoredAt: scene.now });
    expect(letters.owed()).toEqual([]);
    expect(scene.opened.facts).toMatchObject({ 'service.felt': 'confirmed' });
    expect(sectionOf(letters.draft('follow-up'), 'impact')).toContain(WAS_IMPAIRED);
  });

  it('[FC-4] given nobody was told yet, then the first notice tells of it as over, and nothing is owed after', () => {
    const letters = disturbed();
    state(letters, NOBODY, OVER);
    expect(sectionOf(letters.send('first'), 'impact')).toContain(WAS_IMPAIRED);
    expect(letters.owed()).toEqual([]);
  });
});
