import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../../functions/domain/signal/stated-times.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { ref, Scene, SYSTEM } from '../scene.ts';

const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);
const FELT: Facts = { 'service.impact': 'major', 'service.felt': 'confirmed' };
const NOBODY: Facts = { 'service.felt': 'none' };
const DENIED = '（正）本サービスのご利用への影響は、確認されておりません。';

/** Customers were told of an outage that they felt, and of its end; it failed again an hour later. */
function failedAgain(): Letters {
  const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
  scene.open({}, { occurredAt: at('17:00') });
  scene.assess(FELT);
  const letters = new Letters(scene);
  letters.send('first');
  state(letters, {}, { restoredAt: at('17:40') });
  letters.send('follow-up');
  fire(letters);
  return letters;
}

function fire({ scene }: Letters): void {
  const seen = { at: scene.after('PT1H').now, state: 'firing', words: ref('words') } as const;
  const signal = `e-${scene.items.length}`;
  const more = { source: 'alarm-1', signal, count: 1, seen, facts: {}, times: { restoredAt: null }, again: true };
  scene.give(SYSTEM, { do: 'attach-signal', ...more });
}

function restore(letters: Letters): void {
  state(letters, {}, { restoredAt: letters.scene.now });
}

function state({ scene }: Letters, facts: Facts, times: StatedTimes = {}): void {
  scene.after('PT10M').give('officer', { do: 'assess', facts, times, overrule: null, reason: ref('why') });
}

describe('an effect that is denied after the service failed again', () => {
  it('[FC-4] given both are over, then the denial is of all: what was told of the first is corrected, once', () => {
    const letters = failedAgain();
    restore(letters);
    letters.send('follow-up');
    state(letters, NOBODY);
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*ご利用への影響/)]);
    const news = sectionOf(letters.send('correction'), 'new');
    expect(news).toMatch(/（誤[^\n]*支障が生じて/);
    expect(news).toContain(DENIED);
    expect(letters.owed()).toEqual([]);
  });

  it('[FC-4] given it was denied before and not corrected yet, when it is denied again, then it is corrected', () => {
    const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
    scene.open({}, { occurredAt: at('17:00') });
    scene.assess(FELT);
    const letters = new Letters(scene);
    letters.send('first');
    restore(letters);
    state(letters, NOBODY);
    fire(letters);
    state(letters, NOBODY);
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*ご利用への影響/)]);
  });

  describe('given the second one goes on', () => {
    it('then the denial is of that one alone: what was told of the first stands, and no notice denies it', () => {
      const letters = failedAgain();
      state(letters, NOBODY);
      expect(letters.owed()).toEqual([]);
      restore(letters);
      expect(letters.owed()).toEqual([]);
      const last = letters.draft('follow-up');
      expect(sectionOf(last, 'impact')).toContain('再発による本サービスのご利用への影響は、確認されておりません。');
      expect(sectionOf(last, 'outline')).toContain('再発による本サービスのご利用への影響');
      expect(JSON.stringify(last.text)).not.toContain('サービス障害による本サービスのご利用への影響');
    });

    it('[FC-4] when customers were told of an effect of it, then that alone is corrected', () => {
      const letters = failedAgain();
      letters.send('follow-up');
      state(letters, NOBODY);
      expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*ご利用への影響/)]);
      letters.send('correction');
      expect(letters.owed()).toEqual([]);
    });

    it('when it is stated with its restoration, then it is over, and all that was told stands', () => {
      const letters = failedAgain();
      letters.send('follow-up');
      state(letters, NOBODY, { restoredAt: letters.scene.now });
      expect(letters.owed()).toEqual([]);
      expect(sectionOf(letters.draft('follow-up'), 'impact')).toContain('ご利用に支障が生じておりました。');
    });
  });
});
