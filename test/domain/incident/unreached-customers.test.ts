import { describe, expect, it } from 'vitest';
import { shipped } from '../../policies/shipped.ts';
import { counts, flexcrm, NOTICE, ref, Scene, SYSTEM, start } from './scene.ts';

describe('customers whom a notice did not reach', () => {
  const flam = shipped('flam');
  const unreached = {
    failed: { contracts: ['C-0007'], count: 1 },
    unknown: { contracts: [], count: 0 },
  };

  function firstWithout(scene: Scene, finish: object = { unreached }): Scene {
    scene.open({ 'data.loss': 'confirmed' });
    scene.draft(null, { sections: scene.policy.notices.stages.first.sections });
    scene.seal();
    scene.approve();
    scene.after(scene.policy.notices.hold).give(SYSTEM, start());
    const finished = { counts: counts(1000, { rejected: 1, sent: 999 }), finishedAt: scene.after('PT5M').now };
    scene.give(SYSTEM, { do: 'finish-delivery', notice: NOTICE, ...finished, ...finish });
    return scene;
  }

  it('[FL-3] given a trial customer without an address, then the first notice is met only once somebody called', () => {
    const scene = firstWithout(new Scene(flam));
    expect(scene.duty('notice.first').status).toBe('open');
    expect(scene.duty('call')).toMatchObject({ status: 'open', clause: 'FL-3', subject: NOTICE });
    expect(scene.duty('call').because?.ja).toContain('C-0007');
    expect(scene.opened.pages.at(-1)).toMatchObject({ why: 'assigned', duty: 'call' });
    scene.after('PT20M').give('officer', { do: 'complete', duty: 'call', evidence: ref('called') });
    expect(scene.duty('notice.first')).toMatchObject({ status: 'met', metAt: scene.now });
  });

  it('[FL-3] given somebody decides about them with a reason, then it is met as of the decision', () => {
    const scene = firstWithout(new Scene(flam));
    scene.after('PT20M').give('officer', { do: 'waive', duty: 'call', reason: ref('told in the product') });
    expect(scene.duty('notice.first')).toMatchObject({ status: 'met', metAt: scene.now });
  });

  it('[FL-3] given nobody calls in time, then the first notice is missed', () => {
    const scene = firstWithout(new Scene(flam)).after('PT3H');
    scene.give(SYSTEM, { do: 'observe-duty', duty: 'notice.first', revision: 1 });
    expect(scene.duty('notice.first').status).toBe('missed');
  });

  it('[FC-6] given an outcome that nobody can know, then the customer is called, and the notice was told when it ended', () => {
    const scene = firstWithout(new Scene(flexcrm), {
      unreached: { failed: { contracts: [], count: 0 }, unknown: { contracts: ['C-0009'], count: 1 } },
    });
    expect(scene.duty('notice.first')).toMatchObject({ status: 'met', metAt: scene.now });
    expect(scene.duty('call').because?.en).toContain('C-0009');
    expect(scene.report().duties.find(({ kind }) => kind === 'call')?.contracts).toEqual(['C-0009']);
  });

  it('given mails come back after the notice was met, then a call is owed for each only once, and what was met stays', () => {
    const scene = new Scene(flexcrm).deliveredFirst();
    const met = scene.duty('notice.first');
    const bounced = { do: 'record-unreached', notice: NOTICE, contracts: ['C-0001'] } as const;
    scene.after('PT1H').give(SYSTEM, bounced);
    expect(scene.ask(SYSTEM, bounced)).toEqual([]);
    expect(scene.duty('notice.first')).toEqual(met);
    scene.give('officer', { do: 'complete', duty: 'call', evidence: ref('called') });
    scene.give(SYSTEM, { ...bounced, contracts: ['C-0001', 'C-0002'] });
    expect(scene.opened.duties.filter(({ kind }) => kind === 'call').map(({ status }) => status)).toEqual([
      'met',
      'open',
    ]);
    expect(scene.duty('call#2').because?.en).toMatch(/1 of the customers \(C-0002\)$/);
  });
});

describe('a duty whose time is exactly now', () => {
  it('given a first notice that becomes owed at the very end of its time, then it is missed already', () => {
    const scene = new Scene(shipped('flam'));
    scene.open({});
    scene.after('PT2H').assess({ 'data.loss': 'confirmed' });
    expect(scene.duty('notice.first')).toMatchObject({ status: 'missed', missedAt: scene.now });
  });
});
