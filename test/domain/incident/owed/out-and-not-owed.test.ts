import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../../functions/domain/base/time/instant.ts';
import { shipped } from '../../../policies/shipped.ts';
import { counts, NOTICE, ref, Scene, SYSTEM, start } from '../scene.ts';
import { standing } from '../told/telling.ts';

const BY_PHONE = { failed: { contracts: ['C-0597'], count: 1 }, unknown: { contracts: [], count: 0 } };

function onItsWay(): Scene {
  const scene = new Scene(shipped('flexcrm')).sealedFirst();
  scene.approve();
  scene.after(scene.policy.notices.hold).give(SYSTEM, start());
  return scene;
}

function callOf(scene: Scene): string {
  return scene.opened.duties.find(({ kind }) => kind === 'call')?.id ?? '';
}

/** Somebody called everybody; when. */
function called(scene: Scene): Instant {
  scene.after('PT5M').give('officer', { do: 'complete', duty: callOf(scene), evidence: ref('called') });
  return scene.now;
}

/** A first notice on its way about a leak that is ruled out meanwhile. */
function ruledOutOnItsWay(): Scene {
  const scene = onItsWay();
  scene.after('PT1M').assess({ 'data.leak': 'none' });
  return scene;
}

function finish(scene: Scene, rejected = 0): Scene {
  const unreached = rejected === 0 ? {} : { unreached: BY_PHONE };
  const done = { counts: counts(1000 - rejected, { audience: 1000, rejected }), finishedAt: scene.after('PT5M').now };
  scene.give(SYSTEM, { do: 'finish-delivery', notice: NOTICE, ...done, ...unreached });
  return scene;
}

describe('a first notice that is on its way while what it tells of is ruled out', () => {
  it('then its duty does not become void, and is met once it has gone out', () => {
    const scene = ruledOutOnItsWay();
    expect(standing(scene, 'notice.first')).toEqual(['open']);
    finish(scene);
    expect(standing(scene, 'notice.first')).toEqual(['met']);
    expect(scene.duty('notice.first').settled?.notice).toBe(NOTICE);
    expect(standing(scene, 'notice.follow-up')).toEqual(['open']);
  });

  it('given it is possible again, then the same first notice stands as sent', () => {
    const scene = finish(ruledOutOnItsWay());
    scene.after('PT5M').assess({ 'data.leak': 'possible' });
    expect(standing(scene, 'notice.first')).toEqual(['met']);
  });

  it('given it is possible again before it has gone out, then there is one first notice, met by it', () => {
    const scene = ruledOutOnItsWay();
    scene.after('PT1M').assess({ 'data.leak': 'possible' });
    expect(standing(finish(scene), 'notice.first')).toEqual(['met']);
  });

  it('given it did not reach one customer, then it is owed until somebody called', () => {
    const scene = finish(ruledOutOnItsWay(), 1);
    expect([standing(scene, 'notice.first'), standing(scene, 'call')]).toEqual([['open'], ['open']]);
    scene.after('PT5M').assess({ 'data.leak': 'possible' });
    expect(standing(scene, 'notice.first')).toEqual(['open']);
    const calledAt = called(scene);
    expect([standing(scene, 'notice.first'), standing(scene, 'call')]).toEqual([['met'], ['met']]);
    expect(scene.duty('notice.first').settled?.at).toBe(calledAt);
  });

  it('given it had been rejected before, and the leak is ruled out, then it is owed until somebody decided not to call', () => {
    const scene = onItsWay();
    finish(scene, 1000);
    scene.after('PT5M').assess({ 'data.leak': 'none' });
    expect(standing(scene, 'notice.first')).toEqual(['open']);
    scene.give('head', { do: 'waive', duty: callOf(scene), reason: ref('ruled-out') });
    expect(standing(scene, 'notice.first')).toEqual(['met']);
  });

  it('given it has not started, then its duty is void, as before', () => {
    const scene = new Scene(shipped('flexcrm')).sealedFirst();
    scene.approve();
    scene.assess({ 'data.leak': 'none' });
    expect(standing(scene, 'notice.first')).toEqual(['void']);
  });
});
