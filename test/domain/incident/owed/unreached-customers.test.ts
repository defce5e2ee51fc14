import { describe, expect, it } from 'vitest';
import { incidentView } from '../../../../functions/domain/views/incident-view.ts';
import { shipped } from '../../../policies/shipped.ts';
import { counts, flexcrm, N2, NOTICE, ref, refusedWith, Scene, SYSTEM, start, types } from '../scene.ts';
import { idle, sectionsOf, send, standing } from '../told/telling.ts';

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

describe('mails that come back late', () => {
  const back = (...contracts: string[]) => ({ do: 'record-unreached', notice: NOTICE, contracts }) as const;
  const calls = (scene: Scene) => scene.opened.duties.filter(({ kind }) => kind === 'call');

  it('[FL-3] given the incident is closed, when a mail comes back, then its owner is called, and it goes on until somebody called', () => {
    const scene = new Scene().deliveredFirst();
    scene.closed();
    const events = scene.after('PT9H').give(SYSTEM, back('C-0001'));
    expect(types(events)).toEqual(['recipients.unreached', 'duty.opened', 'page.opened', 'execution.requested']);
    expect(scene.opened).toMatchObject({ status: 'closed', outlives: ['call'] });
    expect(events.at(-1)).toMatchObject({ machine: 'deadline', subject: 'call@1' });
    const action = scene.nextForDuty('call');
    expect(action).toMatchObject({ do: 'PagePerson', person: 'officer' });
    expect(incidentView(scene.opened).open).toBe(true);
    expect(scene.give(SYSTEM, back('C-0001', 'C-0002')).map(({ type }) => type)).toEqual(['recipients.unreached']);
    expect(types(scene.give('officer', { do: 'complete', duty: 'call', evidence: ref('called') }))).toEqual([
      'duty.met',
    ]);
    expect(scene.nextForDuty('call')).toEqual({ do: 'End' });
    expect(incidentView(scene.opened).open).toBe(false);
    scene.give(SYSTEM, back('C-0003'));
    expect(calls(scene).map(({ id, status }) => [id, status])).toEqual([
      ['call', 'met'],
      ['call#2', 'open'],
    ]);
    const shown = scene.report().duties.filter(({ kind }) => kind === 'call');
    expect(shown.map(({ id, status }) => [id, status])).toEqual([
      ['call', 'met'],
      ['call#2', 'open'],
    ]);
    scene.give('officer', { do: 'complete', duty: 'call#2', evidence: ref('called') });
    expect(scene.duty('call#2').status).toBe('met');
  });

  it('given it is reopened meanwhile, then the call stays owed and is called for by the workflow', () => {
    const scene = new Scene().deliveredFirst();
    scene.closed();
    scene.give(SYSTEM, back('C-0001'));
    scene.give('officer', { do: 'reopen', reason: ref('again') });
    expect(calls(scene).map(({ status }) => status)).toEqual(['open']);
    expect(scene.ask('officer', { do: 'close', reason: null })).toEqual(refusedWith('closing-conditions'));
  });

  it('given a follow-up had reached everybody, when one of its mails comes back, then a call is owed and no other follow-up', () => {
    const scene = new Scene().deliveredFirst();
    scene.assess({ 'data.leak': 'confirmed' });
    const sections = flexcrm.notices.stages['follow-up']?.sections ?? [];
    scene.draft(null, { stage: 'follow-up', sections });
    scene.seal(N2);
    scene.approve('approver', N2);
    scene.give(SYSTEM, start(N2));
    scene.give(SYSTEM, { do: 'finish-delivery', notice: N2, counts: counts(1000), finishedAt: scene.now });
    expect(scene.duty('notice.follow-up').status).toBe('met');
    scene.after('PT1H').give(SYSTEM, { ...back('C-0001'), notice: N2 });
    expect(calls(scene).map(({ subject }) => subject)).toEqual([N2]);
    expect(scene.opened.duties.filter(({ kind }) => kind === 'notice.follow-up')).toHaveLength(1);
  });

  it('given the incident is just being joined into another, then it is refused for now; once it is part of it, somebody is called', () => {
    const scene = new Scene().deliveredFirst();
    scene.give('officer', {
      do: 'join',
      into: { incident: 'I-000000000002', status: 'open', drill: false },
      reason: ref('same'),
      reasonInto: ref('same'),
    });
    expect(scene.ask(SYSTEM, back('C-0001'))).toEqual(refusedWith('not-ready'));
    scene.give(SYSTEM, { do: 'finish-join' });
    scene.give(SYSTEM, back('C-0001'));
    expect(scene.opened).toMatchObject({ status: 'joined', outlives: ['call'] });
    scene.give('officer', { do: 'complete', duty: 'call', evidence: ref('called') });
    expect(calls(scene).map(({ status }) => status)).toEqual(['met']);
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

describe('a call is put on record in words', () => {
  it('given a processor’s customers were not reached, when the call is done without words, then it is refused and nothing is void', () => {
    const scene = new Scene(shipped('flexcrm'));
    const facts = { 'data.leak': 'confirmed', 'data.personal': 'confirmed', 'cause.wrongful': 'confirmed' };
    scene.open({ ...facts, 'data.role': 'processor' });
    idle(scene);
    scene.draft(null, { sections: sectionsOf(scene.policy, 'first') });
    send(scene, { rejected: 400, sent: 600 });
    const bare = scene.ask('officer', { do: 'complete', duty: 'call', evidence: null });
    expect(bare).toEqual(refusedWith('invalid'));
    expect(bare).toMatchObject({
      reason: {
        ja: expect.stringContaining('どなたに、いつ、どのような方法で'),
        en: expect.stringContaining('when, and how'),
      },
    });
    expect(['call', 'notice.first', 'controller', 'principals'].flatMap((kind) => standing(scene, kind))).toEqual(
      Array(4).fill('open'),
    );
    scene.give('officer', { do: 'complete', duty: 'call', evidence: ref('told by phone at 18:30') });
    expect(standing(scene, 'notice.first')).toEqual(['met']);
  });
});
