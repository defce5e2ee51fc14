import { describe, expect, it } from 'vitest';
import { durationMs } from '../../../functions/domain/time/duration.ts';
import { instant, plusMs } from '../../../functions/domain/time/instant.ts';
import { shipped } from '../../policies/shipped.ts';
import { Letters, sectionOf } from './letters.ts';
import { ref, refusedWith, Scene } from './scene.ts';

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
