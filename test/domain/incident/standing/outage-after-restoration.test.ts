import { describe, expect, it } from 'vitest';
import { type Instant, instant } from '../../../../functions/domain/base/time/instant.ts';
import { Letters, sectionOf } from '../letters.ts';
import { ref, Scene, SYSTEM } from '../scene.ts';

const day = (clock: string): Instant => instant(`2026-04-24T${clock}:00+09:00`);

const record = (scene: Scene, from: string, to: string | null, what = 'login') =>
  scene.give('responder', { do: 'record-outage', function: what, from: day(from), to: to === null ? null : day(to) });

const assess = (scene: Scene, times: object) =>
  scene.give('responder', { do: 'assess', facts: {}, times, overrule: null, reason: ref('why') });

/** Detected at 17:50, disrupted from 17:40 to 18:10, and it is 21:50. */
const RESTORED: Readonly<Record<string, (scene: Scene) => void>> = {
  'a person': (scene) => assess(scene, { occurredAt: day('17:40'), restoredAt: day('18:10') }),
  'a recorded outage': (scene) => record(scene, '17:40', '18:10'),
  'a signal': (scene) => {
    const times = { occurredAt: day('17:40'), restoredAt: day('18:10') };
    scene.give(SYSTEM, { do: 'attach-signal', source: 's', signal: 'e-2', count: 1, facts: {}, times });
  },
};

function restored(by: string): Letters {
  const scene = new Scene();
  scene.open({ 'service.impact': 'major', 'service.felt': 'confirmed' });
  RESTORED[by]?.(scene.after('PT4H'));
  return new Letters(scene);
}

describe.each(Object.keys(RESTORED))('an outage recorded after %s gave the restoration', (by) => {
  it.each([
    ['that began after it', '20:30', '18:10'],
    ['that began before it', '18:00', null],
  ])('%s and goes on: no notice says that the service is restored', (_, from, recovery) => {
    const letters = restored(by);
    record(letters.scene, from, null, 'search');
    expect(letters.scene.opened.restoredAt).toBeNull();
    const draft = letters.draft('first');
    expect(sectionOf(draft, 'status')).toContain('現時点では、復旧しておりません');
    const when = sectionOf(draft, 'when');
    expect([when.includes('復旧日時：未復旧'), when.includes('18時10分')]).toEqual([true, recovery !== null]);
  });

  it('that began after it and is over is a recurrence, and its end the restoration', () => {
    const letters = restored(by);
    record(letters.scene, '20:30', '20:50');
    expect(sectionOf(letters.draft('first'), 'when').split('\n').slice(2)).toEqual([
      '復旧日時：2026年4月24日（金）18時10分',
      '発生から復旧までの時間：30分',
      '再発日時：2026年4月24日（金）20時30分',
      '復旧日時：2026年4月24日（金）20時50分',
      '再発から復旧までの時間：20分',
    ]);
  });

  it.each([null, '20:50'])(
    'customers who were told of the restoration are told that it failed again (until %s)',
    (to) => {
      const letters = restored(by);
      letters.send('first');
      record(letters.scene, '20:30', to);
      expect(letters.owed()).toEqual([expect.stringMatching(/^follow-up: .*再び発生/)]);
      const sent = letters.send('follow-up');
      expect(sectionOf(sent, 'new')).toContain(
        '前回、復旧をお知らせいたしましたが、その後、サービス障害が再発いたしました',
      );
      expect(letters.owed()).toEqual([]);
    },
  );

  it('customers who were told of a restoration that was none are told so by a correction', () => {
    const letters = restored(by);
    letters.send('first');
    record(letters.scene, '18:00', null, 'search');
    expect(letters.owed()).toEqual([expect.stringMatching(/^correction: .*復旧の状況/)]);
  });
});

describe('an outage that people end by a restoration', () => {
  it('is over, though nobody recorded its end', () => {
    const scene = new Scene();
    scene.open({ 'service.impact': 'major', 'service.felt': 'confirmed' });
    record(scene.after('PT4H'), '17:40', null);
    assess(scene, { restoredAt: day('18:10') });
    expect(scene.opened.restoredAt).toBe(day('18:10'));
    record(scene, '17:40', '18:10');
    expect(scene.opened.restoredAt).toBe(day('18:10'));
  });

  it('recorded after the fact, before the notice that went out, it is no failure since', () => {
    const scene = new Scene();
    scene.open({ 'service.impact': 'major', 'service.felt': 'confirmed' });
    const letters = new Letters(scene);
    letters.send('first');
    scene.after('PT1H');
    record(scene, '17:00', '17:20');
    record(scene, '17:45', '17:50');
    expect(letters.owed()).toEqual([]);
  });
});
