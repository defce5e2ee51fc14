import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { noticeWarnings } from '../../../../functions/domain/incident/notice/wording-warnings.ts';
import type { Policy } from '../../../../functions/domain/policy/shape/schema.ts';
import type { Section } from '../../../../functions/domain/policy/shape/stages.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import type { StatedTimes } from '../../../../functions/domain/signal/stated-times.ts';
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

function measured(scene: Scene, kind: string): void {
  scene.after('PT5M').give('officer', { do: 'measure', kind, owner: 'responder' });
  const duty = scene.opened.duties.findLast((one) => one.kind === `measure.${kind}`)?.id ?? '';
  scene.after('PT5M').give('responder', { do: 'complete', duty, evidence: ref('done') });
}

/** An outage of Export, of which customers were told, and whose use was restricted since. */
function restricted(): { scene: Scene; letters: Letters } {
  const one = told({ 'service.impact': 'major', 'service.felt': 'confirmed' });
  one.scene.give('officer', { do: 'record-outage', function: 'Export', from: at('17:00'), to: null });
  measured(one.scene, 'suspend');
  return one;
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

  it('[FC-5] given which function is concerned is withheld, then the restriction of its use does not name it, and its writer is told so', () => {
    const { scene, letters } = restricted();
    const limited = letters.draft('follow-up', {}, ['scope', 'impact']);
    expect(sectionOf(limited, 'measures')).toContain('一部の機能の利用を制限する措置');
    expect(JSON.stringify(limited.text.ja?.sections.filter(({ section }) => section === 'new'))).not.toContain(
      'Export',
    );
    const drafted = scene.opened.notices.at(-1);
    const warnings = drafted === undefined ? [] : noticeWarnings(scene.opened, drafted);
    expect(warnings.map(({ ja }) => ja).join()).toContain('利用を制限した機能の名称は');
  });

  it.each<[string, readonly Section[]]>([
    ['nothing', []],
    ['the scope alone', ['scope']],
  ])('[FC-5] given %s is withheld, then the restriction names its function', (_, withheld) => {
    const { letters } = restricted();
    expect(sectionOf(letters.draft('follow-up', {}, withheld), 'measures')).toContain(
      '該当する機能（Export）の利用を制限',
    );
  });

  it('[FC-5] given one restriction is lifted and another stands, then without their names the standing one is told', () => {
    const { scene, letters } = restricted();
    measured(scene, 'lift');
    scene.give('officer', { do: 'record-outage', function: 'Login', from: at('17:20'), to: null });
    measured(scene, 'suspend');
    const { text } = letters.draft('follow-up', {}, ['scope', 'impact']);
    const measures = text.ja?.sections.find(({ section }) => section === 'measures')?.body ?? '';
    expect(measures).toContain('利用を制限する措置を実施いたしました');
    expect(measures).not.toMatch(/Export|Login|解除いたしました/);
  });
});
