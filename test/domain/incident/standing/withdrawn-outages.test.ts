import { describe, expect, it } from 'vitest';
import { durationMs } from '../../../../functions/domain/base/time/duration.ts';
import { instant, plusMs } from '../../../../functions/domain/base/time/instant.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Letters, sectionOf } from '../letters.ts';
import { ref, refusedWith, Scene, SYSTEM } from '../scene.ts';

const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);
const FELT = { 'service.impact': 'major', 'service.felt': 'confirmed' };

function outage(scene: Scene, name: string, from: string, to: string | null): void {
  const span = { from: at(from), to: to === null ? null : at(to) };
  scene.give('officer', { do: 'record-outage', function: name, ...span });
}

function withdraw(scene: Scene, name: string, from: string) {
  return scene.ask('officer', { do: 'withdraw-outage', function: name, from: at(from), reason: ref('why') });
}

function felt(): Scene {
  const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
  scene.open();
  scene.assess(FELT);
  return scene;
}

describe('an outage that was recorded by mistake', () => {
  it('is withdrawn with the times that followed from it', () => {
    const scene = felt();
    outage(scene, 'Export', '17:00', '17:30');
    expect(scene.opened).toMatchObject({ occurredAt: at('17:00'), restoredAt: at('17:30') });
    withdraw(scene, 'Export', '17:00');
    expect(scene.opened).toMatchObject({ outages: [], occurredAt: null, restoredAt: null });
    expect(scene.report().outages).toEqual([]);
  });

  it('leaves the times of the other outages, and those that a person stated', () => {
    const scene = felt();
    outage(scene, 'Export', '16:00', '16:10');
    outage(scene, 'Login', '17:00', '17:30');
    withdraw(scene, 'Export', '16:00');
    expect(scene.opened).toMatchObject({ occurredAt: at('17:00'), restoredAt: at('17:30') });
    const times = { occurredAt: at('16:50') };
    scene.give('officer', { do: 'assess', facts: {}, times, overrule: null, reason: ref('why') });
    withdraw(scene, 'Login', '17:00');
    expect(scene.opened).toMatchObject({ occurredAt: at('16:50'), restoredAt: null });
  });

  it('brings back the restoration that it was taken to end', () => {
    const scene = felt();
    outage(scene, 'Export', '16:00', '16:30');
    outage(scene, 'Export', '17:00', null);
    expect(scene.opened).toMatchObject({ restoredAt: null, firedAgain: { at: at('17:00') } });
    withdraw(scene, 'Export', '17:00');
    const over = { restoredAt: at('16:30'), firedAgain: null, brokeAgain: null, recovered: [] };
    expect(scene.opened).toMatchObject(over);
  });

  it('leaves a service down that another outage keeps down, and its failure at the beginning of that', () => {
    const scene = felt();
    outage(scene, 'Export', '16:00', '16:30');
    outage(scene, 'Export', '17:00', null);
    outage(scene, 'Login', '17:10', null);
    withdraw(scene, 'Export', '17:00');
    expect(scene.opened).toMatchObject({ restoredAt: null, firedAgain: { at: at('17:10') } });
    expect(scene.opened.recovered).toMatchObject([{ restoredAt: at('16:30'), again: { at: at('17:10') } }]);
  });

  it('leaves the restoration of the last outage where one between two others is withdrawn', () => {
    const scene = felt();
    outage(scene, 'Export', '16:00', '16:30');
    outage(scene, 'Export', '17:00', '17:20');
    outage(scene, 'Login', '17:40', '17:50');
    withdraw(scene, 'Export', '17:00');
    expect(scene.opened.restoredAt).toBe(at('17:50'));
    expect(scene.opened.recovered).toMatchObject([{ restoredAt: at('16:30'), again: { at: at('17:40') } }]);
  });

  it('[FC-4] takes back no failure that a signal reported: what is owed for it stays', () => {
    const letters = new Letters(felt());
    const { scene } = letters;
    outage(scene, 'Export', '15:30', '16:30');
    outage(scene, 'Login', '15:30', '16:20');
    letters.send('first');
    const seen = { at: at('18:40'), state: 'firing', words: ref('again') } as const;
    const signal = { source: 's', signal: 'e-9', count: 1, seen, facts: {}, again: true } as const;
    scene.after('PT1H').give(SYSTEM, { do: 'attach-signal', ...signal, times: { restoredAt: null } });
    withdraw(scene, 'Export', '15:30');
    expect(scene.opened.restoredAt).toBeNull();
    expect(scene.opened.recovered).toMatchObject([{ restoredAt: at('16:20') }]);
    expect(scene.opened.firedAgain).not.toBeNull();
    expect(letters.owed().join()).toContain('再び発生した');
    expect(sectionOf(letters.send('correction'), 'when')).toContain('復旧日時：2026年4月24日（金）16時20分');
  });

  it('takes back a restoration that was stated of it, and leaves the one before', () => {
    const scene = felt();
    outage(scene, 'Export', '16:00', '16:30');
    outage(scene, 'Export', '17:00', null);
    const times = { restoredAt: at('17:40') };
    scene.give('officer', { do: 'assess', facts: {}, times, overrule: null, reason: ref('why') });
    withdraw(scene, 'Export', '17:00');
    expect(scene.opened).toMatchObject({ restoredAt: at('16:30'), recovered: [] });
  });

  it('[FC-4] recorded anew from another moment, calls no true restoration incorrect', () => {
    const letters = new Letters(felt());
    const { scene } = letters;
    outage(scene, 'Export', '15:00', '16:30');
    letters.send('first');
    outage(scene, 'Export', '17:00', null);
    letters.send('follow-up');
    withdraw(scene, 'Export', '15:00');
    outage(scene, 'Export', '15:10', '16:30');
    const correction = letters.send('correction');
    expect(sectionOf(correction, 'new')).not.toMatch(/（誤）[^\n]*復旧日時/);
    expect(sectionOf(correction, 'when')).toMatch(
      /発生日時：[^\n]*15時10分[\s\S]*復旧日時：[^\n]*16時30分[\s\S]*再発日時：[^\n]*17時00分/,
    );
  });

  it('[FC-4] whose end is put right after a signal fired again, owes a correction of that end', () => {
    const letters = new Letters(felt());
    const { scene } = letters;
    outage(scene, 'Export', '15:30', '16:30');
    letters.send('first');
    const seen = { at: at('18:40'), state: 'firing', words: ref('again') } as const;
    const signal = { source: 's', signal: 'e-9', count: 1, seen, facts: {}, again: true } as const;
    scene.after('PT1H').give(SYSTEM, { do: 'attach-signal', ...signal, times: { restoredAt: null } });
    letters.send('follow-up');
    outage(scene, 'Export', '15:30', '16:50');
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*障害の経過/)]);
    expect(sectionOf(letters.send('correction'), 'when')).toContain('復旧日時：2026年4月24日（金）16時50分');
  });

  it('says nothing of who could view data: no period of exposure follows from it', () => {
    const scene = felt();
    scene.assess({ 'data.leak': 'confirmed', 'cause.kind': 'misconfiguration' });
    outage(scene, 'Export', '16:00', '16:30');
    expect(sectionOf(new Letters(scene).draft('first'), 'when')).not.toContain('閲覧可能');
  });

  it('began before a signal saw it: the incident occurred when the outage began', () => {
    const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
    scene.open({}, { occurredAt: at('17:30'), detectedAt: scene.now });
    scene.assess(FELT);
    outage(scene, 'Export', '17:10', null);
    expect(scene.opened.occurredAt).toBe(at('17:10'));
  });

  it('[FC-4] told to customers, owes a correction that takes it out', () => {
    const letters = new Letters(felt());
    const { scene } = letters;
    outage(scene, 'Export', '17:00', null);
    letters.send('first');
    outage(scene, 'Login', '17:00', null);
    withdraw(scene, 'Export', '17:00');
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*対象機能/)]);
    const correction = letters.send('correction');
    expect(sectionOf(correction, 'new')).toContain('（誤）対象機能：Export');
    expect(sectionOf(correction, 'new')).toContain('（正）対象機能：Login');
    expect(letters.owed()).toEqual([]);
  });

  it('[FC-4] told by a name that is a part of another one, owes a correction too', () => {
    const letters = new Letters(felt());
    outage(letters.scene, 'Mail', '17:00', null);
    letters.send('first');
    outage(letters.scene, 'Mail delivery log', '17:00', null);
    withdraw(letters.scene, 'Mail', '17:00');
    expect(sectionOf(letters.send('correction'), 'new')).toContain('（誤）対象機能：Mail\n');
  });

  it('calls whoever leads, with the name of the function', () => {
    const scene = felt();
    outage(scene, 'Export', '17:00', null);
    const events = withdraw(scene, 'Export', '17:00');
    const page = { type: 'page.opened', why: 'taken-back', about: { by: 'officer', outages: ['Export'] } };
    expect(events).toContainEqual(expect.objectContaining({ ...page, about: expect.objectContaining(page.about) }));
  });

  it('is refused where none is on record, with those that are', () => {
    const scene = felt();
    expect(withdraw(scene, 'API', '17:00')).toEqual(refusedWith('invalid'));
    outage(scene, 'API', '17:00', null);
    const another = {
      do: 'withdraw-outage',
      function: 'API',
      from: plusMs(at('17:00'), durationMs('PT1M')),
    } as const;
    expect(scene.ask('officer', { ...another, reason: ref('why') })).toEqual(refusedWith('invalid'));
  });
});
