import { describe, expect, it } from 'vitest';
import { isDue } from '../../../../functions/domain/components/paging/escalation.ts';
import type { PlannedCall } from '../../../../functions/domain/components/paging/page.ts';
import { pageSubject } from '../../../../functions/domain/incident/paging/page-subject.ts';
import { major, NOTICE, ref, refusedWith, Scene, SYSTEM, stages, start, types } from '../scene.ts';

const call = (page: string, person: string) => ({ do: 'call-person', page, person }) as const;
const called = (page: string, person: string, outcome: 'accepted' | 'failed' | 'unreachable' = 'accepted') =>
  ({ do: 'record-call', page, person, outcome }) as const;

function opened(): Scene {
  const scene = new Scene();
  scene.open();
  scene.give(SYSTEM, { do: 'request-execution', machine: 'deadline', subject: 'triage@1', after: 0 });
  return scene;
}

describe('calling people', () => {
  it('given a page, when a person is called, then the intent is recorded before the outcome', () => {
    const scene = opened();
    expect(types(scene.ask(SYSTEM, call('p1', 'responder')))).toEqual(['page.calling']);
    expect(scene.page('p1').steps[0]).toMatchObject({ status: 'calling', calledAt: scene.now });
    expect(types(scene.ask(SYSTEM, called('p1', 'responder')))).toEqual(['page.called']);
    expect(scene.page('p1').steps[0]).toMatchObject({ status: 'called' });
    expect(scene.ask(SYSTEM, call('p1', 'responder'))).toEqual(refusedWith('not-ready'));
    expect(scene.ask(SYSTEM, called('p1', 'responder', 'failed'))).toEqual([]);
  });

  it('given an intent without an outcome, when the caller comes back from a crash, then it may call again', () => {
    const scene = opened();
    scene.give(SYSTEM, call('p1', 'responder'));
    expect(types(scene.ask(SYSTEM, call('p1', 'responder')))).toEqual(['page.calling']);
  });

  it('given a step whose time has not come, when it is to be called, then it is refused; at its time it is not', () => {
    const scene = opened();
    expect(scene.ask(SYSTEM, call('p1', 'officer'))).toEqual(refusedWith('not-ready'));
    scene.after('PT5M').give(SYSTEM, call('p1', 'officer'));
    expect(scene.ask(SYSTEM, call('p1', 'approver'))).toEqual(refusedWith('not-found'));
    expect(scene.ask(SYSTEM, call('p9', 'officer'))).toEqual(refusedWith('not-found'));
    expect(scene.ask(SYSTEM, called('p1', 'approver'))).toEqual(refusedWith('not-found'));
  });

  it('given nobody before could be reached, when the next is looked for, then they are called without waiting', () => {
    const scene = opened();
    scene.give(SYSTEM, call('p1', 'responder'));
    scene.give(SYSTEM, called('p1', 'responder', 'failed'));
    expect(scene.next()).toEqual({ do: 'PagePerson', page: 'p1', person: 'officer' });
    const [, officer, head] = scene.page('p1').steps as (PlannedCall & {
      status: 'waiting';
      calledAt: null;
      postponed: number;
    })[];
    expect(officer && isDue(scene.page('p1'), officer, scene.now)).toBe(true);
    expect(head && isDue(scene.page('p1'), head, scene.now)).toBe(false);
  });

  it('given nobody is subscribed for a person, when they are called, then that is recorded and the next is called at once', () => {
    const scene = opened();
    scene.give(SYSTEM, call('p1', 'responder'));
    expect(scene.ask(SYSTEM, called('p1', 'responder', 'unreachable'))).toEqual([
      { type: 'page.called', page: 'p1', person: 'responder', outcome: 'unreachable' },
    ]);
    scene.give(SYSTEM, called('p1', 'responder', 'unreachable'));
    expect(scene.page('p1').steps[0]?.status).toBe('unreachable');
    expect(scene.next()).toEqual({ do: 'PagePerson', page: 'p1', person: 'officer' });
    expect(scene.ask(SYSTEM, call('p1', 'responder'))).toEqual(refusedWith('not-ready'));
  });

  it('given the first was called and the second is not reached, when the next is looked for, then nobody waits for the second', () => {
    const scene = opened();
    scene.give(SYSTEM, call('p1', 'responder'));
    scene.give(SYSTEM, called('p1', 'responder'));
    expect(scene.next()).toMatchObject({ do: 'WaitForChange' });
    scene.after('PT5M').give(SYSTEM, call('p1', 'officer'));
    scene.give(SYSTEM, called('p1', 'officer', 'unreachable'));
    expect(scene.next()).toEqual({ do: 'PagePerson', page: 'p1', person: 'head' });
  });

  it('given nobody answered, when the next is called, then the subject says that it was passed on; to the first it does not', () => {
    const scene = opened();
    scene.give(SYSTEM, call('p1', 'responder'));
    const subjectTo = (person: string) => pageSubject(scene.policy, scene.opened, scene.page('p1'), person);
    expect(subjectTo('responder')).toMatch(/：インシデント発生$/);
    scene.give(SYSTEM, called('p1', 'responder'));
    scene.after('PT5M').give(SYSTEM, call('p1', 'officer'));
    expect(subjectTo('officer')).toMatch(/：インシデント発生（先の担当者の応答なし）$/);
    expect(subjectTo('responder')).toMatch(/：インシデント発生$/);
  });

  it('given a page, when the person it called acknowledges, then nobody further is called', () => {
    const scene = opened();
    scene.give(SYSTEM, call('p1', 'responder'));
    scene.give(SYSTEM, called('p1', 'responder'));
    scene.give('responder', { do: 'acknowledge', page: null });
    expect(scene.page('p1').acknowledged).toEqual({ by: 'responder', at: scene.now });
    expect(scene.after('PT5M').ask(SYSTEM, call('p1', 'officer'))).toEqual(refusedWith('not-ready'));
    expect(scene.next()).toMatchObject({ do: 'WaitForChange' });
    expect(scene.ask('officer', { do: 'acknowledge', page: 'p1' })).toEqual(refusedWith('not-ready'));
    expect(scene.ask('responder', { do: 'acknowledge', page: null })).toEqual(refusedWith('not-found'));
  });

  it('given a page that calls others, when somebody else acknowledges it, then it is refused', () => {
    const scene = opened();
    expect(scene.ask('approver', { do: 'acknowledge', page: 'p1' })).toEqual(refusedWith('not-allowed'));
    expect(scene.ask('approver', { do: 'acknowledge', page: null })).toEqual(refusedWith('not-found'));
    expect(scene.ask(SYSTEM, { do: 'acknowledge', page: 'p1' })).toEqual(refusedWith('not-allowed'));
    expect(scene.ask('officer', { do: 'acknowledge', page: 'p9' })).toEqual(refusedWith('not-found'));
  });

  it('given two pages to a person, when they acknowledge without naming one, then it is the newest', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    scene.draft();
    expect(scene.page('p2')).toMatchObject({ why: 'approval' });
    scene.give('head', { do: 'acknowledge', page: null });
    expect(scene.page('p1').acknowledged).toBeNull();
    expect(scene.page('p2').acknowledged?.by).toBe('head');
    scene.give('head', { do: 'acknowledge', page: null });
    expect(scene.page('p1').acknowledged?.by).toBe('head');
  });

  it("given a page about a duty, when the duty's owner acknowledges it, then that is allowed though others were called", () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    scene.after('PT35M').give(SYSTEM, { do: 'observe-duty', duty: 'notice.first', revision: 1 });
    const page = scene.opened.pages.findLast(({ duty }) => duty === 'notice.first');
    expect(page?.steps.map(({ person }) => person)).toEqual(['officer', 'approver', 'head']);
    expect(types(scene.ask('officer', { do: 'acknowledge', page: page?.id ?? '' }))).toEqual(['page.acknowledged']);
  });

  it('given a page about a text, when it is approved without an answer, then it is settled, and the next text calls anew', () => {
    const scene = new Scene().deliveredFirst();
    expect(scene.page('p2')).toMatchObject({ why: 'approval', acknowledged: null, settledAt: expect.any(String) });
    expect(scene.ask(SYSTEM, call('p2', 'approver'))).toEqual(refusedWith('not-ready'));
    const sections = stages['follow-up']?.sections ?? [];
    expect(types(scene.draft('officer', { stage: 'follow-up', sections }))).toEqual(['notice.drafted', 'page.opened']);
  });

  it('given a page about a duty or a rejected text, when that is done, then it is settled; closing settles them all', () => {
    const scene = major();
    scene.draft();
    scene.give('approver', { do: 'reject', notice: NOTICE, reason: ref('no') });
    expect(scene.opened.pages.map(({ why, settledAt }) => [why, settledAt !== null])).toEqual([
      ['opened', false],
      ['approval', true],
      ['rejected', false],
    ]);
    scene.draft('officer');
    expect(scene.page('p3').settledAt).not.toBeNull();
    scene.after('PT20M').give(SYSTEM, { do: 'observe-duty', duty: 'notice.first', revision: 1 });
    const warned = scene.opened.pages.at(-1)?.id ?? '';
    scene.give('officer', { do: 'waive', duty: 'notice.first', reason: ref('told by phone') });
    expect(scene.page(warned)).toMatchObject({ why: 'warn', settledAt: scene.now });
    expect(scene.page('p1').settledAt).toBeNull();
    scene.closed();
    expect(scene.opened.pages.every(({ settledAt }) => settledAt !== null)).toBe(true);
  });

  it('given only settled pages to a person, when they answer, then the newest of them is taken; active ones go first', () => {
    const scene = new Scene().sealedFirst();
    scene.approve('head');
    scene.give('head', { do: 'acknowledge', page: null });
    expect(scene.page('p1').acknowledged?.by).toBe('head');
    scene.give('approver', { do: 'acknowledge', page: null });
    expect(scene.page('p2').acknowledged?.by).toBe('approver');
  });

  it('given a delivery is resumed, when people were called for its pause, then that is settled, and the next pause calls', () => {
    const scene = new Scene().sealedFirst();
    scene.approve();
    scene.give(SYSTEM, start());
    const pause = { do: 'pause-delivery', notice: NOTICE, why: 'quota', until: null } as const;
    scene.give(SYSTEM, pause);
    scene.give(SYSTEM, { do: 'resume-delivery', notice: NOTICE });
    expect(scene.opened.pages.at(-1)).toMatchObject({ why: 'paused', settledAt: scene.now });
    expect(types(scene.ask(SYSTEM, pause))).toEqual(['delivery.paused', 'page.opened']);
  });
});
