import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { held, NOTICE, ref, Scene, SYSTEM, types } from '../scene.ts';

/** Does what `next` answers, as the workflow would, and says what it was. */
function step(scene: Scene): string {
  const action = scene.next();
  switch (action.do) {
    case 'ArmDeadline': {
      const subject = `${action.duty}@${action.revision}`;
      scene.give(SYSTEM, { do: 'request-execution', machine: 'deadline', subject, after: 0 });
      return `arm ${subject}`;
    }
    case 'PagePerson':
      scene.give(SYSTEM, { do: 'call-person', page: action.page, person: action.person });
      scene.give(SYSTEM, { do: 'record-call', page: action.page, person: action.person, outcome: 'accepted' });
      return `page ${action.person}`;
    case 'DraftNotice':
      scene.draft();
      return 'draft';
    case 'SealAudience':
      scene.seal(action.notice, `sha256:of-${action.notice}`);
      return 'seal';
    case 'StartDelivery':
      scene.give(SYSTEM, { do: 'start-delivery', notice: action.notice });
      return 'start';
    case 'WaitForChange':
      return `wait ${action.until}`;
    default:
      return action.do;
  }
}

function stepsUntilWait(scene: Scene): string[] {
  const steps: string[] = [];
  for (;;) {
    const done = step(scene);
    if (done.startsWith('wait') || done === 'End') return steps;
    steps.push(done);
  }
}

describe('what the incident workflow does next', () => {
  it('given a possible leak, when it opens, then the deadline is armed, people called, the notice drafted and sealed', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    expect(stepsUntilWait(scene)).toEqual([
      'arm notice.first@1',
      'page responder',
      'draft',
      'page approver',
      'page head',
      'seal',
    ]);
    expect(scene.next()).toEqual({ do: 'WaitForChange', until: instant('2026-04-24T17:55:00+09:00') });
  });

  it('given nobody answers, when time goes on, then the ladder is climbed to its end, and then it waits for people', () => {
    const scene = new Scene();
    scene.open();
    const seen: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      seen.push(...stepsUntilWait(scene));
      const action = scene.next();
      if (action.do === 'WaitForChange') scene.now = action.until;
    }
    expect(seen).toEqual(['arm triage@1', 'page responder', 'page officer', 'page head', 'page executive']);
    expect(scene.now).toBe(instant('2027-02-18T18:20:00+09:00'));
  });

  it('given an approved notice, when its hold time is over, then it starts, not before', () => {
    const scene = new Scene(held);
    scene.open({ 'data.leak': 'possible' });
    stepsUntilWait(scene);
    scene.give('responder', { do: 'acknowledge', page: null });
    scene.approve();
    expect(scene.next()).toEqual({ do: 'WaitForChange', until: instant('2026-04-24T18:00:00+09:00') });
    scene.after('PT10M');
    expect(stepsUntilWait(scene)).toEqual(['start']);
  });

  it('given a page about approval, when the notice was approved before somebody was called, then they are not called', () => {
    const scene = new Scene().sealedFirst();
    scene.give('responder', { do: 'acknowledge', page: 'p1' });
    scene.approve();
    expect(stepsUntilWait(scene)).toEqual(['arm notice.first@1', 'start']);
    expect(scene.page('p2').steps.map(({ status }) => status)).toEqual(['waiting', 'waiting']);
  });

  it('given a rejected text, when new facts come, then the system drafts again; it does not repeat what was rejected', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    stepsUntilWait(scene);
    scene.give('approver', { do: 'reject', notice: NOTICE, reason: ref('no') });
    expect(stepsUntilWait(scene)).toEqual(['page approver', 'page responder'].slice(1));
    scene.give('approver', { do: 'acknowledge', page: null });
    scene.assess({ 'data.leak': 'confirmed' });
    expect(stepsUntilWait(scene)).toEqual(['draft', 'page approver', 'page head', 'seal']);
  });

  it('given an incident lowered and raised again, when a first notice is owed anew, then it is drafted anew', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    stepsUntilWait(scene);
    const overrule = (level: string) =>
      scene.give('officer', { do: 'assess', facts: {}, times: {}, overrule: { level, reason: ref('r') } });
    overrule('minor');
    expect(stepsUntilWait(scene)).toEqual(['page responder']);
    overrule('major');
    expect(stepsUntilWait(scene)).toEqual(['arm notice.first#2@1', 'draft', 'page approver', 'page head', 'seal']);
  });

  it('given an audience out of date, when customers were imported, then it is sealed again before anything is sent', () => {
    const scene = new Scene().sealedFirst();
    stepsUntilWait(scene);
    scene.approve();
    scene.give(SYSTEM, { do: 'recheck-audience' });
    expect(scene.next()).toEqual({ do: 'SealAudience', notice: NOTICE });
  });

  it('given a page the deadline workflow makes, when that one is dead, then the incident workflow calls after five minutes', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    stepsUntilWait(scene);
    for (const page of ['p1', 'p2']) scene.give('head', { do: 'acknowledge', page });
    scene.after('PT20M').give(SYSTEM, { do: 'observe-duty', duty: 'notice.first', revision: 1 });
    expect(scene.next()).toEqual({ do: 'WaitForChange', until: instant('2026-04-24T18:15:00+09:00') });
    scene.after('PT5M');
    expect(stepsUntilWait(scene)).toEqual(['page officer']);
  });

  it('given a moved deadline, when it is next looked at, then the new revision is armed', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    stepsUntilWait(scene);
    const times = { detectedAt: instant('2026-04-24T17:40:00+09:00') };
    scene.give('officer', { do: 'assess', facts: {}, times, overrule: null });
    expect(scene.next()).toEqual({ do: 'ArmDeadline', duty: 'notice.first', revision: 2 });
  });

  it('given a closed incident or none, when it is asked, then it ends', () => {
    expect(new Scene().next()).toEqual({ do: 'End' });
    const scene = new Scene().deliveredFirst();
    expect(types(scene.closed())).toContain('incident.closed');
    expect(scene.next()).toEqual({ do: 'End' });
  });
});
