import { describe, expect, it } from 'vitest';
import { numberFor } from '../../../functions/domain/incident/notices.ts';
import { instant } from '../../../functions/domain/time/instant.ts';
import { counts, FIRST, flexcrm, NOTICE, person, ref, refusedWith, Scene, SYSTEM, types } from './scene.ts';

const N2 = NOTICE.replace('-n1', '-n2');
const start = (notice = NOTICE) => ({ do: 'start-delivery', notice }) as const;
const stages = flexcrm.notices.stages;

/** flexcrm with ten minutes between approval and the first mail. */
const held = { ...flexcrm, notices: { ...flexcrm.notices, hold: 'PT10M' } };

function major(policy = flexcrm): Scene {
  const scene = new Scene(policy);
  scene.open({ 'data.leak': 'possible' });
  return scene;
}

describe('drafting', () => {
  it('[FC-4] given a first notice is owed, when the system drafts it, then approvers are called and it is number 1', () => {
    const scene = major();
    expect(types(scene.draft())).toEqual(['notice.drafted', 'page.opened']);
    expect(scene.notice()).toMatchObject({
      stage: 'first',
      number: 1,
      author: null,
      status: 'drafted',
      audience: null,
    });
    expect(scene.page('p2')).toMatchObject({ why: 'approval' });
    expect(scene.page('p2').rungs.map(({ person: each }) => each)).toEqual(['approver', 'head']);
  });

  it('given a draft, when a person writes another, then it replaces it under the same number and does not call the author', () => {
    const scene = major();
    scene.draft();
    scene.give('approver', { do: 'acknowledge', page: 'p2' });
    expect(types(scene.draft('head'))).toEqual(['notice.drafted', 'notice.superseded', 'page.opened']);
    expect(scene.notice()).toMatchObject({ status: 'superseded' });
    expect(scene.notice(N2)).toMatchObject({ status: 'drafted', author: 'head', number: 1 });
    expect(scene.opened.pages.at(-1)?.rungs.map(({ person: each }) => each)).toEqual(['approver']);
    expect(scene.draft()).toEqual(refusedWith('not-ready'));
  });

  it('given approvers who have not answered, when another draft is made, then they are not called again for it', () => {
    const scene = major();
    scene.draft();
    expect(types(scene.draft('officer'))).toEqual(['notice.drafted', 'notice.superseded']);
  });

  it('given the only approver writes the text, when it is drafted, then the ladder is called rather than nobody', () => {
    const people = flexcrm.team.people.filter(({ id }) => id !== 'head');
    const scene = major({ ...flexcrm, team: { ...flexcrm.team, people } });
    scene.draft('approver');
    expect(scene.opened.pages.at(-1)?.rungs[0]?.person).toBe('responder');
  });

  it('given a draft that names another author than its giver, when it is asked, then it is refused', () => {
    const scene = major();
    const told = { stage: 'first', text: ref('t'), sections: FIRST, limited: null, corrects: null } as const;
    expect(scene.ask('officer', { do: 'draft', ...told, author: 'head' })).toEqual(refusedWith('not-allowed'));
    expect(scene.ask('officer', { do: 'draft', ...told, author: null })).toEqual(refusedWith('not-allowed'));
    expect(scene.ask(SYSTEM, { do: 'draft', ...told, author: 'head' })).toEqual(refusedWith('not-allowed'));
  });

  it('[FC-4] given a stage, when sections of it are missing, then it is refused and they are named', () => {
    const scene = major();
    const sections = FIRST.filter((section) => section !== 'contact' && section !== 'impact');
    expect(scene.draft('officer', { sections })).toMatchObject({
      refused: 'invalid',
      reason: expect.stringContaining('impact, contact'),
    });
  });

  it('[FC-5] given a limited notice, when sections are withheld with a reason, then they may be missing and stay recorded', () => {
    const scene = major();
    const sections = FIRST.filter((section) => section !== 'data');
    const limited = { reason: ref('court order'), withheld: ['data'] as const };
    scene.draft('officer', { sections, limited });
    expect(scene.notice()).toMatchObject({ limited, sections });
    expect(scene.draft('officer', { limited })).toEqual(refusedWith('invalid'));
  });

  it('[FC-4] given no first notice went out, when another stage is drafted, then it is refused; afterwards a first is', () => {
    const scene = major();
    const followUp = { stage: 'follow-up', sections: stages['follow-up']?.sections ?? [] } as const;
    expect(scene.draft('officer', followUp)).toEqual(refusedWith('wrong-stage'));
    const sent = new Scene().deliveredFirst();
    expect(sent.draft('officer')).toEqual(refusedWith('wrong-stage'));
    expect(types(sent.draft('officer', followUp))[0]).toBe('notice.drafted');
    expect(sent.notice(N2)).toMatchObject({ number: 2, stage: 'follow-up', corrects: null });
  });

  it('given a correction, when it names no notice, then it corrects the newest that went out; a wrong name is refused', () => {
    const scene = new Scene().deliveredFirst();
    const correction = { stage: 'correction', sections: stages.correction?.sections ?? [] } as const;
    expect(scene.draft('officer', { ...correction, corrects: 'I-x-n9' })).toEqual(refusedWith('not-found'));
    scene.draft('officer', correction);
    expect(scene.notice(N2)).toMatchObject({ corrects: NOTICE });
  });

  it('[FC-10] given the detailed notice went out, when more is drafted, then only a correction is taken', () => {
    const scene = new Scene().deliveredFirst();
    const detailed = { stage: 'detailed', sections: stages.detailed?.sections ?? [] } as const;
    scene.draft('officer', detailed);
    scene.seal(N2, 'sha256:audience-2');
    scene.approve('head', N2);
    scene.give(SYSTEM, start(N2));
    expect(scene.draft('officer', detailed)).toEqual(refusedWith('wrong-stage'));
    const followUp = { stage: 'follow-up', sections: stages['follow-up']?.sections ?? [] } as const;
    expect(scene.draft('officer', followUp)).toEqual(refusedWith('wrong-stage'));
    const correction = { stage: 'correction', sections: stages.correction?.sections ?? [] } as const;
    expect(types(scene.draft('officer', correction))[0]).toBe('notice.drafted');
  });

  it('given a policy without a stage, when it is drafted, then it is refused', () => {
    const { first } = stages;
    const scene = new Scene({ ...flexcrm, notices: { ...flexcrm.notices, stages: { first } } }).deliveredFirst();
    expect(scene.draft('officer', { stage: 'detailed' })).toEqual(refusedWith('invalid'));
  });
});

describe('approving', () => {
  it('given a sealed notice, when an approver names both digests, then it goes out after the hold time', () => {
    const scene = new Scene(held).sealedFirst();
    expect(types(scene.approve())).toEqual(['notice.approved']);
    expect(scene.notice().approval).toEqual({
      by: 'approver',
      at: scene.now,
      sendAt: instant('2026-04-24T18:00:00+09:00'),
    });
    expect(scene.ask(SYSTEM, start())).toEqual(refusedWith('not-ready'));
    expect(types(scene.after('PT10M').ask(SYSTEM, start()))).toEqual(['delivery.started', 'execution.requested']);
    expect(scene.opened.executions.at(-1)).toMatchObject({ machine: 'delivery', subject: NOTICE });
  });

  it('given a text of their own, when its author approves it, then they are refused; another approver is not', () => {
    const scene = major();
    scene.draft('head');
    scene.seal();
    expect(scene.approve('head')).toEqual(refusedWith('same-person'));
    expect(types(scene.approve('approver'))).toEqual(['notice.approved']);
  });

  it('given somebody without the role, or no person, when they approve, then they are refused', () => {
    const scene = new Scene().sealedFirst();
    expect(scene.approve('officer')).toEqual(refusedWith('not-allowed'));
    const { digest } = scene.notice().text;
    const command = { do: 'approve', notice: NOTICE, text: digest, audience: 'sha256:audience' } as const;
    expect(scene.ask(SYSTEM, command)).toEqual(refusedWith('not-allowed'));
    expect(scene.ask('head', { ...command, notice: 'I-x-n1' })).toEqual(refusedWith('not-found'));
  });

  it('given another text or audience than was sealed, when it is approved, then it is refused as a wrong digest', () => {
    const scene = new Scene().sealedFirst();
    expect(scene.approve('approver', NOTICE, { text: 'sha256:other' })).toEqual(refusedWith('wrong-digest'));
    expect(scene.approve('approver', NOTICE, { audience: 'sha256:other' })).toEqual(refusedWith('wrong-digest'));
  });

  it('given an audience that is not sealed, out of date or empty, when it is approved, then it is refused', () => {
    const scene = major();
    scene.draft();
    expect(scene.approve()).toEqual(refusedWith('not-ready'));
    scene.seal(NOTICE, 'sha256:nobody', 0);
    expect(scene.approve()).toMatchObject({
      refused: 'not-ready',
      reason: expect.stringContaining('Import customers'),
    });
    scene.seal(NOTICE, 'sha256:somebody', 2);
    scene.give(SYSTEM, { do: 'recheck-audience' });
    expect(scene.approve()).toEqual(refusedWith('not-ready'));
  });

  it('given facts that changed since, when the old text is approved, then it is refused and the system drafts anew', () => {
    const scene = new Scene().sealedFirst();
    scene.assess({ 'data.leak': 'confirmed' });
    expect(scene.approve()).toEqual(refusedWith('not-ready'));
    scene.give(SYSTEM, { do: 'request-execution', machine: 'deadline', subject: 'notice.first@1', after: 0 });
    scene.give('responder', { do: 'acknowledge', page: null });
    scene.give('approver', { do: 'acknowledge', page: null });
    expect(scene.next()).toEqual({ do: 'DraftNotice', stage: 'first' });
    expect(types(scene.draft())).toEqual(['notice.drafted', 'notice.superseded', 'page.opened']);
    expect(scene.next()).toMatchObject({ do: 'PagePerson' });
  });

  it('given a text made from an older state, when facts came in between, then it is stale from its start', () => {
    const scene = major();
    const basedOn = scene.state.seq;
    scene.assess({ 'data.leak': 'confirmed' });
    scene.draft(null, { basedOn });
    scene.seal();
    expect(scene.approve()).toEqual(refusedWith('not-ready'));
    expect(types(scene.draft())).toContain('notice.superseded');
  });

  it('given a person wrote the text, when facts change, then only the approval falls and approvers are called again', () => {
    const scene = major(held);
    scene.draft('officer');
    scene.seal();
    scene.approve();
    scene.give('approver', { do: 'acknowledge', page: null });
    expect(types(scene.assess({ 'data.leak': 'confirmed' }))).toEqual([
      'facts.stated',
      'incident.assessed',
      'approval.voided',
      'page.opened',
    ]);
    expect(scene.notice()).toMatchObject({ status: 'sealed', approval: null });
    expect(types(scene.approve())).toEqual(['notice.approved']);
  });

  it('given an approved notice, when the same facts are stated again, then the approval stands', () => {
    const scene = new Scene(held).sealedFirst();
    scene.approve();
    expect(types(scene.assess({ 'data.leak': 'possible' }))).toEqual(['facts.stated', 'incident.assessed']);
    expect(scene.notice().status).toBe('approved');
  });

  it('given an approved notice, when an outage or a restoration is told, then the approval falls', () => {
    const scene = new Scene(held).sealedFirst();
    scene.approve();
    const outage = scene.give('officer', { do: 'record-outage', function: 'login', from: scene.now, to: null });
    expect(types(outage)).toEqual(['outage.recorded', 'approval.voided']);
  });

  it('given an approved notice, when the audience is sealed anew, then the approval falls only if the digest differs', () => {
    const scene = new Scene(held).sealedFirst();
    scene.approve();
    expect(types(scene.give('officer', { do: 'scope', audience: { contracts: ['C-1'] }, calls: null }))).toEqual([
      'audience.scoped',
      'audience.outdated',
    ]);
    expect(scene.ask('officer', { do: 'scope', audience: { contracts: ['C-1'] }, calls: null })).toEqual([]);
    expect(scene.after('PT10M').ask(SYSTEM, start())).toEqual(refusedWith('not-ready'));
    expect(types(scene.seal())).toEqual(['audience.sealed']);
    expect(scene.notice().status).toBe('approved');
    expect(types(scene.seal(NOTICE, 'sha256:one', 1))).toEqual(['audience.sealed', 'approval.voided']);
    expect(scene.notice()).toMatchObject({ status: 'sealed', audience: { digest: 'sha256:one', count: 1 } });
    expect(scene.seal(NOTICE, 'sha256:one', 1)).toEqual([]);
  });

  it('given an approved notice in its hold time, when another text is drafted, then the approval falls with the old one', () => {
    const scene = new Scene(held).sealedFirst();
    scene.approve();
    expect(types(scene.draft('officer')).slice(0, 3)).toEqual([
      'notice.drafted',
      'approval.voided',
      'notice.superseded',
    ]);
    expect(scene.after('PT10M').ask(SYSTEM, start())).toEqual(refusedWith('wrong-stage'));
  });

  it('given a major incident, when it is lowered before the notice went out, then it is given up', () => {
    const scene = new Scene(held).sealedFirst();
    scene.approve();
    const overrule = { level: 'minor', reason: ref('a false alarm') };
    const events = scene.give('officer', { do: 'assess', facts: {}, times: {}, overrule });
    expect(types(events)).toEqual([
      'level.overruled',
      'incident.assessed',
      'duty.voided',
      'approval.voided',
      'notice.cancelled',
    ]);
    expect(scene.next()).not.toMatchObject({ do: 'StartDelivery' });
  });
});

describe('rejecting and cancelling', () => {
  it('given a text that is not good enough, when it is rejected, then the team is called and the system waits for more', () => {
    const scene = new Scene().sealedFirst();
    const reject = { do: 'reject', notice: NOTICE, reason: ref('too vague') } as const;
    expect(scene.ask('officer', reject)).toEqual(refusedWith('not-allowed'));
    expect(types(scene.ask('approver', reject))).toEqual(['notice.rejected', 'page.opened']);
    expect(scene.opened.pages.at(-1)).toMatchObject({ why: 'rejected' });
    expect(scene.ask('approver', reject)).toEqual(refusedWith('wrong-stage'));
    expect(scene.ask('approver', { ...reject, notice: 'x' })).toEqual(refusedWith('not-found'));
    expect(scene.approve()).toEqual(refusedWith('wrong-stage'));
    expect(scene.next()).not.toMatchObject({ do: 'DraftNotice' });
    expect(numberFor(scene.opened, 'first')).toBe(1);
    scene.draft('officer');
    expect(scene.notice(N2)).toMatchObject({ number: 1, status: 'drafted' });
  });

  it("given a person's text, when it is rejected, then its author is called first", () => {
    const scene = major();
    scene.draft('executive');
    scene.give('approver', { do: 'reject', notice: NOTICE, reason: ref('no') });
    expect(scene.opened.pages.at(-1)?.rungs[0]?.person).toBe('executive');
  });

  it('[CX-12] given a notice in its hold time, when it is cancelled, then it does not go out; before and after it is refused', () => {
    const cancel = { do: 'cancel', notice: NOTICE } as const;
    const scene = new Scene(held).sealedFirst();
    expect(scene.ask('approver', cancel)).toEqual(refusedWith('wrong-stage'));
    scene.approve();
    expect(scene.ask('responder', cancel)).toEqual(refusedWith('not-allowed'));
    expect(scene.ask('officer', { ...cancel, notice: 'x' })).toEqual(refusedWith('not-found'));
    expect(types(scene.ask('officer', cancel))).toEqual(['notice.cancelled']);
    expect(scene.after('PT10M').ask(SYSTEM, start())).toEqual(refusedWith('wrong-stage'));
    const sent = new Scene().deliveredFirst();
    expect(sent.ask('approver', cancel)).toEqual(refusedWith('wrong-stage'));
  });
});

describe('delivering', () => {
  it('[FC-6] given a delivery, when it finishes in time, then the first notice is met at its finish', () => {
    const scene = new Scene().deliveredFirst();
    expect(scene.duty('notice.first')).toMatchObject({ status: 'met', metAt: scene.now, missedAt: null });
    expect(scene.notice()).toMatchObject({ status: 'delivered', finishedAt: scene.now, counts: counts(1000) });
  });

  it('[FC-6] given a delivery, when it finishes after the due time, then it is late, and both moments stay', () => {
    const scene = new Scene().deliveredFirst('PT2H');
    expect(scene.duty('notice.first')).toMatchObject({
      status: 'late',
      missedAt: instant('2026-04-24T18:50:00+09:00'),
      metAt: scene.now,
    });
  });

  it('given a delivery that finished in time but was recorded after it, when it is recorded, then it was met', () => {
    const scene = new Scene().sealedFirst();
    scene.approve();
    scene.give(SYSTEM, start());
    const finishedAt = scene.after('PT59M').now;
    scene.after('PT5M').give(SYSTEM, { do: 'observe-duty', duty: 'notice.first', revision: 1 });
    scene.give(SYSTEM, { do: 'finish-delivery', notice: NOTICE, counts: counts(1000), finishedAt });
    expect(scene.duty('notice.first')).toMatchObject({ status: 'met', metAt: finishedAt });
  });

  it('given recipients still pending, when it is finished, then it is refused', () => {
    const scene = new Scene().sealedFirst();
    scene.approve();
    scene.give(SYSTEM, start());
    const finish = { do: 'finish-delivery', notice: NOTICE, finishedAt: scene.now } as const;
    expect(scene.ask(SYSTEM, { ...finish, counts: counts(999, { pending: 1 }) })).toEqual(refusedWith('not-ready'));
    expect(scene.ask(SYSTEM, start())).toEqual(refusedWith('wrong-stage'));
  });

  it('given a pause, when it is told twice, then people are called once; it is resumed and finished', () => {
    const scene = new Scene().sealedFirst();
    scene.approve();
    scene.give(SYSTEM, start());
    const pause = { do: 'pause-delivery', notice: NOTICE, why: 'quota', until: null } as const;
    expect(types(scene.ask(SYSTEM, pause))).toEqual(['delivery.paused', 'page.opened']);
    expect(scene.ask(SYSTEM, pause)).toEqual([]);
    expect(types(scene.ask(SYSTEM, { ...pause, why: 'denied' }))).toEqual(['delivery.paused']);
    expect(scene.notice()).toMatchObject({ status: 'paused', pause: { why: 'denied', until: null } });
    expect(types(scene.ask(SYSTEM, { do: 'resume-delivery', notice: NOTICE }))).toEqual(['delivery.resumed']);
    expect(scene.ask(SYSTEM, { do: 'resume-delivery', notice: NOTICE })).toEqual([]);
    expect(scene.notice()).toMatchObject({ status: 'delivering', pause: null });
  });

  it('given a follow-up that took a number, when another drafted before it is approved, then it must be drafted again', () => {
    const scene = new Scene(held).deliveredFirst();
    const followUp = { stage: 'follow-up', sections: stages['follow-up']?.sections ?? [] } as const;
    const correction = { stage: 'correction', sections: stages.correction?.sections ?? [] } as const;
    scene.draft('officer', followUp);
    scene.draft('officer', correction);
    scene.seal(N2, 'sha256:a2');
    const N3 = NOTICE.replace('-n1', '-n3');
    scene.seal(N3, 'sha256:a3');
    expect(types(scene.approve('approver', N2))).toEqual(['notice.approved']);
    expect(scene.approve('approver', N3)).toMatchObject({
      refused: 'not-ready',
      reason: expect.stringContaining('no. 2'),
    });
    scene.draft('officer', correction);
    expect(scene.opened.notices.at(-1)).toMatchObject({ stage: 'correction', number: 3 });
  });

  it('given a notice that is not there, when anything is done to it, then it is not found', () => {
    const scene = major();
    expect(scene.ask(SYSTEM, start('x'))).toEqual(refusedWith('not-found'));
    expect(scene.ask(person('officer'), { do: 'seal-audience', notice: 'x', digest: 'd', count: 1 })).toEqual(
      refusedWith('not-found'),
    );
    const sent = new Scene().deliveredFirst();
    expect(sent.ask(SYSTEM, { do: 'seal-audience', notice: NOTICE, digest: 'd', count: 1 })).toEqual(
      refusedWith('wrong-stage'),
    );
  });
});
