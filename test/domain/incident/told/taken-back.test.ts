import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { SHIPPED, shipped } from '../../../policies/shipped.ts';
import { person, ref, refusedWith, Scene, SYSTEM, types } from '../scene.ts';
import { later, standing, told } from './telling.ts';

const LEAK: Facts = {
  ...{ 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.persons': 1500 },
  ...{ 'data.role': 'controller', 'cause.wrongful': 'confirmed' },
};
const UNKNOWN: Facts = Object.fromEntries(Object.keys(LEAK).map((name) => [name, 'unknown']));
const PPC = 'authority.ppc.prompt';

function leaked(name = 'flexcrm', facts: Facts = LEAK): Scene {
  const scene = new Scene(shipped(name));
  scene.open(facts as never);
  scene.give(SYSTEM, { do: 'assess', facts, times: {}, overrule: null });
  return scene;
}

const state = (scene: Scene, facts: Facts, by = 'responder') =>
  scene.ask(by, { do: 'assess', facts, times: {}, overrule: null });
const stateWhy = (scene: Scene, facts: Facts, by = 'responder') =>
  scene.ask(by, { do: 'assess', facts, times: {}, overrule: null, reason: ref('why') });
const pagesOf = (scene: Scene) => scene.opened.pages.filter(({ why }) => why === 'taken-back');
const owed = (scene: Scene) => scene.opened.duties.filter(({ status }) => ['open', 'missed'].includes(status));

describe('known facts that are taken back to unknown', () => {
  it.each(SHIPPED)(
    'given %s and a leak of personal data, then no duty ends by it, and whoever leads is called',
    (name) => {
      const scene = leaked(name);
      scene.after('PT10M');
      const before = owed(scene).map(({ id }) => id);
      expect(before).toContain(PPC);
      expect(types(stateWhy(scene, UNKNOWN))).toContain('facts.stated');
      const after = owed(scene).map(({ id }) => id);
      expect(before.filter((id) => !after.includes(id))).toEqual([]);
      expect(scene.opened.reports.find(({ report }) => report === PPC)?.standing).toBe('open');
      expect(scene.opened.reports.find(({ report }) => report === PPC)?.reasons.at(-1)?.ja).toContain(
        '「不明」に戻された',
      );
      const [page] = pagesOf(scene);
      expect(page?.steps.length).toBeGreaterThan(0);
      expect(page?.steps.map((step) => step.person)).not.toContain('responder');
    },
  );

  it('given no reason, then it is refused, naming what is taken back and what to do; nothing changes', () => {
    const scene = leaked();
    const refused = state(scene, UNKNOWN);
    expect(refused).toEqual(refusedWith('invalid'));
    expect(refused).toMatchObject({
      reason: { ja: expect.stringMatching(/顧客データが漏えいしましたか.*本人の数.*「理由」を入力してください/) },
    });
    expect(scene.opened.facts).toMatchObject(LEAK);
  });

  it('given something excludes it later, then the duty ends, and says by whom and why', () => {
    const scene = leaked();
    stateWhy(scene, UNKNOWN);
    const none = { 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none', 'data.personal': 'none' };
    expect(types(stateWhy(scene, none, 'head'))).toContain('duty.voided');
    expect(scene.duty(PPC)).toMatchObject({ status: 'void', voided: { by: 'head', why: ref('why') } });
    const texts = { title: 'A leak', why: 'the log was of another system' };
    const shown = scene.report('en', texts).duties.find(({ id }) => id === PPC);
    expect(shown?.reason).toMatch(/ \(stated by .+: the log was of another system\)$/);
  });

  it('given they are known again, then they count as they are known', () => {
    const scene = leaked();
    const before = scene.opened.reports;
    stateWhy(scene, UNKNOWN);
    state(scene, LEAK);
    expect(scene.opened.withdrawn).toEqual({});
    expect(scene.opened.reports).toEqual(expect.arrayContaining([...before]));
  });

  it('given customers were told of them, then a correction is owed', () => {
    const scene = told(shipped('flexcrm'), LEAK as never);
    later(scene, { 'data.leak': 'unknown' });
    expect(scene.duty('notice.follow-up')).toMatchObject({ status: 'open', stage: 'correction' });
    expect(pagesOf(scene)).toHaveLength(1);
  });

  it('given answers that all was well lapse when a source fires again, then nothing rests on them and nobody is called for that', () => {
    const scene = new Scene(shipped('flexcrm'));
    scene.open({ 'service.felt': 'none' });
    const fires = { source: 'alarm-1', signal: 'e-2', count: 1, facts: {}, times: { restoredAt: null }, again: true };
    scene.give(SYSTEM, { do: 'attach-signal', ...fires });
    expect(pagesOf(scene)).toEqual([]);
  });
});

describe('known facts that are made milder', () => {
  it.each<[string, Facts, Facts]>([
    ['a step', { 'data.leak': 'confirmed' }, { 'data.leak': 'possible' }],
    ['a number', { 'data.persons': 1500 }, { 'data.persons': 20 }],
    ['a data set fewer', { 'data.sets': ['sales', 'accounts'] }, { 'data.sets': ['sales'] }],
    ['the service', { 'service.impact': 'major' }, { 'service.impact': 'minor' }],
    ['what is known at all', { 'data.role': 'processor' }, { 'data.role': 'unknown' }],
  ])('given %s, then it takes a reason, and whoever leads is called', (_, before, after) => {
    const scene = leaked('flexcrm', { ...LEAK, ...before });
    expect(state(scene, after)).toEqual(refusedWith('invalid'));
    stateWhy(scene, after);
    expect(scene.opened.facts).toMatchObject(after);
    expect(pagesOf(scene)).toHaveLength(1);
  });

  it('given one choice for another, then it takes a reason only where a duty ends by it', () => {
    const scene = leaked();
    expect(standing(scene, 'principals')).toEqual(['open']);
    expect(state(scene, { 'data.role': 'not-handling' })).toMatchObject({
      refused: 'invalid',
      reason: { ja: expect.stringContaining('次の対応が不要となります') },
    });
    expect(state(scene, { 'cause.kind': 'intrusion' })).not.toHaveProperty('refused');
    expect(state(scene, { 'cause.kind': 'insider' })).not.toHaveProperty('refused');
  });

  it('given the service is restored, then its restoration is the reason', () => {
    const scene = new Scene(shipped('flexcrm'));
    scene.open({ 'service.impact': 'major', 'service.customers': 'many' });
    const times = { restoredAt: scene.after('PT1H').now };
    const facts = { 'service.impact': 'minor' };
    expect(scene.ask('responder', { do: 'assess', facts, times, overrule: null })).not.toHaveProperty('refused');
  });

  it('given whoever leads states it, then others who lead are called, and never that person', () => {
    const scene = leaked();
    stateWhy(scene, { 'data.persons': 20 }, 'officer');
    expect(pagesOf(scene).flatMap(({ steps }) => steps.map((step) => step.person))).not.toContain('officer');
    expect(pagesOf(scene)).toHaveLength(1);
  });
});

describe('times from which deadlines count', () => {
  it.each([
    [
      'later',
      { detectedAt: instant('2026-04-24T17:45:00+09:00') },
      { detectedAt: instant('2026-04-24T17:50:00+09:00') },
    ],
    ['unknown', { occurredAt: instant('2026-04-24T17:00:00+09:00') }, { occurredAt: null }],
    [
      'known later',
      { knownAt: instant('2026-04-24T17:50:00+09:00') },
      { knownAt: instant('2026-04-24T17:55:00+09:00') },
    ],
  ])('given a recorded one becomes %s, then it takes a reason; becoming earlier takes none', (_, first, then) => {
    const scene = leaked();
    scene.after('PT1H');
    const assess = (times: object) => ({ do: 'assess', facts: {}, times, overrule: null }) as const;
    expect(scene.ask('officer', assess(first))).not.toHaveProperty('refused');
    expect(scene.ask('officer', assess(then))).toEqual(refusedWith('invalid'));
    expect(scene.ask(person('officer'), { ...assess(then), reason: ref('why') })).not.toHaveProperty('refused');
    expect(pagesOf(scene)).toHaveLength(1);
  });
});
