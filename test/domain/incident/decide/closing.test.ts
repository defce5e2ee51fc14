import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../../functions/domain/policy/shape/schema.ts';
import { incidentView } from '../../../../functions/domain/views/incident-view.ts';
import { shipped } from '../../../policies/shipped.ts';
import { flexcrm, IMPROVEMENT, N2, NOTICE, ref, refusedWith, Scene, SYSTEM, types } from '../scene.ts';

const close = { do: 'close', reason: null } as const;
const reopen = { do: 'reopen', reason: ref('again') } as const;

/** With a duty that nobody waits for: closing may leave it. */
const withMinutes: Policy = {
  ...flexcrm,
  closing: { requires: ['notice.first'] },
  duties: [
    ...flexcrm.duties,
    {
      ...{ kind: 'minutes', clause: 'FC-3', owner: 'officer', when: 'always' },
      reminders: [{ after: 'PT2H', do: 'escalate', to: 'head' }],
      title: { ja: '議事録', en: 'Minutes' },
      clock: { kind: 'elapsed', from: 'opening', within: 'PT1H' },
    },
  ],
};

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
    const scene = new Scene(withMinutes).deliveredFirst();
    expect(types(scene.closed())).toEqual(['duty.voided', 'incident.closed']);
    expect(scene.opened).toMatchObject({ status: 'closed', closedAt: scene.now });
    expect(scene.duty('minutes')).toMatchObject({ status: 'void', reason: { en: 'the incident was closed' } });
    expect(scene.next()).toEqual({ do: 'End' });
  });

  it('given a closed incident, when anything but reopening is asked, then it is refused; answers and outcomes are taken', () => {
    const scene = new Scene().deliveredFirst();
    scene.closed();
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
    scene.closed();
    const events = scene.after('P1D').give('responder', reopen);
    expect(types(events)).toEqual(['incident.reopened', 'page.opened', 'execution.requested']);
    expect(events.at(-1)).toMatchObject({ machine: 'incident', generation: 3, subject: null });
    expect(scene.opened).toMatchObject({ status: 'open', closedAt: null });
    expect(scene.opened.pages.at(-1)).toMatchObject({ why: 'reopened' });
    expect(scene.duty('notice.first').status).toBe('met');
    expect(scene.ask('responder', reopen)).toEqual(refusedWith('already-open'));
  });

  it.each(['correction', 'follow-up'] as const)(
    'given a %s that a person wrote and nobody decided about, when it is closed, then it is refused by name',
    (stage) => {
      const scene = new Scene().deliveredFirst().readyToClose();
      const sections = flexcrm.notices.stages[stage]?.sections ?? [];
      expect(
        types(scene.draft('officer', { stage, sections, corrects: stage === 'correction' ? NOTICE : null })),
      ).toContain('notice.drafted');
      scene.seal(N2, 'sha256:n2');
      expect(scene.ask('officer', close)).toMatchObject({
        refused: 'closing-conditions',
        reason: { ja: expect.stringContaining('承認を待っている'), en: expect.stringContaining('waits for approval') },
      });
      scene.give('approver', { do: 'reject', notice: N2, reason: ref('no') });
      expect(types(scene.ask('officer', close))).toContain('incident.closed');
    },
  );

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
    const scene = new Scene(withMinutes).deliveredFirst();
    scene.give(SYSTEM, { do: 'request-execution', machine: 'deadline', subject: 'minutes@1', after: 0 });
    scene.after('PT65M').give(SYSTEM, { do: 'observe-duty', duty: 'minutes', revision: 1 });
    scene.closed();
    const events = scene.give('officer', reopen);
    expect(events.slice(-2)).toEqual([
      { type: 'execution.requested', machine: 'incident', generation: 4, subject: null },
      { type: 'execution.requested', machine: 'deadline', generation: 5, subject: 'minutes@1' },
    ]);
  });
});

describe('closing while customers still wait', () => {
  const waive = { do: 'waive', duty: 'notice.detailed', reason: ref('nothing more to tell') } as const;

  it.each(['open', 'unknown'])(
    '[FC-4] given the investigation is %s, when it is closed, then it is refused until another person waives the detailed notice',
    (investigation) => {
      const scene = new Scene().deliveredFirst();
      scene.assess({ investigation });
      expect(scene.ask('officer', close)).toMatchObject({
        refused: 'closing-conditions',
        reason: { en: expect.stringContaining('finish the investigation and send the detailed notice') },
      });
      scene.give('officer', waive);
      expect(scene.ask('officer', close)).toEqual(refusedWith('same-person'));
      expect(types(scene.ask('head', close))).toContain('incident.closed');
      expect(scene.duty('notice.detailed')).toMatchObject({ status: 'waived', settled: { by: 'officer' } });
    },
  );

  it('given one person waives the detailed notice and then states that the investigation is done, then they do not close', () => {
    const scene = new Scene().deliveredFirst();
    scene.give('officer', waive);
    scene.assess({ investigation: 'done' });
    expect(scene.ask('officer', close)).toEqual(refusedWith('same-person'));
    expect(types(scene.ask('head', close))).toContain('incident.closed');
  });

  it('given the investigation is done and another person waives the detailed notice, then who stated it closes', () => {
    const scene = new Scene().deliveredFirst();
    scene.assess({ investigation: 'done' });
    scene.give('head', waive);
    expect(types(scene.ask('officer', close))).toContain('incident.closed');
  });

  it('given the facts of a required duty were taken back, when it is closed, then it is refused: what was owed stands until something excludes it', () => {
    const scene = new Scene();
    scene.open({ 'service.impact': 'major', 'service.felt': 'confirmed', 'data.affected': 'none' });
    expect(scene.duty('notice.first').status).toBe('open');
    scene.assess({ 'service.felt': 'unknown', 'service.impact': 'unknown' });
    expect(scene.duty('notice.first').status).toBe('open');
    scene.give('officer', { do: 'waive', duty: 'triage', reason: ref('r') });
    expect(scene.ask('officer', close)).toMatchObject({
      refused: 'closing-conditions',
      reason: { en: expect.stringContaining('“First notice to customers”') },
    });
    scene.give('officer', { do: 'waive', duty: 'notice.first', reason: ref('it was a test of the alarm') });
    scene.readyToClose();
    expect(types(scene.ask('officer', close))).toContain('incident.closed');
  });

  it('given a duty that closing requires has not come up and still may, when it is closed, then it is refused by name', () => {
    const { duties, closing } = shipped('coxproject');
    const rule = duties.find(({ kind }) => kind === 'my-number.investigation');
    const requires = [...flexcrm.closing.requires, 'my-number.investigation'];
    const owned = rule === undefined ? [] : [{ ...rule, clause: 'FC-3', owner: 'officer', reminders: [] }];
    const scene = new Scene({ ...flexcrm, duties: [...flexcrm.duties, ...owned], closing: { requires } });
    expect(closing.requires).toContain('my-number.investigation');
    scene.deliveredFirst();
    scene.give('head', waive);
    expect(scene.ask('officer', close)).toMatchObject({
      reason: { en: expect.stringContaining('has not come up yet') },
    });
    scene.assess({ 'data.mynumber': 'none' });
    expect(types(scene.ask('officer', close))).toContain('incident.closed');
  });

  it('given an open headquarters, when it is closed, then it is refused until the headquarters is closed', () => {
    const scene = new Scene({ ...shipped('synergy'), closing: { requires: [] } });
    scene.open({ 'service.impact': 'minor', 'service.customers': 'few' });
    scene.give('executive', { do: 'open-headquarters', members: ['executive'] });
    for (const { id, kind } of scene.opened.duties) {
      if (kind !== 'headquarters') scene.ask('executive', { do: 'waive', duty: id, reason: ref('r') });
    }
    expect(scene.ask('officer', close)).toMatchObject({
      reason: { en: expect.stringMatching(/is still open: close it/) },
    });
    scene.give('executive', { do: 'close-headquarters' });
    expect(types(scene.ask('officer', close))).toContain('incident.closed');
  });
});

describe('the decision about improvement', () => {
  const decide = (evidence: string | null) =>
    ({ do: 'complete', duty: IMPROVEMENT, evidence: evidence === null ? null : ref(evidence) }) as const;
  const HARMLESS = {
    'test.harmless': 'yes',
    ...Object.fromEntries(['spread', 'obligation', 'risk'].map((name) => [name, 'none'])),
  };
  const UNTOUCHED = { 'data.leak': 'none', 'data.tampering': 'none', 'data.loss': 'none', 'service.felt': 'none' };

  it('[FC-13] given a minor incident, when it is closed, then it is refused until the decision is put in words', () => {
    const scene = new Scene(shipped('flexcrm'));
    scene.open();
    scene.assess({ ...HARMLESS, ...UNTOUCHED });
    expect(scene.opened.assessment).toMatchObject({ level: 'minor', notify: false });
    expect(scene.ask('officer', close)).toMatchObject({
      refused: 'closing-conditions',
      reason: {
        ja: expect.stringContaining('「改善の要否の決定」'),
        en: expect.stringContaining('“Decide whether to improve anything” is open'),
      },
    });
    expect(scene.ask('officer', decide(null))).toEqual(refusedWith('invalid'));
    expect(types(scene.ask('officer', decide('nothing to improve')))).toEqual(['duty.met']);
    expect(types(scene.ask('officer', close))).toContain('incident.closed');
  });

  it('[FC-13] given a major incident whose notices are done, when it is closed, then the decision is asked for all the same', () => {
    const scene = new Scene(shipped('flexcrm')).deliveredFirst();
    scene.give('head', { do: 'waive', duty: 'notice.detailed', reason: ref('r') });
    for (const { id, kind } of scene.opened.duties) {
      if (kind !== IMPROVEMENT) scene.ask('head', { do: 'waive', duty: id, reason: ref('r') });
    }
    expect(scene.ask('officer', close)).toMatchObject({
      reason: {
        en: 'The incident cannot be closed yet: “Decide whether to improve anything” is open: complete it, or waive it with a reason.',
      },
    });
    scene.give('officer', decide('watch the settings'));
    expect(types(scene.ask('officer', close))).toContain('incident.closed');
  });

  it('[FC-13] given nobody decides, when its time has come, then the officer and their superiors are called', () => {
    const scene = new Scene(shipped('flexcrm'));
    scene.open();
    scene.after('P14D').give(SYSTEM, { do: 'observe-duty', duty: IMPROVEMENT, revision: 1 });
    const page = scene.opened.pages.findLast(({ duty }) => duty === IMPROVEMENT);
    expect(page?.steps.map(({ person }) => person)).toEqual(['officer', 'head']);
  });
});

describe('a duty that outlives its incident', () => {
  /** Rank C of a company that reports every incident to its committee within a month. */
  function closedBeforeTheCommittee(): Scene {
    const scene = new Scene(shipped('synergy'));
    scene.open({ 'service.impact': 'minor', 'service.customers': 'few' });
    const overrule = { level: 'C', reason: ref('slight') };
    scene.give('officer', { do: 'assess', facts: {}, times: {}, overrule });
    for (let round = 0; round < 3; round += 1) {
      for (const { id, kind } of scene.opened.duties) {
        if (kind !== 'committee.report') scene.ask('executive', { do: 'waive', duty: id, reason: ref('r') });
      }
    }
    scene.give('head', { do: 'approve-closing' });
    scene.give('officer', close);
    return scene;
  }

  it('[SY-2] given the committee has not been told, when the incident is closed, then the report stays owed and watched', () => {
    const scene = closedBeforeTheCommittee();
    expect(scene.opened).toMatchObject({ status: 'closed', outlives: ['committee.report'] });
    expect(scene.duty('committee.report').status).toBe('open');
    expect(scene.opened.executions.at(-1)).toMatchObject({ machine: 'deadline', subject: 'committee.report@1' });
    expect(scene.nextForDuty('committee.report')).toMatchObject({ do: 'WaitUntil' });
    const going = scene.report().duties.filter(({ outlives }) => outlives);
    expect(going.map(({ kind }) => kind)).toEqual(['committee.report']);
    expect(incidentView(scene.opened)).toMatchObject({ open: true, row: { nextDuty: 'committee.report' } });
  });

  it('[SY-2] given it is not done by its time, then it is missed and called for, done late, and nothing else comes up', () => {
    const scene = closedBeforeTheCommittee();
    scene.after('P40D').give(SYSTEM, { do: 'observe-duty', duty: 'committee.report', revision: 1 });
    expect(scene.duty('committee.report').status).toBe('missed');
    const called = scene.nextForDuty('committee.report');
    if (called.do !== 'PagePerson') throw new Error(`nobody is called: ${called.do}`);
    expect(types(scene.ask(SYSTEM, { ...called, do: 'call-person' }))).toEqual(['page.calling']);
    const done = scene.give('officer', { do: 'complete', duty: 'committee.report', evidence: ref('minutes') });
    expect(types(done)).toEqual(['duty.met']);
    expect(scene.duty('committee.report').status).toBe('late');
    expect(scene.nextForDuty('committee.report')).toEqual({ do: 'End' });
    expect(incidentView(scene.opened).open).toBe(false);
    expect(scene.ask('officer', { do: 'complete', duty: 'permanent-fix', evidence: null })).toEqual(
      refusedWith('not-open'),
    );
  });
});
