import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import { noticeWarnings } from '../../../../functions/domain/incident/notice/wording-warnings.ts';
import type { Wording } from '../../../../functions/domain/incident/record/wording.ts';
import { FIRST, held, major, NOTICE, ref, refusedWith, Scene, SYSTEM, stages, start, types } from '../scene.ts';

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

  it('given two approved notices, when the earlier one is called back, then the later one is superseded and its author is called', () => {
    const scene = new Scene(held).deliveredFirst();
    const draft = (stage: 'follow-up' | 'correction', id: string) => {
      const corrects = stage === 'correction' ? NOTICE : null;
      scene.draft('responder', { stage, corrects, sections: stages[stage]?.sections ?? [] });
      scene.seal(id);
      scene.approve('approver', id);
    };
    const [second, third] = [NOTICE.replace('n1', 'n2'), NOTICE.replace('n1', 'n3')];
    draft('follow-up', second);
    draft('correction', third);
    expect(scene.notice(third)).toMatchObject({ number: 3, status: 'approved' });
    const events = scene.give('approver', { do: 'cancel', notice: second });
    expect(types(events)).toEqual(expect.arrayContaining(['notice.cancelled', 'approval.voided']));
    expect(scene.notice(third)).toMatchObject({ status: 'superseded', supersededBy: second, approval: null });
    const called = events.find((event) => event.type === 'page.opened');
    expect(called).toMatchObject({
      why: 'approval-fell',
      to: expect.arrayContaining([expect.objectContaining({ person: 'responder' })]),
    });
    expect(scene.approve('approver', third)).toEqual(refusedWith('wrong-stage'));
  });

  it('given the author alone may not approve, when somebody else replaces the text, then the author is called too', () => {
    const scene = major();
    scene.draft('approver');
    const called = () =>
      scene.opened.pages
        .filter(({ why }) => why === 'approval')
        .flatMap(({ steps }) => steps.map(({ person }) => person));
    scene.seal();
    expect(called()).not.toContain('approver');
    scene.draft('responder');
    scene.seal(NOTICE.replace('n1', 'n2'));
    expect(called()).toContain('approver');
    expect(new Set(called()).size).toBe(called().length);
  });

  it('given somebody without the role, or no person, when they approve, then they are refused', () => {
    const scene = new Scene().sealedFirst();
    expect(scene.approve('officer')).toEqual(refusedWith('not-allowed'));
    const { digest } = scene.notice().text;
    const command = { do: 'approve', notice: NOTICE, text: digest, audience: 'sha256:audience' } as const;
    expect(scene.ask(SYSTEM, command)).toEqual(refusedWith('not-allowed'));
    expect(scene.ask('head', { ...command, notice: 'I-x-n1' })).toEqual(refusedWith('not-found'));
  });

  it('given a deputy, when nobody has approved for so long, then the deputy may, and was called by then', () => {
    const approval = { ...held.notices.approval, deputies: [{ role: 'executive', after: 'PT10M' }] };
    const scene = new Scene({ ...held, notices: { ...held.notices, approval } }).sealedFirst();
    expect(scene.approve('executive')).toMatchObject({
      refused: 'not-allowed',
      reason: { en: expect.stringMatching(/^Deputies may decide about this notice from /) },
    });
    const page = scene.opened.pages.find(({ why }) => why === 'approval');
    const steps = page?.steps.map(({ person, at }) => [person, at]) ?? [];
    const calledAt = (person: string) => steps.find(([id]) => id === person)?.[1] ?? '';
    expect(Date.parse(calledAt('executive')) - Date.parse(calledAt('approver'))).toBe(600_000);
    expect(types(scene.after('PT10M').approve('executive'))).toEqual(['notice.approved']);
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
      reason: { en: expect.stringContaining('Import customers') },
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
    expect(types(outage)).toEqual(['outage.recorded', 'times.stated', 'approval.voided']);
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
    expect(types(scene.seal(NOTICE, 'sha256:one', 1))).toEqual(['audience.sealed', 'approval.voided', 'page.opened']);
    expect(scene.notice()).toMatchObject({ status: 'sealed', audience: { digest: 'sha256:one', count: 1 } });
    expect(scene.seal(NOTICE, 'sha256:one', 1)).toEqual([]);
  });

  it('given an audience is being sealed, when the scope changes meanwhile, then what was made before is not taken', () => {
    const scene = major();
    scene.draft();
    const basedOn = scene.state.seq;
    scene.give('officer', { do: 'scope', audience: { contracts: ['C-1'] }, calls: null });
    const seal = { do: 'seal-audience', notice: NOTICE, digest: 'sha256:all', count: 1000 } as const;
    expect(scene.ask(SYSTEM, { ...seal, basedOn })).toEqual(refusedWith('not-ready'));
    expect(scene.notice().audience).toBeNull();
    const anew = { ...seal, digest: 'sha256:one', count: 1, basedOn: scene.state.seq };
    expect(types(scene.ask(SYSTEM, anew))).toEqual(['audience.sealed']);
    scene.give('officer', { do: 'recheck-audience' });
    expect(scene.ask(SYSTEM, anew)).toEqual(refusedWith('not-ready'));
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
      'notice.withdrawn',
      'page.opened',
    ]);
    // The facts still speak for the other level: no clause of theirs is named as the cause.
    const voided = events.find(({ type }) => type === 'duty.voided');
    expect(voided).toMatchObject({ reason: { en: 'the level was set to Minor by hand, with a reason' } });
    expect(scene.next()).not.toMatchObject({ do: 'StartDelivery' });
  });
});

describe('a person’s text, when facts change after it was written', () => {
  const wording = (more: Partial<Wording>): Wording => ({
    written: FIRST,
    lacking: [],
    open: [],
    oneLanguage: [],
    ...more,
  });

  /** The officer's text of a possible leak, sealed; `approved`: let go, in its hold time. Then the leak is confirmed. */
  function confirmed(words: Wording, approved = false): Scene {
    const scene = major(held);
    scene.draft('officer', { wording: words });
    scene.seal();
    if (approved) scene.approve();
    const known = words.oneLanguage.length;
    expect(noticeWarnings(scene.opened, scene.notice())).toHaveLength(known);
    scene.assess({ 'data.leak': 'confirmed' });
    return scene;
  }

  it.each([
    ['the system wrote some of it', wording({ written: FIRST.filter((section) => section !== 'data') })],
    ['the system wrote one language of some', wording({ oneLanguage: ['data'] })],
  ])('given %s, then it is not approved, those sections are named, and a new one is', (_, words) => {
    const scene = confirmed(words);
    const refused = scene.approve();
    expect(refused).toEqual(refusedWith('not-ready'));
    expect(refused).toMatchObject({
      reason: { en: expect.stringMatching(/from before: [^,]+\. Draft it again/) },
    });
    scene.draft('officer', { wording: words });
    const id = scene.opened.notices.at(-1)?.id ?? '';
    scene.seal(id);
    expect(types(scene.approve('approver', id))).toEqual(['notice.approved']);
  });

  it('given it was approved and waits, then the approval falls, and its author is called to draft it again', () => {
    const scene = confirmed(wording({ written: [] }), true);
    expect(scene.notice().status).toBe('sealed');
    const page = scene.opened.pages.at(-1);
    expect([page?.why, page?.steps[0]?.person]).toEqual(['assigned', 'officer']);
    expect(scene.approve()).toEqual(refusedWith('not-ready'));
  });

  it('given all of it is their own, then it may be approved, and the approver is warned', () => {
    const scene = confirmed(wording({}));
    const [warning] = noticeWarnings(scene.opened, scene.notice());
    expect(warning?.ja).toContain('この文面の作成後に、事実が変わりました');
    expect(types(scene.approve())).toEqual(['notice.approved']);
  });
});

describe('a draft after a report that a person worded', () => {
  const unworded = { written: [], lacking: [], open: [], oneLanguage: [] } as const;

  /** What the approver is told of a second report, of which a person wrote these sections. */
  function warned(written: Wording['written']): readonly string[] {
    const scene = major();
    scene.draft('officer', { wording: { ...unworded, written: ['measures', 'next'] } });
    scene.seal();
    scene.approve();
    scene.give(SYSTEM, { do: 'start-delivery', notice: NOTICE });
    const sections = stages['follow-up']?.sections ?? [];
    const second = scene.draft('officer', { stage: 'follow-up', sections, wording: { ...unworded, written } });
    expect(types(second)).toContain('notice.drafted');
    const newest = scene.opened.notices.at(-1);
    return newest === undefined ? [] : noticeWarnings(scene.opened, newest).map(({ ja }) => ja);
  }

  it('given the section is the system’s again, then the approver is told which', () => {
    expect(warned([])).toEqual([expect.stringMatching(/この案ではシステムの文面です：「?[^：、]*対応」?。/)]);
  });

  it('given a person worded it again, or it is each notice’s own, then nothing is said', () => {
    expect(warned(['measures'])).toEqual([]);
  });
});
