import { describe, expect, it } from 'vitest';
import { timeline } from '../../../functions/console/words/timeline.ts';
import { instant } from '../../../functions/domain/base/time/instant.ts';
import type { StatedTimes, Thing } from '../../../functions/domain/incident/record/event-parts.ts';
import { ref, Scene, SYSTEM } from '../../domain/incident/scene.ts';

const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);

/** An outage from 17:00 that was over at 17:40. */
function restored(): Scene {
  const scene = new Scene(undefined, '2026-04-24T18:00:00+09:00');
  scene.open({ 'service.felt': 'confirmed' }, { occurredAt: at('17:00') });
  state(scene, { restoredAt: at('17:40') });
  return scene;
}

function state(scene: Scene, times: StatedTimes, of?: Thing): void {
  const why = { overrule: null, reason: ref('why') };
  scene.after('PT10M').give('officer', { do: 'assess', facts: {}, times, ...why, ...(of && { of }) });
}

function fire(scene: Scene): void {
  const seen = { at: scene.after('PT1H').now, state: 'firing', words: ref('words') } as const;
  scene.give(SYSTEM, {
    ...{ do: 'attach-signal', source: 'alarm-1', signal: 'e-2', count: 1, seen, facts: {} },
    ...{ times: { restoredAt: null }, again: true },
  });
}

function newest(scene: Scene, language: 'ja' | 'en'): string | undefined {
  const told = { policy: scene.policy, state: scene.opened, items: scene.items, texts: new Map<string, string>() };
  return timeline(told, language).findLast(({ type }) => type === 'times.stated')?.text;
}

describe('the course of an incident tells a moment that is stated anew', () => {
  it('given the restoration moves, then it says what it was and what it is', () => {
    const scene = restored();
    state(scene, { restoredAt: at('17:55') });
    expect(newest(scene, 'ja')).toMatch(/復旧 [^［]*17時55分［変更前：[^］]*17時40分］/);
    expect(newest(scene, 'en')).toMatch(/restored [^[]*17:55 JST \[was [^\]]*17:40 JST\]/);
  });

  it('given it is the first one that is known, then it takes the place of none', () => {
    expect(newest(restored(), 'ja')).not.toContain('変更前');
  });

  it('given it is taken back, then it says what it was', () => {
    const scene = restored();
    state(scene, { restoredAt: null });
    expect(newest(scene, 'ja')).toMatch(/復旧 不明［変更前：[^］]*17時40分］/);
  });

  it.each([
    ['occurredAt', '16:55', /発生 [^［]*16時55分［変更前：[^］]*17時00分］/],
    ['detectedAt', '17:50', /検知 [^［]*17時50分［変更前：[^］]*18時00分］/],
  ] as const)('given %s moves, then it says the same of it', (name, time, said) => {
    const scene = restored();
    state(scene, { [name]: at(time) });
    expect(newest(scene, 'ja')).toMatch(said);
  });

  it('given it failed again since, then the next restoration takes the place of none', () => {
    const scene = restored();
    fire(scene);
    state(scene, { restoredAt: scene.now });
    expect(newest(scene, 'ja')).not.toContain('変更前');
  });

  it('given it failed again since, then the end before that which is stated anew says what it was', () => {
    const scene = restored();
    fire(scene);
    state(scene, { restoredAt: at('17:45') });
    expect(newest(scene, 'ja')).toMatch(/復旧 [^［]*17時45分［変更前：[^］]*17時40分］/);
  });

  it('given a time names the service beside one that named nothing, then it takes the place of none', () => {
    const scene = new Scene(undefined, '2026-04-24T18:00:00+09:00');
    scene.open({ 'data.leak': 'confirmed', 'service.felt': 'confirmed' }, { occurredAt: at('10:00') });
    state(scene, { occurredAt: at('17:00') }, 'service');
    expect(newest(scene, 'ja')).not.toContain('変更前');
    state(scene, { occurredAt: at('16:50') }, 'service');
    expect(newest(scene, 'ja')).toMatch(/発生 [^［]*16時50分［変更前：[^］]*17時00分］/);
  });
});
