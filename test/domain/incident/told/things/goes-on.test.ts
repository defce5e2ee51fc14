import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../../functions/domain/rules/facts/values.ts';
import { at, DATA, endBySource, FELT, fireAgain, incident, OPEN, state } from '../../joining/courses.ts';
import { type Letters, sectionOf } from '../../letters.ts';
import { ref, SYSTEM } from '../../scene.ts';

const ATTACK: Facts = { ...DATA, 'cause.kind': 'intrusion' };
const LOSS: Facts = { 'data.loss': 'confirmed', 'data.personal': 'confirmed' };
const POSSIBLE: Facts = { 'data.leak': 'possible', 'data.personal': 'confirmed' };
const BEGAN = { occurredAt: at('10:00') };
const KINDS = [
  ['an attack', ATTACK],
  ['a loss', LOSS],
  ['a possible leak', POSSIBLE],
  ['a leak by a wrong setting', OPEN],
] as const;
const FIRST = '期間：2026年4月24日（金）10時00分から2026年4月24日（金）19時10分まで';

/** Of data alone, over by the word of its source at 19:10. */
function over(facts: Facts, times = BEGAN): Letters {
  const letters = incident(facts, times);
  endBySource(letters);
  return letters;
}

function toldOver(facts: Facts, times = BEGAN): Letters {
  const letters = over(facts, times);
  letters.send('first');
  return letters;
}

/** Before it had been well for ten minutes. */
function fireSoon({ scene }: Letters): void {
  const seen = { at: scene.after('PT1M').now, state: 'firing', words: ref('words') } as const;
  const signal = { source: 'alarm-1', signal: 'soon', count: 1, seen, again: true } as const;
  scene.give(SYSTEM, { do: 'attach-signal', ...signal, facts: {}, times: { restoredAt: null } });
}

function when(letters: Letters): string {
  return sectionOf(letters.draft(letters.texts.size === 0 ? 'first' : 'follow-up'), 'when');
}

describe('data alone, whose source fires again after the end', () => {
  it.each(KINDS)(
    '[FC-4] given the end of %s was told, then a follow-up is owed that says that it goes on',
    (_, facts) => {
      const letters = toldOver(facts);
      fireAgain(letters);
      expect(letters.owed()).toEqual([expect.stringMatching(/^follow-up: .*データに関する事象の継続/)]);
      const draft = letters.send('follow-up');
      const lines = sectionOf(draft, 'when');
      expect(lines).toContain(FIRST);
      expect(lines).toMatch(/期間：2026年4月24日（金）20時\d\d分から（継続中）/);
      expect(sectionOf(draft, 'new')).toContain('から（継続中）');
      expect(JSON.stringify(draft.text)).not.toMatch(/再発|再び|復旧日時/);
      expect(letters.owed()).toEqual([]);
    },
  );

  it.each(KINDS)('[FC-4] given %s was not told, then the first letter does not call it over', (_, facts) => {
    const letters = over(facts);
    fireAgain(letters);
    const lines = when(letters);
    expect(lines).toContain(FIRST);
    expect(lines).toContain('分から（継続中）');
    expect(lines).not.toContain('復旧日時');
  });

  it('[FC-4] given nobody knows when it began, then what was told of its end stays, and that it goes on is added', () => {
    const letters = incident(POSSIBLE);
    endBySource(letters);
    letters.send('first');
    fireAgain(letters);
    expect(letters.owed()).toEqual([expect.stringMatching(/^follow-up: /)]);
    const lines = when(letters);
    expect(lines).toContain('期間：2026年4月24日（金）19時10分まで');
    expect(lines).toContain('分から（継続中）');
  });

  it('[FC-4] given the last notice is written meanwhile, then it lacks when that ended', () => {
    const letters = toldOver(ATTACK);
    fireAgain(letters);
    expect(letters.draft('detailed').lacking).toContain('when');
    endBySource(letters);
    expect(letters.draft('detailed').lacking).not.toContain('when');
  });

  it('[FC-4] given it is over again, then a follow-up gives each period, and no correction calls wrong that it went on', () => {
    const letters = toldOver(ATTACK);
    fireAgain(letters);
    letters.send('follow-up');
    endBySource(letters);
    expect(letters.owed()).toEqual([expect.stringMatching(/^follow-up: /)]);
    const lines = sectionOf(letters.send('follow-up'), 'when');
    expect(lines).toContain(FIRST);
    expect(lines).not.toContain('継続中');
    state(letters, { 'data.personal': 'none' });
    expect(sectionOf(letters.draft('correction'), 'new')).not.toContain('継続中');
  });

  it('[FC-4] given it fires once more after that was told over, too, then it is owed anew', () => {
    const letters = toldOver(ATTACK);
    for (const _ of [1, 2]) {
      fireAgain(letters);
      expect(letters.owed()).toEqual([expect.stringContaining('データに関する事象の継続')]);
      letters.send('follow-up');
      endBySource(letters);
      letters.send('follow-up');
    }
    expect(letters.owed()).toEqual([]);
  });

  it('[FC-4] given it was over for a moment only, and told so, then it goes on since it began', () => {
    const letters = over(ATTACK);
    letters.send('first');
    fireSoon(letters);
    expect(letters.owed()).toEqual([expect.stringContaining('データに関する事象の継続')]);
    expect(when(letters)).toContain('期間：2026年4月24日（金）10時00分から（継続中）');
  });
});

describe('an alarm of no kind whose end was that of data', () => {
  it('[FC-4] given the service is down by what people say, when it fires again, then nothing that was never over recurred', () => {
    for (const facts of [POSSIBLE, OPEN]) {
      const letters = toldOver(facts);
      state(letters, FELT);
      letters.send('follow-up');
      fireAgain(letters);
      expect(letters.owed()).toEqual([]);
      const again = letters.draft('follow-up');
      expect(JSON.stringify(again.text)).not.toMatch(/再発|再び/);
      expect(sectionOf(again, 'when')).toContain('復旧日時：未復旧');
      endBySource(letters);
      expect(JSON.stringify(letters.draft('follow-up').text)).not.toMatch(/再発|再び|断続的/);
    }
  });

  it('[FC-4] given that the service is down was not told, then no letter says that it had been restored', () => {
    const letters = toldOver(OPEN);
    state(letters, FELT);
    fireAgain(letters);
    expect(letters.owed().join()).not.toContain('再び');
    const draft = letters.draft('follow-up');
    expect(JSON.stringify(draft.text)).not.toMatch(/復旧をお知らせ|再発/);
  });
});
