import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { StatedTimes } from '../../../../functions/domain/incident/record/event-parts.ts';
import type { Policy } from '../../../../functions/domain/policy/shape/schema.ts';
import type { Section } from '../../../../functions/domain/policy/shape/stages.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { ref, Scene } from '../scene.ts';
import { standing } from './telling.ts';

const LEAK: Facts = { 'data.leak': 'confirmed', 'data.personal': 'confirmed' };
const DATA: readonly Section[] = ['scope', 'data', 'persons', 'secondary-damage', 'impact'];
const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);
/** A company that may keep back times and status, too. */
const WITHHOLDING = withhold(shipped('flexcrm'), ['when', 'status', 'outline', 'scope', 'impact']);
const owedIn = (scene: Scene) => standing(scene, 'notice.follow-up').at(-1);

function withhold(policy: Policy, sections: readonly Section[]): Policy {
  const { notices } = policy;
  const { limited } = notices;
  if (limited === undefined) throw new Error('the policy lets nothing be withheld');
  return { ...policy, notices: { ...notices, limited: { ...limited, withhold: [...sections] } } };
}

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

  it('[FC-5] given a correction that withholds the impact, then its list of corrections tells nothing of it either', () => {
    const { scene, letters } = told({ ...LEAK, spread: 'confirmed', 'data.persons': 12450 });
    scene.assess({ spread: 'none', 'data.persons': 100 });
    const limited = letters.send('correction', {}, ['impact', 'persons']);
    expect(sectionOf(limited, 'new')).not.toMatch(/当社以外|100名/);
    expect(owedIn(scene)).toBe('open');
    expect(sectionOf(letters.send('correction'), 'new')).toMatch(/（誤）[^\n]*当社以外/);
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

  it.each<[string, readonly Section[], StatedTimes, Facts, RegExp]>([
    ['the time', ['when'], { occurredAt: at('16:30') }, {}, /発生日時/],
    ['the detection', ['when'], { detectedAt: at('17:20') }, {}, /検知日時/],
    ['the functions', ['scope', 'impact'], {}, { 'service.function': 'Login' }, /対象機能/],
  ])(
    '[FC-5] given a correction that withholds %s that it corrects, then it stays owed',
    (_what, kept, times, facts, named) => {
      const scene = new Scene(WITHHOLDING, '2026-04-24T18:00:00+09:00');
      scene.open({ 'service.impact': 'major', 'service.felt': 'confirmed', 'service.function': 'Export' });
      const letters = new Letters(scene);
      state(scene, { occurredAt: at('17:00') });
      letters.send('first');
      state(scene, times, facts);
      expect(letters.owed()).toEqual([expect.stringMatching(named)]);
      letters.send('correction', {}, kept);
      expect(letters.owed()).toEqual([expect.stringMatching(named)]);
      letters.send('correction');
      expect(letters.owed()).toEqual([]);
    },
  );

  it('[FC-5] given a correction that withholds that the service is not restored after all, then it stays owed', () => {
    const scene = new Scene(WITHHOLDING, '2026-04-24T18:00:00+09:00');
    scene.open({ 'service.impact': 'major', 'service.felt': 'confirmed' });
    const letters = new Letters(scene);
    state(scene, { occurredAt: at('17:00'), restoredAt: at('17:30') });
    letters.send('first');
    state(scene, { restoredAt: null });
    expect(letters.owed()).toEqual([expect.stringMatching(/復旧の状況/)]);
    letters.send('correction', {}, ['when', 'status', 'outline']);
    expect(letters.owed()).toEqual([expect.stringMatching(/復旧の状況/)]);
  });
});

function state(scene: Scene, times: StatedTimes, facts: Facts = {}): void {
  scene.after('PT1M').give('officer', { do: 'assess', facts, times, overrule: null, reason: ref('why') });
}

describe('a correction of an effect that withholds the impact', () => {
  function denied(): { scene: Scene; letters: Letters } {
    const scene = new Scene(WITHHOLDING, '2026-04-24T18:00:00+09:00');
    scene.open({ 'service.impact': 'major', 'service.felt': 'confirmed' });
    const letters = new Letters(scene);
    state(scene, { occurredAt: at('17:00') });
    letters.send('first');
    state(scene, {}, { 'service.felt': 'none' });
    return { scene, letters };
  }

  it('[FC-5] given its outline denies the effect, then it is corrected by that, once', () => {
    const { letters } = denied();
    const limited = letters.send('correction', {}, ['impact']);
    expect(sectionOf(limited, 'new')).toMatch(/（誤）[^\n]*サービス障害/);
    expect(letters.owed()).toEqual([]);
  });

  it('[FC-5] given it withholds all that tells of the effect, then it stays owed', () => {
    const { letters } = denied();
    letters.send('correction', {}, ['impact', 'outline', 'status']);
    expect(letters.owed()).toEqual([expect.stringMatching(/ご利用への影響/)]);
  });
});
