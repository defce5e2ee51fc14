import { describe, expect, it } from 'vitest';
import { instant, plusMs } from '../../../../functions/domain/base/time/instant.ts';
import { pageText } from '../../../../functions/domain/incident/paging/page-text.ts';
import type { Policy } from '../../../../functions/domain/policy/shape/schema.ts';
import { flexcrm, ref, refusedWith, Scene, SYSTEM, types } from '../scene.ts';

const observe = (duty = 'notice.first', revision = 1) => ({ do: 'observe-duty', duty, revision }) as const;

function major(): Scene {
  const scene = new Scene();
  scene.open({ 'data.leak': 'possible' });
  return scene;
}

/** flexcrm with a duty that people report as done: within two days, with a reminder after its time. */
const withReport = {
  ...flexcrm,
  duties: [
    ...flexcrm.duties,
    {
      kind: 'authority.ppc.prompt',
      clause: 'FC-1e',
      owner: 'responder',
      title: { ja: '速報', en: 'Prompt report' },
      when: 'notify' as const,
      clock: { kind: 'elapsed' as const, from: 'detection' as const, within: 'P2D' },
      reminders: [{ after: 'PT1H', do: 'escalate' as const, to: 'executive' }],
    },
  ],
};

describe('deadlines', () => {
  it('given a duty, when a reminder comes, then its people are called once, and looking again does nothing', () => {
    const scene = major();
    expect(scene.ask(SYSTEM, observe())).toEqual([]);
    const events = scene.after('PT20M').give(SYSTEM, observe());
    expect(types(events)).toEqual(['duty.reminded', 'page.opened']);
    expect(scene.page('p2')).toMatchObject({ why: 'warn', duty: 'notice.first' });
    expect(scene.page('p2').steps.map(({ person }) => person)).toEqual(['officer']);
    expect(scene.ask(SYSTEM, observe())).toEqual([]);
  });

  it('given several reminders missed at once, when they are found, then one page calls all their people for the gravest', () => {
    const scene = major();
    const events = scene.after('PT56M').give(SYSTEM, observe());
    expect(types(events)).toEqual([...Array(4).fill('duty.reminded'), 'page.opened']);
    expect(scene.page('p2')).toMatchObject({ why: 'escalate' });
    expect(scene.page('p2').steps.map(({ person }) => person)).toEqual(['officer', 'approver', 'head', 'executive']);
  });

  it('[FC-6] given the due time, when it passes, then the duty is missed as of then and the owner is called first', () => {
    const scene = major();
    scene.after('PT59M').give(SYSTEM, observe());
    const events = scene.after('PT3M').give(SYSTEM, observe());
    expect(types(events)[0]).toBe('duty.missed');
    expect(scene.duty('notice.first')).toMatchObject({
      status: 'missed',
      missedAt: instant('2026-04-24T18:50:00+09:00'),
    });
    const page = scene.opened.pages.at(-1);
    expect(page?.why).toBe('missed');
    expect(page?.steps.map(({ person }) => person)).toEqual(
      expect.arrayContaining(['officer', 'responder', 'executive']),
    );
    expect(scene.ask(SYSTEM, observe())).toEqual([]);
    const later = scene.after('PT30M').give(SYSTEM, observe());
    expect(types(later)).toEqual(['duty.reminded', 'page.opened']);
    expect(scene.opened.pages.at(-1)).toMatchObject({ why: 'escalate' });
  });

  it('[FC-6] given a time that the policy only aims at, when people are called for it, then the page says target', () => {
    const scene = major();
    const paged = () => {
      const page = scene.opened.pages.at(-1) ?? scene.page('p1');
      const asked = { policy: flexcrm, state: scene.opened, page, person: 'officer', title: null, signals: [] };
      return pageText({ ...asked, url: 'https://console.example.jp' });
    };
    scene.after('PT20M').give(SYSTEM, observe());
    expect(paged()).toContain('目標とする時刻が近づいています。');
    expect(paged()).toContain('目標: 2026年4月24日');
    scene.after('PT42M').give(SYSTEM, observe());
    expect(paged()).toContain('目標とする時刻を過ぎました。');
    expect(paged()).toContain('A duty has passed its target time.');
    expect(paged()).not.toMatch(/期限を過ぎ|missed its due time|^期限: |^Due: /m);
  });

  it('given an older revision or a finished duty, when it is looked at, then nothing happens', () => {
    const scene = major();
    scene.assess({ 'data.leak': 'possible' });
    scene.give('officer', {
      do: 'assess',
      facts: {},
      times: { detectedAt: instant('2026-04-24T17:40:00+09:00') },
      overrule: null,
    });
    scene.after('PT2H');
    expect(scene.ask(SYSTEM, observe('notice.first', 1))).toEqual([]);
    expect(scene.ask(SYSTEM, observe('none'))).toEqual([]);
    scene.give('officer', { do: 'waive', duty: 'notice.first', reason: ref('told by phone') });
    expect(scene.ask(SYSTEM, observe('notice.first', 2))).toEqual([]);
  });

  it('given a duty people report as done, when it is done in time or after it, then it is met or late, with both moments', () => {
    const inTime = new Scene(withReport);
    inTime.open({ 'data.leak': 'possible' });
    inTime.after('P1D').give('responder', { do: 'complete', duty: 'authority.ppc.prompt', evidence: ref('receipt') });
    expect(inTime.duty('authority.ppc.prompt')).toMatchObject({ status: 'met', metAt: inTime.now, missedAt: null });

    const late = new Scene(withReport);
    late.open({ 'data.leak': 'possible' });
    const events = late
      .after('P3D')
      .give('head', { do: 'complete', duty: 'authority.ppc.prompt', evidence: ref('receipt') });
    expect(types(events)).toEqual(['duty.missed', 'duty.met']);
    expect(late.duty('authority.ppc.prompt')).toMatchObject({
      status: 'late',
      missedAt: instant('2026-04-26T17:50:00+09:00'),
      metAt: late.now,
    });
    const again = late.ask('head', { do: 'complete', duty: 'authority.ppc.prompt', evidence: ref('receipt') });
    expect(again).toEqual(refusedWith('not-ready'));
  });

  it('given a duty, when somebody without its role settles it, then it is refused; those who lead may', () => {
    const scene = new Scene(withReport);
    scene.open({ 'data.leak': 'possible' });
    const complete = { do: 'complete', duty: 'authority.ppc.prompt', evidence: ref('receipt') } as const;
    expect(scene.ask('approver', complete)).toEqual(refusedWith('not-allowed'));
    expect(scene.ask('auditor', { do: 'waive', duty: 'notice.first', reason: ref('r') })).toEqual(
      refusedWith('not-allowed'),
    );
    expect(scene.ask('officer', { ...complete, duty: 'nothing' })).toEqual(refusedWith('not-found'));
    expect(types(scene.ask('executive', complete))).toEqual(['duty.met']);
  });

  it('given duties that the system sees met, when somebody says they are done, then it is refused', () => {
    const scene = new Scene();
    scene.open();
    expect(scene.ask('officer', { do: 'complete', duty: 'triage', evidence: null })).toEqual(
      refusedWith('not-allowed'),
    );
    scene.assess({ 'data.leak': 'possible' });
    expect(scene.ask('officer', { do: 'complete', duty: 'notice.first', evidence: null })).toEqual(
      refusedWith('not-allowed'),
    );
  });

  it('given a duty, when it is waived, then the reason stays with it, also that it had been missed', () => {
    const scene = major();
    scene.after('PT2H').give('officer', { do: 'waive', duty: 'notice.first', reason: ref('reason') });
    expect(scene.duty('notice.first')).toMatchObject({
      status: 'waived',
      missedAt: instant('2026-04-24T18:50:00+09:00'),
      reason: ref('reason'),
    });
  });

  it('given a waived triage, when facts come that leave it open, then it is not owed again', () => {
    const scene = new Scene();
    scene.open();
    scene.give('officer', { do: 'waive', duty: 'triage', reason: ref('reason') });
    scene.assess({ 'service.customers': 'few' });
    expect(scene.opened.duties.map(({ id, status }) => [id, status])).toEqual([['triage', 'waived']]);
  });
});

describe('the deadline workflow', () => {
  it('given a duty, when it asks what is next, then it waits for each reminder, looks, calls, and waits on', () => {
    const scene = major();
    const firstWarning = instant('2026-04-24T18:10:00+09:00');
    expect(scene.nextForDuty()).toEqual({ do: 'WaitUntil', until: firstWarning });
    scene.after('PT20M');
    expect(scene.nextForDuty()).toEqual({ do: 'LookAgain' });
    scene.give(SYSTEM, observe());
    expect(scene.nextForDuty()).toEqual({ do: 'PagePerson', page: 'p2', person: 'officer' });
    scene.give(SYSTEM, { do: 'call-person', page: 'p2', person: 'officer' });
    scene.give(SYSTEM, { do: 'record-call', page: 'p2', person: 'officer', outcome: 'accepted' });
    expect(scene.nextForDuty()).toEqual({ do: 'WaitUntil', until: instant('2026-04-24T18:25:00+09:00') });
  });

  it('given a duty that is void, met, moved, unknown or whose incident is closed, when it asks, then it ends', () => {
    const scene = major();
    expect(scene.nextForDuty('notice.first', 2)).toEqual({ do: 'End' });
    expect(scene.nextForDuty('nothing')).toEqual({ do: 'End' });
    scene.give('officer', { do: 'waive', duty: 'notice.first', reason: ref('r') });
    expect(scene.nextForDuty()).toEqual({ do: 'End' });
    expect(new Scene().nextForDuty()).toEqual({ do: 'End' });
    const closed = major();
    closed.give('officer', { do: 'waive', duty: 'notice.first', reason: ref('r') });
    closed.closed();
    expect(closed.nextForDuty()).toEqual({ do: 'End' });
  });

  it('given everybody called and no reminder left, when it asks, then it ends', () => {
    const scene = major();
    scene.after('PT3H').give(SYSTEM, observe());
    for (let round = 0; round < 20; round += 1) {
      const action = scene.nextForDuty();
      if (action.do === 'WaitUntil') scene.now = action.until;
      if (action.do !== 'PagePerson') continue;
      scene.give(SYSTEM, { do: 'call-person', page: action.page, person: action.person });
      scene.give(SYSTEM, { do: 'record-call', page: action.page, person: action.person, outcome: 'accepted' });
    }
    expect(scene.nextForDuty()).toEqual({ do: 'End' });
    expect(scene.opened.pages.at(-1)?.steps.every(({ status }) => status === 'called')).toBe(true);
  });
});

describe('a duty that counts from the stage before it', () => {
  const followUp: Policy['duties'][number] = {
    ...{
      kind: 'notice.follow-up',
      clause: 'FC-4',
      owner: 'officer',
      title: flexcrm.title,
      when: 'notify',
      reminders: [],
    },
    clock: { kind: 'elapsed', from: 'previous-stage', within: 'P1D' },
  };
  const policy = { ...flexcrm, duties: [...flexcrm.duties, followUp] };
  const dueIn = (scene: Scene) => scene.opened.duties.find(({ kind }) => kind === 'notice.follow-up');

  it('given the first notice has not gone out, then it waits without a time; once it has, it is due a day later', () => {
    const scene = new Scene(policy).sealedFirst();
    expect(dueIn(scene)).toMatchObject({
      status: 'open',
      deadline: { at: null, derivation: { en: ['counts once the previous step is done'] } },
    });
    const sent = new Scene(policy).deliveredFirst();
    expect(dueIn(sent)).toMatchObject({ status: 'open', revision: 2, deadline: { at: plusMs(sent.now, 86_400_000) } });
  });
});
