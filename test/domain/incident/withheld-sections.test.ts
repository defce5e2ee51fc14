import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../functions/domain/facts/values.ts';
import type { Section } from '../../../functions/domain/notice/stages.ts';
import { Letters, sectionOf } from './letters.ts';
import { Scene } from './scene.ts';
import { standing } from './telling.ts';

const LEAK: Facts = { 'data.leak': 'confirmed', 'data.personal': 'confirmed' };
const DATA: readonly Section[] = ['scope', 'data', 'persons', 'secondary-damage', 'impact'];
const owedIn = (scene: Scene) => standing(scene, 'notice.follow-up').at(-1);

function told(facts: Facts, withheld: readonly Section[] = []): { scene: Scene; letters: Letters } {
  const scene = new Scene();
  scene.open();
  scene.assess(facts);
  const letters = new Letters(scene);
  letters.send('first', withheld.length > 0 ? {} : undefined, withheld);
  scene.after('PT1H');
  return { scene, letters };
}

describe('what a notice withholds', () => {
  it('[FC-5] given a correction that withholds the number that it corrects, then the correction stays owed until it is told', () => {
    const { scene, letters } = told({ ...LEAK, 'data.persons': 12450 });
    scene.assess({ 'data.persons': 100 });
    const limited = letters.send('correction', {}, DATA);
    expect(sectionOf(limited, 'new')).not.toMatch(/12,450|100名/);
    expect(scene.opened.notices.at(-1)?.tells.facts).toMatchObject({ 'data.persons': 12450 });
    expect(owedIn(scene)).toBe('open');
    expect(letters.owed()).toEqual([expect.stringContaining('本人の数')]);
    const whole = letters.send('correction');
    expect(sectionOf(whole, 'new')).toMatch(/（誤.*12,450名[\s\S]*（正）100名/);
    expect(owedIn(scene)).not.toBe('open');
  });

  it('[FC-5] given a correction that withholds another section, then what it does correct is told', () => {
    const { scene, letters } = told({ ...LEAK, 'data.persons': 12450 });
    scene.assess({ 'data.persons': 100 });
    letters.send('correction', {}, ['scope', 'secondary-damage']);
    expect(owedIn(scene)).not.toBe('open');
  });

  it('[FC-5] given a follow-up that withholds what is news, then the follow-up stays owed', () => {
    const { scene, letters } = told(LEAK);
    scene.assess({ 'data.persons': 12450 });
    letters.send('follow-up', {}, ['persons']);
    expect(owedIn(scene)).toBe('open');
    letters.send('follow-up');
    expect(owedIn(scene)).not.toBe('open');
  });

  it('[FC-5] given a first notice that withholds the data, then nothing of the data was told, and it is owed later', () => {
    const { scene, letters } = told({ ...LEAK, 'data.encrypted': 'yes' }, ['data', 'persons']);
    const { facts } = scene.opened.notices[0]?.tells ?? {};
    expect(facts).toMatchObject({ 'data.leak': 'confirmed' });
    expect(facts).not.toHaveProperty(['data.personal']);
    expect(facts).not.toHaveProperty(['data.encrypted']);
    expect(letters.owed()).toEqual([expect.stringMatching(/^follow-up: .*個人データ/)]);
  });
});
