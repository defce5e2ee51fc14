import { describe, expect, it } from 'vitest';
import { shipped } from '../../../policies/shipped.ts';
import { counts, NOTICE, Scene, SYSTEM, start } from '../scene.ts';
import { standing } from '../told/telling.ts';

const BY_PHONE = { failed: { contracts: ['C-0597'], count: 1 }, unknown: { contracts: [], count: 0 } };

/** A first notice on its way about a leak that is ruled out meanwhile. */
function ruledOutOnItsWay(): Scene {
  const scene = new Scene(shipped('flexcrm')).sealedFirst();
  scene.approve();
  scene.after(scene.policy.notices.hold).give(SYSTEM, start());
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

  it('given it did not reach one customer, then it is met as it was mailed, and the call stays owed', () => {
    const scene = finish(ruledOutOnItsWay(), 1);
    expect(standing(scene, 'notice.first')).toEqual(['met']);
    expect(standing(scene, 'call')).toEqual(['open']);
  });

  it('given it has not started, then its duty is void, as before', () => {
    const scene = new Scene(shipped('flexcrm')).sealedFirst();
    scene.approve();
    scene.assess({ 'data.leak': 'none' });
    expect(standing(scene, 'notice.first')).toEqual(['void']);
  });
});
