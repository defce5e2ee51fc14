import { describe, expect, it } from 'vitest';
import { flexcrm, NOTICE, ref, refusedWith, Scene, SYSTEM, types } from './scene.ts';

const close = { do: 'close', reason: null } as const;
const reopen = { do: 'reopen', reason: null } as const;

describe('closing', () => {
  it('[FC-3] given an undecided incident, when it is closed, then it is refused and what is missing is named', () => {
    const scene = new Scene();
    scene.open();
    expect(scene.ask('officer', close)).toMatchObject({
      refused: 'closing-conditions',
      reason: { en: expect.stringContaining('“Decide whether it is major or minor” is open') },
    });
  });

  it('given a first notice not sent, when it is closed, then it is refused; missed and unmet counts as well', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    expect(scene.ask('officer', close)).toMatchObject({
      reason: { en: expect.stringContaining('“First notice to customers” is open') },
    });
    scene.after('PT2H').give(SYSTEM, { do: 'observe-duty', duty: 'notice.first', revision: 1 });
    expect(scene.ask('officer', close)).toMatchObject({
      reason: { en: expect.stringContaining('“First notice to customers” is overdue') },
    });
  });

  it('given a notice that is approved or on its way, when it is closed, then it is refused', () => {
    const scene = new Scene().sealedFirst();
    scene.approve();
    scene.give('officer', { do: 'waive', duty: 'notice.first', reason: ref('r') });
    expect(scene.ask('officer', close)).toMatchObject({
      reason: { en: expect.stringContaining('notice no. 1 (first notice) is approved') },
    });
    scene.give(SYSTEM, { do: 'start-delivery', notice: NOTICE });
    expect(scene.ask('officer', close)).toMatchObject({
      reason: { en: expect.stringContaining('notice no. 1 (first notice) is being sent') },
    });
  });

  it('given everything required is done, when it is closed, then the workflows end and what was left open is void', () => {
    const policy = { ...flexcrm, closing: { requires: ['notice.first'] } };
    const scene = new Scene(policy).deliveredFirst();
    scene.assess({ investigation: 'done' });
    expect(scene.duty('notice.detailed').status).toBe('open');
    expect(types(scene.give('officer', close))).toEqual(['duty.voided', 'incident.closed']);
    expect(scene.opened).toMatchObject({ status: 'closed', closedAt: scene.now });
    expect(scene.duty('notice.detailed')).toMatchObject({ status: 'void', reason: { en: 'the incident was closed' } });
    expect(scene.next()).toEqual({ do: 'End' });
  });

  it('given a closed incident, when anything but reopening is asked, then it is refused; answers and outcomes are taken', () => {
    const scene = new Scene().deliveredFirst();
    scene.give('officer', close);
    expect(scene.ask('officer', close)).toEqual(refusedWith('not-open'));
    const attach = { do: 'attach-signal', source: 'a', signal: 'e-2', count: 1, facts: {}, times: {} } as const;
    expect(scene.ask(SYSTEM, attach)).toEqual(refusedWith('not-open'));
    expect(scene.ask(SYSTEM, { do: 'observe-duty', duty: 'notice.first', revision: 1 })).toEqual([]);
    expect(types(scene.ask('responder', { do: 'acknowledge', page: 'p1' }))).toEqual(['page.acknowledged']);
    const request = { do: 'request-execution', machine: 'incident', subject: null, after: 1 } as const;
    expect(scene.ask(SYSTEM, request)).toEqual([]);
  });

  it('[SY-6] [SY-16] given a policy that names who approves closing, then they approve and somebody else closes', () => {
    const scene = new Scene({ ...flexcrm, closing: { requires: [], approval: 'head' } });
    const approveClosing = { do: 'approve-closing' } as const;
    scene.open();
    expect(scene.ask('officer', close)).toEqual(refusedWith('closing-conditions'));
    expect(scene.ask('officer', approveClosing)).toEqual(refusedWith('not-allowed'));
    scene.give('head', approveClosing);
    expect(scene.ask(SYSTEM, close)).toEqual(refusedWith('not-allowed'));
    expect(scene.ask('head', close)).toEqual(refusedWith('same-person'));
    // What is learnt afterwards was not approved.
    scene.after('PT1M').assess({ 'fixed.quickly': 'yes' });
    expect(scene.ask('officer', close)).toEqual(refusedWith('closing-conditions'));
    scene.give('head', approveClosing);
    expect(types(scene.ask('officer', close))).toContain('incident.closed');
  });
});

describe('reopening', () => {
  it('given a closed incident, when it is reopened, then people are called again and the next execution is asked for', () => {
    const scene = new Scene().deliveredFirst();
    scene.give('officer', close);
    const events = scene.after('P1D').give('responder', reopen);
    expect(types(events)).toEqual(['incident.reopened', 'page.opened', 'execution.requested']);
    expect(events.at(-1)).toMatchObject({ machine: 'incident', generation: 3, subject: null });
    expect(scene.opened).toMatchObject({ status: 'open', closedAt: null });
    expect(scene.opened.pages.at(-1)).toMatchObject({ why: 'reopened' });
    expect(scene.duty('notice.first').status).toBe('met');
    expect(scene.ask('responder', reopen)).toEqual(refusedWith('already-open'));
  });

  it('given duties that closing made void, when it is reopened, then they are owed again and armed', () => {
    const policy = { ...flexcrm, closing: { requires: [] } };
    const scene = new Scene(policy);
    scene.open();
    scene.give('officer', close);
    scene.give('officer', reopen);
    expect(scene.opened.duties.map(({ id, status }) => [id, status])).toEqual([
      ['triage', 'void'],
      ['triage#2', 'open'],
    ]);
    expect(scene.next()).toEqual({ do: 'ArmDeadline', duty: 'triage#2', revision: 1 });
  });

  it('given a missed duty that outlasted the closing, when it is reopened, then its deadline is asked for again', () => {
    const policy = { ...flexcrm, closing: { requires: [] } };
    const scene = new Scene(policy);
    scene.open({ 'data.leak': 'possible' });
    scene.give(SYSTEM, { do: 'request-execution', machine: 'deadline', subject: 'notice.first@1', after: 0 });
    scene.after('PT65M').give(SYSTEM, { do: 'observe-duty', duty: 'notice.first', revision: 1 });
    scene.give('officer', close);
    const events = scene.give('officer', reopen);
    expect(events.slice(-2)).toEqual([
      { type: 'execution.requested', machine: 'incident', generation: 3, subject: null },
      { type: 'execution.requested', machine: 'deadline', generation: 4, subject: 'notice.first@1' },
    ]);
  });
});
