import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { IncidentCommand } from '../../../../functions/domain/incident/command/command.ts';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { flexcrm, ref, refusedWith, Scene, SYSTEM } from '../scene.ts';

const state = (scene: Scene, facts: Facts, times = {}) =>
  scene.ask('officer', { do: 'assess', facts, times, overrule: null, reason: ref('why') });

function knowing(facts: Facts): Scene {
  const scene = new Scene(flexcrm);
  scene.open();
  if (Object.keys(facts).length > 0) state(scene, facts);
  return scene;
}

describe('facts that contradict each other', () => {
  it.each<[string, Facts, Facts, RegExp]>([
    [
      'no persons beside a leak of personal data',
      { 'data.leak': 'confirmed', 'data.personal': 'confirmed' },
      { 'data.persons': 0 },
      /本人の数が0人/,
    ],
    [
      'no data affected beside a loss',
      { 'data.loss': 'possible' },
      { 'data.affected': 'none' },
      /顧客データへの影響がない/,
    ],
    [
      'data affected in no way',
      { 'data.affected': 'confirmed' },
      { 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none' },
      /いずれもない/,
    ],
    [
      'sensitive data that is not personal',
      { 'data.sensitive': 'possible' },
      { 'data.personal': 'none' },
      /要配慮個人情報/,
    ],
    [
      'identifiers seen and not there',
      { 'data.exposed': 'confirmed' },
      { 'data.mynumber': 'none' },
      /個人番号が含まれない/,
    ],
    ['no customers who feel it', { 'service.felt': 'confirmed' }, { 'service.customers': 'none' }, /お客様がいない/],
    ['a quick fix of a long outage', { 'service.long': 'confirmed' }, { 'fixed.quickly': 'yes' }, /短時間で是正/],
    ['a harmless test that leaked', { 'data.leak': 'confirmed' }, { 'test.harmless': 'yes' }, /テスト操作/],
    ['a harmless test that tampered', { 'data.tampering': 'confirmed' }, { 'test.harmless': 'yes' }, /改ざん/],
    ['a harmless test that lost data', { 'data.loss': 'confirmed' }, { 'test.harmless': 'yes' }, /消失/],
    ['a fault on purpose', { 'cause.wrongful': 'confirmed' }, { 'cause.kind': 'fault' }, /不正の目的/],
  ])('given %s, then it is refused and says what and what to do; nothing is recorded', (_, known, stated, says) => {
    const scene = knowing(known);
    const before = scene.opened.facts;
    const refused = state(scene, stated);
    expect(refused).toEqual(refusedWith('invalid'));
    expect(refused).toMatchObject({ reason: { ja: expect.stringMatching(says) } });
    expect(refused).toMatchObject({ reason: { ja: expect.stringContaining('どちらかを訂正') } });
    expect(scene.opened.facts).toEqual(before);
    expect(state(knowing({}), { ...known, ...stated })).toEqual(refusedWith('invalid'));
  });

  it('given both are corrected at once, or one is unknown, then it is taken', () => {
    const scene = knowing({ 'data.leak': 'confirmed', 'data.personal': 'confirmed' });
    expect(state(scene, { 'data.persons': 0, 'data.personal': 'none' })).not.toHaveProperty('refused');
    const other = knowing({ 'data.leak': 'possible', 'data.personal': 'unknown' });
    expect(state(other, { 'data.persons': 0 })).not.toHaveProperty('refused');
  });

  it('given what signals stated contradicts itself, then a person may state something else beside it', () => {
    const scene = new Scene(flexcrm);
    scene.open({ 'service.felt': 'confirmed', 'service.customers': 'none' });
    expect(state(scene, { 'data.affected': 'none' })).not.toHaveProperty('refused');
    expect(state(scene, { 'service.customers': 'few' })).not.toHaveProperty('refused');
  });

  it('given something grave comes to light after it was said to be harmless, then it is recorded', () => {
    const scene = knowing({ 'test.harmless': 'yes', 'data.affected': 'none' });
    expect(state(scene, { 'data.leak': 'confirmed' })).not.toHaveProperty('refused');
    expect(scene.opened.facts['data.leak']).toBe('confirmed');
  });

  it('given the service is restored, then what was known of the outage stands beside that nobody feels it', () => {
    const scene = knowing({ 'service.long': 'confirmed' });
    const restoredAt = scene.after('PT1H').now;
    expect(state(scene, { 'service.impact': 'none' }, { restoredAt })).not.toHaveProperty('refused');
  });

  it('given a report of an incident that contradicts itself, then its reporter is told; a signal is taken as it is', () => {
    const open = { do: 'open', incident: 'I-000000000001', policy: 'sha256:policy', title: ref('title') } as const;
    const facts: Facts = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.persons': 0 };
    const more = { detectedAt: instant('2026-04-24T17:50:00+09:00'), occurredAt: null, facts, drill: false };
    const report: IncidentCommand = { ...open, ...more, origin: { kind: 'report', reporter: null } };
    expect(new Scene(flexcrm).ask('responder', report)).toEqual(refusedWith('invalid'));
    const signal: IncidentCommand = { ...open, ...more, origin: { kind: 'signal', source: 'a', signal: 'e' } };
    expect(new Scene(flexcrm).ask(SYSTEM, signal)).not.toHaveProperty('refused');
  });
});

describe('what is taken although it contradicts itself: the graver counts, and people are called to decide', () => {
  const called = (scene: Scene) => scene.opened.pages.filter(({ why }) => why === 'contradicts').length;

  it('given an intrusion and no wrongful purpose, then the law asks for its reports, whichever was stated first', () => {
    const leak = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'data.role': 'controller' };
    const few: Facts = { ...leak, 'data.persons': 1, 'data.encrypted': 'no', 'data.recovered': 'no' };
    const facts: readonly Facts[] = [{ 'cause.kind': 'intrusion' }, { 'cause.wrongful': 'none' }];
    for (const [first = {}, second = {}] of [facts, facts.toReversed()]) {
      const scene = new Scene(shipped('flexcrm'));
      scene.open();
      state(scene, { ...few, 'data.sensitive': 'none', 'data.financial': 'none', 'data.mynumber': 'none', ...first });
      state(scene, second);
      expect(scene.duty('authority.ppc.prompt').status).toBe('open');
      expect(called(scene)).toBe(1);
      expect(scene.report('ja').contradictions).toEqual([expect.stringContaining('不正の目的')]);
    }
  });

  it('given a harmless test beside a possible leak, then the level is that of the leak until somebody rules it out', () => {
    const scene = knowing({ 'test.harmless': 'yes' });
    expect(called(scene)).toBe(0);
    state(scene, { 'data.leak': 'possible' });
    expect([scene.opened.assessment.level, called(scene)]).toEqual(['major', 1]);
    expect(scene.report('en').contradictions).toEqual([expect.stringContaining('clearly harmless')]);
    state(scene, { 'data.leak': 'none' });
    expect(scene.report('en').contradictions).toEqual([]);
  });

  it('given a signal of something grave after a person had said that nothing is affected, then people are called', () => {
    const scene = knowing({ 'data.affected': 'none' });
    const facts = { 'data.leak': 'confirmed' };
    scene.give(SYSTEM, { do: 'attach-signal', source: 'alarm-1', signal: 'e-2', count: 1, facts, times: {} });
    expect([scene.opened.facts['data.leak'], called(scene)]).toEqual(['confirmed', 1]);
    scene.give(SYSTEM, { do: 'attach-signal', source: 'alarm-1', signal: 'e-3', count: 1, facts, times: {} });
    expect(called(scene)).toBe(1);
  });

  it('given nothing of it, then nobody is called', () => {
    const scene = knowing({ 'cause.kind': 'intrusion', 'cause.wrongful': 'confirmed' });
    expect([called(scene), scene.report().contradictions]).toEqual([0, []]);
  });
});

describe('customers and times that contradict the facts', () => {
  const NOBODY: Facts = { 'service.customers': 'none', 'data.affected': 'none' };
  const scope = (audience: 'all' | { contracts: string[] }): IncidentCommand => ({
    do: 'scope',
    audience,
    calls: null,
  });

  it('given no customer is affected, when some are named, then it is refused; and the other way round', () => {
    expect(knowing(NOBODY).ask('officer', scope({ contracts: ['C-1'] }))).toEqual(refusedWith('invalid'));
    const scene = knowing({});
    scene.give('officer', scope({ contracts: ['C-1'] }));
    expect(state(scene, NOBODY)).toMatchObject({
      reason: { ja: expect.stringContaining('対象を「すべてのお客様」に戻す') },
    });
    scene.give('officer', scope('all'));
    expect(state(scene, NOBODY)).not.toHaveProperty('refused');
  });

  it('given their data is affected, then customers are named although none feels it', () => {
    const scene = knowing({ 'service.customers': 'none', 'data.leak': 'confirmed' });
    expect(scene.ask('officer', scope({ contracts: ['C-1'] }))).not.toHaveProperty('refused');
  });

  it('given a recorded outage, when it is said to be restored before that began, then it is refused and names it', () => {
    const scene = knowing({});
    const from = scene.after('PT1H').now;
    scene.give('officer', { do: 'record-outage', function: 'search', from, to: null });
    const early = instant('2026-04-24T18:00:00+09:00');
    expect(state(scene, {}, { restoredAt: early })).toMatchObject({
      refused: 'invalid',
      reason: { ja: expect.stringContaining('search') },
    });
    scene.after('PT1H');
    expect(state(scene, {}, { restoredAt: scene.now })).not.toHaveProperty('refused');
  });
});
