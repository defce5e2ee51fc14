import { describe, expect, it } from 'vitest';
import { newsFor } from '../../../../functions/domain/incident/owed/told-words.ts';
import { flexcrm, ref, type Scene, SYSTEM } from '../scene.ts';
import { idle, sectionsOf, send, standing, tell, told } from './telling.ts';

const OUTAGE = { 'service.impact': 'major', 'service.customers': 'many', 'service.felt': 'confirmed' };

describe('an outage that comes back', () => {
  const signal = (scene: Scene, state: 'restored' | 'firing') =>
    scene.give(SYSTEM, {
      ...{ do: 'attach-signal', source: 'alarm-1', signal: `e-${scene.items.length}`, count: 1 },
      ...{ seen: { at: scene.now, state, words: ref('words') }, facts: {} },
      ...(state === 'restored' ? { times: { restoredAt: scene.now } } : { times: { restoredAt: null }, again: true }),
    });

  /** Told while it was down, restored an hour later. */
  function restored(): Scene {
    const scene = told(flexcrm, OUTAGE);
    signal(scene.after('PT1H'), 'restored');
    idle(scene);
    return scene;
  }

  /** The officer tells that it is over. */
  function toldRestored(): Scene {
    const scene = restored();
    scene.draft('officer', { stage: 'follow-up', sections: sectionsOf(flexcrm, 'follow-up') });
    send(scene);
    return scene;
  }

  function back(scene: Scene, after = 'PT3H'): Scene {
    signal(scene.after(after), 'firing');
    idle(scene);
    return scene;
  }

  it('[FC-4] given customers were told that it is over, when it fires again, then a follow-up is owed, with the reason, and met by one', () => {
    const scene = back(toldRestored());
    const duty = scene.duty('notice.follow-up');
    expect(duty).toMatchObject({ status: 'open', stage: 'follow-up', openedAt: scene.now });
    expect(duty.because).toEqual({
      ja: '直近のお知らせの後に、サービスへの影響が再び発生したため',
      en: 'the service was affected again after the newest notice',
    });
    expect(newsFor(flexcrm, scene.opened)).toEqual({
      first: {
        ja: '前回、復旧をお知らせいたしましたが、その後、サービス障害が再発いたしました。',
        en: 'We reported the service as restored; it has since been disrupted again.',
      },
      instead: null,
      toldOtherwise: [],
    });
    expect(tell(scene)).toBe('follow-up');
    expect(scene.duty('notice.follow-up').status).toBe('met');
    expect(newsFor(flexcrm, scene.opened)).toBeNull();
  });

  it('given it flaps after that was told, then nothing more is owed: nobody was told that it is over', () => {
    const scene = back(toldRestored());
    tell(scene);
    for (let round = 0; round < 5; round += 1) {
      signal(scene.after('PT2M'), 'restored');
      back(scene, 'PT2M');
    }
    expect(standing(scene, 'notice.follow-up')).toEqual(['met']);
  });

  it('given nobody told that it was over, when it was well for hours, then the next failure is owed to be told; after minutes it is not', () => {
    expect(standing(back(restored(), 'PT5M'), 'notice.follow-up')).toEqual([]);
    expect(standing(back(restored(), 'PT3H'), 'notice.follow-up')).toEqual(['open']);
  });

  it('given customers feel nothing of it, then nothing is owed; once they may, it is', () => {
    const scene = back(toldRestored());
    scene.assess({ 'service.felt': 'none' });
    expect(standing(scene, 'notice.follow-up')).toEqual(['void']);
    scene.assess({ 'service.felt': 'possible' });
    expect(standing(scene, 'notice.follow-up')).toEqual(['void', 'open']);
  });

  it('given answers of the first outage lapse with the second, then a follow-up is owed and no correction', () => {
    const scene = toldRestored();
    scene.assess({ 'service.felt': 'none', 'service.customers': 'none' });
    signal(scene.after('PT3H'), 'firing');
    scene.assess({ 'service.impact': 'minor' });
    idle(scene);
    expect(scene.opened.facts['service.felt']).toBe('unknown');
    const owed = scene.opened.duties.filter(({ kind, status }) => kind === 'notice.follow-up' && status === 'open');
    expect(owed.map(({ stage }) => stage)).toEqual(['follow-up']);
  });

  it('given somebody decided not to tell of it, when it fails once more, then that is owed anew', () => {
    const scene = back(toldRestored());
    scene.give('officer', { do: 'waive', duty: 'notice.follow-up', reason: ref('a minute') });
    signal(scene.after('PT10M'), 'restored');
    idle(scene);
    expect(standing(scene, 'notice.follow-up')).toEqual(['waived']);
    expect(standing(back(scene), 'notice.follow-up')).toEqual(['waived', 'open']);
  });

  it('given the restoration was told and a person takes it back, then a correction is owed', () => {
    const scene = toldRestored();
    scene.give('officer', { do: 'assess', facts: {}, times: { restoredAt: null }, overrule: null });
    expect(scene.duty('notice.follow-up')).toMatchObject({
      stage: 'correction',
      because: { ja: expect.stringContaining('復旧の状況') },
    });
  });
});
