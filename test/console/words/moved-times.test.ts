import { describe, expect, it } from 'vitest';
import { timeline } from '../../../functions/console/words/timeline.ts';
import { instant } from '../../../functions/domain/base/time/instant.ts';
import type { Thing } from '../../../functions/domain/incident/record/event-parts.ts';
import type { Facts } from '../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../functions/domain/signal/stated-times.ts';
import { ref, Scene, SYSTEM } from '../../domain/incident/scene.ts';

const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);

/** An outage from 17:00 that was over at 17:40. */
function restored(): Scene {
  const scene = new Scene(undefined, '2026-04-24T18:00:00+09:00');
  scene.open({ 'service.felt': 'confirmed' }, { occurredAt: at('17:00') });
  state(scene, { restoredAt: at('17:40') });
  return scene;
}

function state(scene: Scene, times: StatedTimes, of?: Thing, facts: Facts = {}): void {
  const why = { overrule: null, reason: ref('why') };
  scene.after('PT10M').give('officer', { do: 'assess', facts, times, ...why, ...(of && { of }) });
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

describe('the course of an incident of two things says whose a time is', () => {
  const ATTACK: Facts = { 'data.leak': 'confirmed', 'cause.kind': 'intrusion' };
  const FELT: Facts = { 'service.impact': 'major', 'service.felt': 'confirmed' };

  function attacked(): Scene {
    const scene = new Scene(undefined, '2026-04-24T18:00:00+09:00');
    scene.open();
    state(scene, { occurredAt: at('10:00'), restoredAt: at('12:00') }, undefined, ATTACK);
    return scene;
  }

  it('given the service comes in after an attack, then its end takes the place of none, and that of the data of its own', () => {
    const scene = attacked();
    state(scene, {}, undefined, FELT);
    state(scene, { restoredAt: at('17:30') });
    expect(newest(scene, 'ja')).toMatch(/サービス障害の復旧 [^［]*17時30分）/);
    expect(newest(scene, 'en')).toMatch(/service disruption restored [^[]*17:30 JST/);
    state(scene, { restoredAt: at('12:30') }, 'data');
    expect(newest(scene, 'ja')).toMatch(/データに関する事象の終了 [^［]*12時30分［変更前：[^］]*12時00分］/);
    expect(newest(scene, 'en')).toMatch(/data incident ended [^[]*12:30 JST \[was [^\]]*12:00 JST\]/);
    state(scene, { restoredAt: at('17:40') });
    expect(newest(scene, 'ja')).toMatch(/サービス障害の復旧 [^［]*17時40分［変更前：[^］]*17時30分］/);
    state(scene, { occurredAt: at('09:30') }, 'data');
    expect(newest(scene, 'ja')).toMatch(/データに関する事象の発生 [^［]*9時30分［変更前：[^］]*10時00分］/);
  });

  it('given an outage is recorded after an attack, then the times that follow from it are those of the service', () => {
    const scene = attacked();
    scene.give('officer', { do: 'record-outage', function: 'Export', from: at('14:10'), to: at('16:00') });
    expect(newest(scene, 'ja')).toMatch(/サービス障害の復旧 [^［]*16時00分）/);
  });

  it('given one statement ends the outage and brings a leak in, then the end is that of the service', () => {
    const scene = new Scene(undefined, '2026-04-24T18:00:00+09:00');
    scene.open(FELT, { occurredAt: at('17:00') });
    state(scene, { restoredAt: at('17:50') }, undefined, { 'data.leak': 'possible' });
    expect(newest(scene, 'ja')).toMatch(/サービス障害の復旧 [^［]*17時50分）/);
  });

  it('given one thing alone, then nothing is said of whose it is', () => {
    expect(newest(attacked(), 'ja')).toMatch(/（発生 [^）]*）10時00分, 復旧 /);
  });
});
