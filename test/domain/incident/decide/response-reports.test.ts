import { describe, expect, it } from 'vitest';
import { BEFORE_ALL, type Instant, instant, plusMs } from '../../../../functions/domain/base/time/instant.ts';
import { DAY_MS } from '../../../../functions/domain/base/time/units.ts';
import { REPORT_ITEMS } from '../../../../functions/domain/policy/shape/reports.ts';
import { shipped } from '../../../policies/shipped.ts';
import { counts, NOTICE, ref, refusedWith, Scene, SYSTEM, start, types } from '../scene.ts';

const synergy = shipped('synergy');
const limited = shipped('limited-company');

const leak = { 'data.leak': 'confirmed', 'data.personal': 'confirmed' };
const plan = (due: Instant, owner = 'officer') =>
  ({ do: 'plan', technical: ref('t'), organisational: ref('o'), owner, due }) as const;
const complete = (
  duty: string,
  items: Record<string, 'known' | 'under-investigation' | 'not-applicable'> = {},
  reference: string | null = null,
) =>
  ({
    do: 'complete',
    duty,
    evidence: ref('e'),
    report: { items, text: ref('text'), reference: reference === null ? null : ref(reference) },
  }) as const;
const all = Object.fromEntries(REPORT_ITEMS.map((item) => [item, 'known' as const]));

describe('reports to authorities', () => {
  it('[SY-5] given a leak of personal data, then each report is owed by its own time', () => {
    const scene = new Scene(synergy);
    scene.open({ ...leak, 'data.role': 'controller', 'data.persons': '2000' });
    const kinds = scene.opened.duties.map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining([
        'authority.ppc.prompt',
        'authority.ppc.full',
        'authority.mic.first',
        'authority.pmark.full',
        'authority.isms.report',
      ]),
    );
    expect(scene.duty('authority.ppc.full').deadline.at).toBe('2026-05-25T15:00:00.000Z');
    expect(scene.duty('authority.pmark.full').deadline.at).toBe('2026-05-23T15:00:00.000Z');
    // A longer term once the purpose was wrongful.
    scene.after('P1D').assess({ 'cause.wrongful': 'confirmed' });
    expect(scene.duty('authority.ppc.full')).toMatchObject({
      revision: 2,
      deadline: { at: instant('2026-06-22T15:00:00.000Z') },
    });
  });

  it('given a prompt report, then it says what is known, and the rest is under investigation', () => {
    const scene = new Scene(synergy);
    scene.open(leak);
    scene.give(
      'officer',
      complete('authority.ppc.prompt', { outline: 'known', publication: 'not-applicable' }, 'receipt'),
    );
    expect(scene.opened.response.reports.at(-1)).toMatchObject({
      number: 1,
      recipient: 'ppc',
      reference: ref('receipt'),
      items: {
        outline: 'known',
        publication: 'not-applicable',
        cause: 'under-investigation',
        other: 'under-investigation',
      },
    });
    expect(scene.duty('authority.ppc.prompt').status).toBe('met');
  });

  it('given a full report, then no item stays open, and a correction keeps the earlier one and its time', () => {
    const scene = new Scene(synergy);
    scene.open({ ...leak, 'cause.wrongful': 'possible', 'data.role': 'controller' });
    expect(scene.ask('officer', complete('authority.ppc.full', { outline: 'known' }))).toMatchObject({
      refused: 'not-ready',
      reason: { en: expect.stringContaining('“Cause”') },
    });
    scene.after('P2D').give('officer', complete('authority.ppc.full', { ...all, publication: 'not-applicable' }));
    const { metAt } = scene.duty('authority.ppc.full');
    expect(types(scene.after('P1D').give('officer', complete('authority.ppc.full', all)))).toEqual(['report.made']);
    expect(scene.opened.response.reports.map(({ number }) => number)).toEqual([1, 2]);
    expect(scene.duty('authority.ppc.full').metAt).toBe(metAt);
    expect(scene.ask('responder', complete('authority.ppc.full', all))).toEqual(refusedWith('not-allowed'));
  });

  it('given what is only to be considered, then a decision is wanted, made or not', () => {
    const scene = new Scene(shipped('coxproject'));
    scene.open({ 'cause.kind': 'malware', investigation: 'done' });
    expect(scene.ask('administrator', { do: 'complete', duty: 'authority.ipa.report', evidence: null })).toEqual(
      refusedWith('invalid'),
    );
    expect(
      types(scene.give('administrator', { do: 'waive', duty: 'authority.ipa.report', reason: ref('r') })),
    ).toContain('duty.waived');
  });

  it('given the decision not to report, then nothing is on record as reported, and a correction needs content', () => {
    const scene = new Scene(shipped('coxproject'));
    scene.open({ 'cause.kind': 'malware', investigation: 'done' });
    const decided = { do: 'complete', duty: 'authority.ipa.report', evidence: ref('not-reported') } as const;
    // As the API and the forms send it: words alone come as the text of a report as well.
    const words = { items: {}, text: decided.evidence, reference: null };
    expect(types(scene.give('administrator', { ...decided, report: words }))).not.toContain('report.made');
    expect(scene.duty('authority.ipa.report').status).toBe('met');
    expect(scene.opened.response.reports).toEqual([]);
    expect(scene.ask('administrator', decided)).toEqual(refusedWith('invalid'));
    expect(types(scene.give('administrator', complete('authority.ipa.report', {}, 'number')))).toEqual(['report.made']);
  });

  it('given facts that end a report, then it is void with the law’s reason, unless it was made', () => {
    const scene = new Scene(limited);
    scene.open({ ...leak, 'data.role': 'controller', 'data.sensitive': 'possible' });
    scene.give('officer', complete('authority.ppc.prompt', { outline: 'known' }));
    scene.after('P1D').assess({ 'data.encrypted': 'yes' });
    expect(scene.duty('authority.ppc.prompt').status).toBe('met');
    expect(scene.duty('authority.ppc.full')).toMatchObject({
      status: 'void',
      reason: { en: expect.stringContaining('conditions do not hold') },
    });
  });

  it('given the first notice told a processor’s customers the items known, then the controller was told', () => {
    const scene = new Scene(synergy);
    scene.open({ ...leak, 'data.role': 'processor', 'data.sensitive': 'possible' });
    expect(scene.duty('controller').status).toBe('open');
    scene.draft(null, { sections: synergy.notices.stages.first.sections });
    scene.seal();
    scene.approve('approver');
    scene.give(SYSTEM, start());
    scene.give(SYSTEM, { do: 'finish-delivery', notice: NOTICE, counts: counts(1000), finishedAt: scene.now });
    expect(scene.duty('controller').status).toBe('met');
  });
});

describe('the prevention plan', () => {
  const due = instant('2026-06-30T15:00:00.000Z');

  it('[SY-6] [SY-16] given a plan with both parts, then another person approves it, and it is owed by its day', () => {
    const scene = new Scene(synergy);
    scene.open({ 'display.error': 'yes' });
    expect(scene.ask('officer', { do: 'complete', duty: 'prevention.plan', evidence: null })).toEqual(
      refusedWith('not-allowed'),
    );
    expect(scene.ask('head', { do: 'approve-plan', plan: 'plan-1' })).toEqual(refusedWith('not-found'));
    expect(scene.ask('head', plan(instant('2026-04-01T00:00:00.000Z')))).toEqual(refusedWith('invalid'));
    scene.give('head', plan(due));
    expect(scene.duty('prevention.plan').status).toBe('met');
    // Agreed to before it is carried out; the duty is warned of and missed like any other.
    const approveBy = plusMs(scene.now, 7 * DAY_MS);
    expect(scene.duty('prevention.approval')).toMatchObject({
      owner: 'head',
      status: 'open',
      deadline: { at: approveBy },
    });
    // Both department heads can, but not the one who wrote it.
    expect(scene.opened.pages.at(-1)).toMatchObject({ why: 'decision', steps: [{ person: 'support-head' }] });
    expect(scene.ask('head', { do: 'approve-plan', plan: 'plan-1' })).toEqual(refusedWith('same-person'));
    scene.give('support-head', { do: 'approve-plan', plan: 'plan-1' });
    expect(scene.duty('prevention.done')).toMatchObject({ owner: 'officer', deadline: { at: due } });
    expect(scene.opened.pages.find(({ why }) => why === 'decision')?.settledAt).not.toBeNull();
    // Whoever is to carry it out hears of it.
    expect(scene.opened.pages.at(-1)).toMatchObject({
      why: 'assigned',
      duty: 'prevention.done',
      steps: [{ person: 'officer' }],
    });
  });

  it('[SY-16] given a plan, then its author is never called about approving it, and who may is, also when it becomes overdue', () => {
    const scene = new Scene(synergy);
    scene.open({ 'display.error': 'yes' });
    const before = scene.opened.pages.length;
    scene.give('head', plan(due));
    scene.after('P8D').give(SYSTEM, { do: 'observe-duty', duty: 'prevention.approval', revision: 1 });
    expect(scene.duty('prevention.approval').status).toBe('missed');
    const called = scene.opened.pages.slice(before).flatMap(({ steps }) => steps.map(({ person }) => person));
    expect(called).toContain('support-head');
    expect(called).not.toContain('head');
  });

  it('[SY-16] given a plan by the only person who has the approving role, then another who leads is to approve it', () => {
    const scene = new Scene(limited);
    scene.open({ 'cause.kind': 'fault' });
    scene.give('executive', plan(due));
    const { owner } = scene.duty('prevention.approval');
    expect(owner).toBe('officer');
    expect(scene.opened.pages.at(-1)).toMatchObject({ why: 'decision', steps: [{ person: 'officer' }] });
  });

  it('given little time to the day of the plan, then half of it is left for carrying it out', () => {
    const scene = new Scene(synergy);
    scene.open({ 'display.error': 'yes' });
    scene.give('head', plan(plusMs(scene.now, 4 * DAY_MS)));
    expect(scene.duty('prevention.approval').deadline.at).toBe(plusMs(scene.now, 2 * DAY_MS));
  });

  it('[GK-8] given a plan that is rejected, then another is owed, and its approval anew', () => {
    const scene = new Scene(limited);
    scene.open({ 'cause.kind': 'fault' });
    scene.give('officer', plan(due));
    scene.give('executive', { do: 'reject-plan', plan: 'plan-1', reason: ref('r') });
    expect(scene.duty('prevention.plan#2').status).toBe('open');
    expect(scene.opened.pages.at(-1)).toMatchObject({ why: 'assigned', duty: 'prevention.plan#2' });
    expect(scene.duty('prevention.approval').status).toBe('void');
    scene.after('P1D').give('officer', plan(due));
    expect(scene.ask('executive', { do: 'approve-plan', plan: 'plan-1' })).toEqual(refusedWith('wrong-digest'));
    scene.give('executive', { do: 'approve-plan', plan: 'plan-2' });
    expect(scene.duty('prevention.approval#2').status).toBe('met');
    expect(scene.duty('prevention.done').deadline.at).toBe(due);
  });

  it('[GK-9] given the board is to hear of it, then not before the plan is there', () => {
    const scene = new Scene(limited);
    scene.open({ 'data.leak': 'possible', party: 'victim', 'cause.wrongful': 'possible' });
    expect(scene.duty('board.report').clause).toBe('GK-9');
    expect(scene.ask('officer', complete('board.report'))).toMatchObject({
      refused: 'not-ready',
      reason: { en: expect.stringContaining('plan') },
    });
    scene.give('officer', plan(due));
    expect(types(scene.give('officer', complete('board.report')))).toContain('report.made');
  });

  it('[SY-2] [SY-6] given an incident that is over, then closing says all that is missing, and comes last', () => {
    const scene = new Scene(synergy);
    const rest = {
      'data.leak': 'none',
      'data.loss': 'none',
      'data.tampering': 'none',
      'service.impact': 'none',
      'service.long': 'none',
      telecom: 'none',
      'data.secrecy': 'none',
      'cause.kind': 'mistake',
      'cause.wrongful': 'none',
    };
    scene.open({ 'display.error': 'yes', ...rest });
    const close = { do: 'close', reason: null } as const;
    const refused = scene.ask('officer', close);
    expect(refused).toMatchObject({
      refused: 'closing-conditions',
      reason: {
        en: expect.stringMatching(
          /“Prevention plan, technical and organisational”.*no approved prevention plan.*“Permanent fix done”/s,
        ),
      },
    });
    scene.give('officer', plan(due));
    scene.give('head', { do: 'approve-plan', plan: 'plan-1' });
    scene.give('officer', { do: 'complete', duty: 'notice.decision', evidence: ref('e') });
    scene.give('officer', { do: 'complete', duty: 'permanent-fix', evidence: ref('e') });
    expect(scene.ask('head', { do: 'approve-closing' })).toMatchObject({
      reason: { en: expect.stringContaining('“Carry out the prevention plan”') },
    });
    scene.give('officer', { do: 'complete', duty: 'prevention.done', evidence: ref('e') });
    scene.give('head', { do: 'approve-closing' });
    expect(types(scene.give('officer', close))).toContain('incident.closed');
  });
});

describe('exceptions', () => {
  const ask = {
    do: 'exception',
    duty: 'notice.first',
    about: 'timing',
    reason: ref('r'),
    until: instant('2026-04-25T09:00:00.000Z'),
  } as const;

  it('[FC-8] [GK-11] given an exception about timing, when another approves it, then the duty is put off, on record', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    scene.give('officer', ask);
    expect(scene.ask('officer', { do: 'approve-exception', exception: 'x1' })).toEqual(refusedWith('same-person'));
    expect(scene.ask('responder', { do: 'approve-exception', exception: 'x1' })).toEqual(refusedWith('not-allowed'));
    scene.give('head', { do: 'approve-exception', exception: 'x1' });
    expect(scene.duty('notice.first')).toMatchObject({
      revision: 2,
      deadline: { at: ask.until, derivation: { en: expect.arrayContaining(['put off by an approved exception']) } },
    });
    expect(scene.opened.response.exceptions).toMatchObject([
      { by: 'officer', decidedBy: 'head', decision: 'approved' },
    ]);
  });

  it('given a time that puts nothing off, a duty of the law, or a decision that comes too late, then it is refused', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    const dueAt = scene.duty('notice.first').deadline.at ?? BEFORE_ALL;
    expect(scene.ask('officer', { ...ask, until: dueAt })).toEqual(refusedWith('invalid'));
    scene.give('officer', ask);
    scene.after('P2D');
    expect(scene.ask('head', { do: 'approve-exception', exception: 'x1' })).toEqual(refusedWith('not-ready'));
    const law = new Scene(synergy);
    law.open({ ...leak, 'data.role': 'controller', 'data.sensitive': 'confirmed' });
    expect(
      law.ask('officer', { ...ask, duty: 'authority.ppc.prompt', until: instant('2026-07-01T00:00:00.000Z') }),
    ).toMatchObject({
      reason: { en: expect.stringContaining('owed by law') },
    });
  });

  it('given an exception that is refused, or about what is past, then nothing moves', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    scene.give('officer', ask);
    scene.give('head', { do: 'reject-exception', exception: 'x1', reason: ref('no') });
    expect(scene.duty('notice.first').revision).toBe(1);
    expect(scene.ask('head', { do: 'approve-exception', exception: 'x1' })).toEqual(refusedWith('wrong-stage'));
    expect(scene.ask('head', { do: 'approve-exception', exception: 'x2' })).toEqual(refusedWith('not-found'));
    expect(scene.ask('officer', { ...ask, until: instant('2026-04-01T00:00:00.000Z') })).toEqual(
      refusedWith('invalid'),
    );
    expect(scene.ask('officer', { ...ask, duty: 'notice.detailed' })).toEqual(refusedWith('not-found'));
    scene.give('officer', { ...ask, duty: null, about: 'channel', until: null });
    expect(scene.ask('officer', { do: 'close', reason: null })).toMatchObject({
      reason: { en: expect.stringContaining('exception') },
    });
  });
});

describe('who reported it', () => {
  it('[SY-7] given an outside reporter, then they are owed an answer of their own by the next business day', () => {
    const scene = new Scene(synergy);
    scene.open({}, { origin: { kind: 'report', reporter: ref('reporter') } });
    expect(scene.duty('reporter.progress')).toMatchObject({
      clause: 'SY-7',
      deadline: { at: instant('2026-04-27T09:00:00.000Z') },
    });
    const inside = new Scene(synergy);
    inside.open({}, { origin: { kind: 'report', reporter: null } });
    expect(inside.opened.duties.map(({ kind }) => kind)).not.toContain('reporter.progress');
  });
});
