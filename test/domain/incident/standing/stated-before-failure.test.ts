import { describe, expect, it } from 'vitest';
import { at, FELT, fireAgain, state, told } from '../joining/courses.ts';
import { type Letters, sectionOf } from '../letters.ts';
import { ref, SYSTEM } from '../scene.ts';

const WAS_WELL = { occurredAt: at('17:00'), restoredAt: at('17:40') };

/** Told that it was restored at 17:40, it failed again, and that was told as well. */
function failedAgain(): Letters {
  const letters = told(FELT, WAS_WELL);
  fireAgain(letters);
  letters.send('follow-up');
  return letters;
}

describe('a restoration that is stated with a moment before the newest failure', () => {
  it('[FC-4] given the first end is stated anew, then that one alone moves, and the failure goes on', () => {
    const letters = failedAgain();
    state(letters, {}, { restoredAt: at('17:45') });
    expect(letters.scene.opened.restoredAt).toBeNull();
    expect(letters.owed().join()).toContain('correction');
    const draft = letters.send('correction');
    expect(sectionOf(draft, 'new')).toMatch(/（誤）復旧日時：[^\n]*17時40分[\s\S]*（正）復旧日時：[^\n]*17時45分/);
    expect(sectionOf(draft, 'when')).toMatch(/再発日時：[^\n]*\n復旧日時：未復旧/);
    expect(letters.owed()).toEqual([]);
  });

  it('given the occurrence is stated with it, then both are set right', () => {
    const letters = failedAgain();
    state(letters, {}, { occurredAt: at('16:50'), restoredAt: at('17:45') });
    const when = sectionOf(letters.send('correction'), 'when');
    expect(when).toMatch(/発生日時：[^\n]*16時50分[\s\S]*復旧日時：[^\n]*17時45分\n発生から復旧までの時間：55分/);
    expect(when).toContain('復旧日時：未復旧');
  });

  it('given the failure is over by now, then its own end stands', () => {
    const letters = failedAgain();
    const over = letters.scene.after('PT10M').now;
    state(letters, {}, { restoredAt: over });
    state(letters, {}, { restoredAt: at('17:45') });
    expect(letters.scene.opened.restoredAt).toBe(over);
    expect(letters.scene.opened.recovered).toMatchObject([{ restoredAt: at('17:45') }]);
  });

  it('given the moment of the failure itself is stated, then the failure is over', () => {
    const letters = failedAgain();
    const failed = letters.scene.opened.recovered[0]?.again.at ?? null;
    state(letters, {}, { restoredAt: failed });
    expect(letters.scene.opened.restoredAt).toBe(failed);
  });

  it('given its source tells late of the recovery before the failure, then the failure goes on', () => {
    const letters = failedAgain();
    const seen = { at: at('17:45'), state: 'restored', words: ref('words') } as const;
    const signal = { source: 'alarm-1', signal: 'late', count: 1, seen } as const;
    const late = { do: 'attach-signal', ...signal, facts: {}, times: { restoredAt: at('17:45') } } as const;
    letters.scene.after('PT1M').give(SYSTEM, late);
    expect(letters.scene.opened.restoredAt).toBeNull();
  });

  it.each([{ 'service.felt': 'none' }, { 'service.felt': 'none', 'service.impact': 'none' }] as const)(
    'given that there is no effect any more (%o) is stated with it, then nothing is said of the failure since',
    (facts) => {
      const letters = failedAgain();
      const { opened: before } = letters.scene;
      state(letters, facts, { restoredAt: at('17:45') });
      const { opened } = letters.scene;
      expect(opened).toMatchObject({ restoredAt: null, facts: before.facts, deniedFrom: null });
      expect(opened.assessment).toMatchObject({ level: before.assessment.level, notify: before.assessment.notify });
      const letter = letters.send('correction');
      expect(sectionOf(letter, 'new')).toMatch(/（正）復旧日時：[^\n]*17時45分/);
      expect(JSON.stringify(letter.text.ja)).not.toContain('影響は');
      expect(letters.owed()).toEqual([]);
    },
  );

  it('given customers were not told of the failure yet, then it is told with the correction of the first end', () => {
    const letters = told(FELT, WAS_WELL);
    fireAgain(letters);
    state(letters, { 'service.felt': 'none' }, { restoredAt: at('17:45') });
    const when = sectionOf(letters.send('correction'), 'when');
    expect(when).toMatch(/復旧日時：[^\n]*17時45分[\s\S]*再発日時：[^\n]*\n復旧日時：/);
    expect(letters.owed()).toEqual([]);
  });
});
