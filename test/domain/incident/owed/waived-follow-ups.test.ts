import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { StatedTimes } from '../../../../functions/domain/signal/stated-times.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Letters } from '../letters.ts';
import { ref, Scene } from '../scene.ts';
import { standing } from '../told/telling.ts';

const OUTAGE = { 'service.impact': 'major', 'service.felt': 'confirmed', 'service.function': 'Export' };
const at = (time: string) => instant(`2026-04-24T${time}:00+09:00`);
const followUps = (scene: Scene) => standing(scene, 'notice.follow-up');

/** Customers were told of the function and the occurrence. */
function told(): Scene {
  const scene = new Scene(shipped('flexcrm'), '2026-04-24T18:00:00+09:00');
  scene.open(OUTAGE);
  state(scene, {}, { occurredAt: at('17:00') });
  new Letters(scene).send('first');
  return scene.after('PT1H');
}

function state(scene: Scene, facts: Record<string, string>, times: StatedTimes = {}): void {
  scene.after('PT1M').give('officer', { do: 'assess', facts, times, overrule: null, reason: ref('why') });
}

function waive(scene: Scene): void {
  const duty = scene.opened.duties.findLast(({ kind }) => kind === 'notice.follow-up');
  scene.give('officer', { do: 'waive', duty: duty?.id ?? '', reason: ref('told by phone') });
}

describe('a follow-up that somebody decided not to send', () => {
  it.each<[string, (scene: Scene) => void, (scene: Scene) => void]>([
    [
      'another time of occurrence',
      (scene) => state(scene, {}, { occurredAt: at('16:30') }),
      (scene) => state(scene, {}, { occurredAt: at('16:00') }),
    ],
    [
      'another function',
      (scene) => state(scene, { 'service.function': 'Login' }),
      (scene) => state(scene, { 'service.function': 'Search' }),
    ],
    [
      'an outage of one more function',
      (scene) => outage(scene, 'Login', '17:10'),
      (scene) => outage(scene, 'Search', '17:20'),
    ],
  ])('[FC-4] given %s on record later, then it is owed again', (_what, first, then) => {
    const scene = told();
    first(scene);
    expect(followUps(scene)).toEqual(['open']);
    waive(scene);
    expect(followUps(scene)).toEqual(['waived']);
    then(scene);
    expect(followUps(scene)).toEqual(['waived', 'open']);
  });

  it('given only what it is not about changes, then it stays waived', () => {
    const scene = told();
    state(scene, {}, { occurredAt: at('16:30') });
    waive(scene);
    state(scene, {}, { restoredAt: at('18:30') });
    expect(followUps(scene)).toEqual(['waived']);
  });
});

function outage(scene: Scene, name: string, from: string): void {
  scene.after('PT1M').give('officer', { do: 'record-outage', function: name, from: at(from), to: null });
}
