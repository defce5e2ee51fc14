import { describe, expect, it } from 'vitest';
import { commandTable } from '../../../../functions/domain/incident/command/command-table.ts';
import { measureChoices } from '../../../../functions/domain/incident/standing/measures.ts';
import { ownMeasure } from '../../../../functions/domain/rules/deadline/known-measures.ts';
import { dutyTitle } from '../../../../functions/domain/rules/deadline/title.ts';
import { SHIPPED, shipped } from '../../../policies/shipped.ts';
import { ref, refusedWith, Scene, SYSTEM, types } from '../scene.ts';

const synergy = shipped('synergy');
const limited = shipped('limited-company');
const cox = shipped('coxproject');
const flexcrm = shipped('flexcrm');

const open = { do: 'open-headquarters', members: [] } as const;
const close = { do: 'close-headquarters' } as const;
const done = (duty: string) => ({ do: 'complete', duty, evidence: ref('e') }) as const;
const waive = (duty: string) => ({ do: 'waive', duty, reason: ref('r') }) as const;
const owedKinds = (scene: Scene) =>
  scene.opened.duties.filter(({ status }) => status === 'open' || status === 'missed').map(({ kind }) => kind);

describe('the headquarters', () => {
  it('[SY-3] given a grave incident, then the headquarters is owed by its lead, its members are called, and it ends on record', () => {
    const scene = new Scene(synergy);
    scene.open({ 'data.leak': 'possible' });
    expect(scene.duty('headquarters')).toMatchObject({ clause: 'SY-3', owner: 'executive', status: 'open' });
    expect(scene.ask('responder', open)).toEqual(refusedWith('not-allowed'));
    scene.after('PT30M').give('executive', open);
    expect(scene.duty('headquarters').status).toBe('met');
    const called = scene.opened.pages.at(-1);
    expect(called).toMatchObject({ why: 'assigned' });
    expect(called?.steps.map(({ person }) => person).sort()).toEqual(['director', 'executive', 'head', 'support-head']);
    expect(scene.ask('executive', open)).toEqual(refusedWith('already-open'));
    scene.give('executive', close);
    expect(scene.opened.response.headquarters).toMatchObject({ closedAt: scene.now });
    expect(scene.ask('executive', close)).toEqual(refusedWith('not-open'));
  });

  it('[GK-4] given named members, then the lead and those are called; a stranger is refused by name', () => {
    const scene = new Scene(limited);
    scene.open({ 'data.leak': 'possible' });
    expect(scene.ask('executive', { ...open, members: ['nobody'] })).toMatchObject({
      refused: 'invalid',
      reason: { en: expect.stringContaining('nobody') },
    });
    scene.give('executive', { ...open, members: ['head'] });
    expect(scene.opened.response.headquarters?.members).toEqual(['executive', 'head']);
  });

  it('given facts that end the need before it was opened, then the duty is void with its reason', () => {
    const scene = new Scene(synergy);
    scene.open({ 'data.leak': 'possible', 'data.loss': 'none', 'data.tampering': 'none', 'service.impact': 'none' });
    scene.after('PT10M').assess({ 'data.leak': 'none' });
    expect(scene.duty('headquarters')).toMatchObject({
      status: 'void',
      reason: { en: expect.stringMatching(/level/) },
    });
  });
});

describe('who leads and who answers', () => {
  it('[GK-3] given no procedure fits, then an appointment is owed within the hour, and who is appointed may decide', () => {
    const scene = new Scene(limited);
    scene.open({ 'procedure.fits': 'no' });
    expect(scene.duty('appointment')).toMatchObject({ clause: 'GK-3', owner: 'officer' });
    expect(Date.parse(scene.duty('appointment').deadline.at ?? '') - Date.parse(scene.now)).toBe(3_600_000);
    expect(scene.ask('approver', done('analysis'))).toEqual(refusedWith('not-allowed'));
    scene.give('officer', { do: 'appoint', role: 'lead', person: 'approver' });
    expect(scene.duty('appointment').status).toBe('met');
    expect(scene.opened.pages.at(-1)?.steps.map(({ person }) => person)).toEqual(['approver']);
    expect(types(scene.ask('approver', done('analysis')))).toContain('duty.met');
    expect(scene.ask('officer', { do: 'appoint', role: 'lead', person: 'stranger' })).toEqual(refusedWith('invalid'));
  });

  it("given a role in words of one's own, then who is appointed to it leads all the same, as form and guide say", () => {
    const scene = new Scene(flexcrm);
    scene.open({ 'data.leak': 'confirmed', 'data.personal': 'confirmed' });
    expect(scene.ask('responder', waive('authority.ppc.prompt'))).toEqual(refusedWith('not-allowed'));
    scene.give('executive', { do: 'appoint', role: ref('note-taker'), person: 'responder' });
    expect(types(scene.ask('responder', waive('authority.ppc.prompt')))).toEqual(['duty.waived', 'page.opened']);
    const { conditions } = commandTable(flexcrm).find(({ command }) => command === 'appoint') ?? {};
    expect(conditions?.en).toContain('Whatever the role is called');
  });

  it('[GK-3] given nobody appoints in time, then the representative leads by default, is called, and may decide', () => {
    const scene = new Scene(limited);
    scene.open({ 'procedure.fits': 'no' });
    scene.after('PT1H').give(SYSTEM, { do: 'observe-duty', duty: 'appointment', revision: 1 });
    const [led] = scene.opened.response.appointed;
    expect(led).toMatchObject({ role: 'representative', at: scene.now });
    expect(scene.duty('appointment').missedAt).toBe(scene.now);
    const called = scene.opened.pages.filter(({ why }) => why === 'assigned').at(-1);
    expect(called?.steps.map(({ person }) => person)).toEqual([led?.person]);
    expect(types(scene.ask(led?.person ?? '', done('analysis')))).toContain('duty.met');
  });

  it('[CX-1] given a level is decided, then those who answer for it are called, unless they were already', () => {
    const scene = new Scene(cox);
    scene.open({ 'cause.kind': 'fault' });
    scene.assess({ 'business.impact': 'outside' }, 'officer');
    const assigned = scene.opened.pages.filter(({ why }) => why === 'assigned');
    expect(assigned.map(({ steps }) => steps.map(({ person }) => person))).toEqual([['executive', 'officer']]);
    scene.assess({ 'service.impact': 'major' }, 'officer');
    expect(scene.opened.pages.filter(({ why }) => why === 'assigned')).toHaveLength(1);
  });
});

it('given a measure, when it is said to be done without words, then it is refused and says what to write', () => {
  const scene = new Scene();
  scene.open({ 'data.leak': 'possible' });
  scene.give('officer', { do: 'measure', kind: 'suspend', owner: 'responder' });
  const complete = { do: 'complete', duty: 'measure.suspend' } as const;
  expect(scene.ask('responder', { ...complete, evidence: null })).toMatchObject({
    ...{ refused: 'invalid', reason: { ja: expect.stringContaining('の内容を、証跡として記録してください') } },
  });
  expect(types(scene.give('responder', { ...complete, evidence: ref('stopped the job') }))).toContain('duty.met');
});

describe('steps of a playbook', () => {
  it('[CX-4] given a category and a level, then its steps are owed one after the other, each by its role', () => {
    const scene = new Scene(cox);
    scene.open({
      'data.tampering': 'confirmed',
      'business.impact': 'business',
      'data.leak': 'none',
      'service.felt': 'none',
    });
    expect(owedKinds(scene).filter((kind) => kind.startsWith('step.'))).toEqual(['step.finder-report']);
    expect(scene.ask('approver', done('step.finder-report'))).toEqual(refusedWith('not-allowed'));
    scene.give('responder', done('step.finder-report'));
    expect(scene.duty('step.first-aid')).toMatchObject({
      owner: 'system-administrator',
      clause: 'CX-4',
      status: 'open',
    });
    scene.give('administrator', done('step.first-aid'));
    scene.give('officer', waive('step.tell-staff'));
    expect(owedKinds(scene)).toContain('step.restore-data');
  });

  it('[CX-5] given a virus, then the first steps come up in order, and the administrator is called second', () => {
    const scene = new Scene(cox);
    scene.open({ 'cause.kind': 'malware' });
    const order: string[] = [];
    for (let step = owedKinds(scene).find((kind) => kind.startsWith('step.')); step !== undefined; ) {
      order.push(step.slice('step.'.length));
      scene.give('officer', done(step));
      step = owedKinds(scene).find((kind) => kind.startsWith('step.'));
    }
    expect(order).toEqual([
      'disconnect',
      'call',
      'update',
      'scan',
      'remove',
      'scan-again',
      'report',
      'ask-administrator',
    ]);
  });

  it('[CX-7] given an interruption of the business, then the steps of continuity stand beside the playbook', () => {
    const scene = new Scene(cox);
    scene.open({
      'service.impact': 'major',
      'business.impact': 'business',
      'data.leak': 'none',
      'service.felt': 'none',
    });
    expect(owedKinds(scene)).toEqual(expect.arrayContaining(['step.finder-report', 'step.recovery-lead']));
    expect(scene.duty('step.recovery-lead').clause).toBe('CX-7');
  });

  it('[CX-14] given level 3, then replies, a press release and the president’s announcement are tasks of their own', () => {
    const scene = new Scene(cox);
    scene.open({
      'data.leak': 'confirmed',
      'data.personal': 'confirmed',
      'data.role': 'controller',
      'cause.kind': 'mistake',
      'cause.wrongful': 'none',
    });
    scene.give('officer', done('step.finder-report-now'));
    scene.give('officer', done('step.contain'));
    for (const step of ['victims', 'inquiries']) scene.give('officer', done(`step.${step}`));
    scene.give('officer', waive('step.press'));
    // The regulator's step is the report itself.
    expect(owedKinds(scene)).not.toContain('step.announce');
    scene.give('officer', done('authority.ppc.prompt'));
    expect(scene.duty('step.announce')).toMatchObject({ owner: 'president', status: 'open' });
  });

  it('given a level that falls, then steps not taken are void, and those taken stay', () => {
    const scene = new Scene(cox);
    scene.open({ 'data.tampering': 'confirmed', 'business.impact': 'outside', 'data.leak': 'none' });
    scene.give('officer', done('step.finder-report-now'));
    scene.after('PT1H').assess({ 'business.impact': 'staff', 'service.felt': 'none' });
    expect(scene.duty('step.finder-report-now').status).toBe('met');
    expect(scene.duty('step.first-aid').status).toBe('void');
    expect(owedKinds(scene)).toContain('step.finder-report');
  });

  it('given a report that becomes owed after the step behind it was begun, then that step stays', () => {
    const scene = new Scene(cox);
    scene.open({
      'data.leak': 'confirmed',
      'data.personal': 'none',
      'asset.class': '2',
      'business.impact': 'outside',
      'cause.kind': 'mistake',
      'cause.wrongful': 'none',
    });
    for (const step of ['finder-report-now', 'contain', 'victims', 'inquiries', 'press'])
      scene.give('officer', done(`step.${step}`));
    expect(scene.duty('step.announce').status).toBe('open');
    scene.assess({ 'data.personal': 'confirmed', 'data.role': 'controller' });
    expect(owedKinds(scene)).toEqual(expect.arrayContaining(['authority.ppc.prompt', 'step.announce']));
    scene.give('executive', done('step.announce'));
    expect(scene.duty('step.announce')).toMatchObject({ status: 'met' });
  });

  it('[CX-15] given somebody reports a sign of a leak of My Number data, then its lead is called first, before the usual chain', () => {
    const scene = new Scene(cox);
    scene.open({ 'data.mynumber': 'possible', 'data.leak': 'possible' });
    expect(scene.opened.pages[0]?.steps.map(({ person }) => person)).toEqual([
      'my-number-lead',
      'officer',
      'executive',
    ]);
    scene.assess({ 'mynumber.violation': 'confirmed' }, 'my-number-lead');
    const told = { do: 'complete', duty: 'my-number.violation' } as const;
    expect(scene.ask('my-number-lead', { ...told, evidence: null })).toEqual(refusedWith('invalid'));
    scene.give('my-number-lead', { ...told, evidence: ref('told') });
    expect(scene.duty('my-number.violation').status).toBe('met');
  });

  it('[CX-15] given numbers received by mistake, then the finder keeps and reports them, and the lead erases them on record', () => {
    const scene = new Scene(cox);
    scene.open({ 'data.mynumber': 'confirmed', 'mynumber.received': 'yes' });
    expect(scene.opened.pages[0]?.steps[0]?.person).toBe('my-number-lead');
    expect(scene.duty('my-number.erasure')).toMatchObject({ owner: 'my-number-lead', status: 'open' });
    expect(scene.duty('step.my-number-keep').owner).toBe('responder');
    // Erasing comes after the report.
    expect(scene.opened.duties.map(({ kind }) => kind)).not.toContain('step.my-number-erase');
    const kept = { do: 'complete', duty: 'step.my-number-keep' } as const;
    expect(scene.ask('responder', { ...kept, evidence: null })).toEqual(refusedWith('invalid'));
    scene.give('responder', { ...kept, evidence: ref('kept') });
    expect(scene.duty('step.my-number-erase').owner).toBe('my-number-lead');
    const erased = { do: 'complete', duty: 'my-number.erasure' } as const;
    expect(scene.ask('my-number-lead', { ...erased, evidence: null })).toEqual(refusedWith('invalid'));
    expect(types(scene.give('my-number-lead', { ...erased, evidence: ref('record') }))).toContain('duty.met');
  });

  it('[CX-15] given My Number data, then its own lead is owed the investigation and is called at once', () => {
    const scene = new Scene(cox);
    scene.open({ 'data.sets': 'my-number' });
    expect(scene.opened.duties.map(({ kind }) => kind)).not.toContain('my-number.investigation');
    scene.assess({ 'data.mynumber': 'possible' });
    expect(scene.duty('my-number.investigation').owner).toBe('my-number-lead');
    scene.give(
      { kind: 'system', name: 'deadline' },
      { do: 'observe-duty', duty: 'my-number.investigation', revision: 1 },
    );
    expect(scene.opened.pages.at(-1)).toMatchObject({ why: 'warn', steps: [{ person: 'my-number-lead' }] });
  });
});

describe('measures', () => {
  it('[FC-12] given the menu, when a measure is taken, then it is owed by whom it was given to, who is called', () => {
    const scene = new Scene(flexcrm);
    scene.open({ 'data.leak': 'possible' });
    scene.give('officer', { do: 'measure', kind: 'suspend', owner: 'responder' });
    expect(scene.duty('measure.suspend')).toMatchObject({ clause: 'FC-12', owner: 'responder', status: 'open' });
    expect(scene.opened.pages.at(-1)).toMatchObject({ why: 'assigned', duty: 'measure.suspend' });
    expect(scene.ask('officer', { do: 'measure', kind: 'suspend', owner: 'head' })).toEqual(
      refusedWith('already-open'),
    );
    expect(scene.ask('officer', { do: 'measure', kind: 'contain', owner: 'nobody' })).toEqual(refusedWith('invalid'));
    scene.give('responder', done('measure.suspend'));
    expect(types(scene.give('officer', { do: 'measure', kind: 'suspend', owner: 'head' }))).toContain('duty.opened');
    expect(scene.duty('measure.suspend#2')).toMatchObject({ owner: 'head', status: 'open' });
    expect(scene.duty('measure.suspend').status).toBe('met');
    expect(scene.ask('officer', { do: 'close', reason: null })).toMatchObject({
      reason: { en: expect.stringContaining('“Suspend or restrict the function or service (no. 2)” is open') },
    });
  });

  it.each(SHIPPED)('of %s stands under a clause only where the menu of that clause offers it', (name) => {
    const policy = shipped(name);
    const menus = policy.playbooks.filter(({ offered }) => offered);
    const offered = new Map(menus.flatMap(({ clause, steps }) => steps.map(({ id }) => [id, clause] as const)));
    const own = ownMeasure('公開設定の 見直し #2');
    for (const kind of [...offered.keys(), 'suspend', 'contain', own]) {
      const scene = new Scene(policy);
      scene.open({ 'data.leak': 'confirmed' });
      const [writer] = policy.team.people;
      scene.give(writer?.id ?? '', { do: 'measure', kind, owner: writer?.id ?? '' });
      expect(scene.duty(`measure.${kind}`).clause).toBe(offered.get(kind) ?? 'own-decision');
    }
    expect(dutyTitle(policy, `measure.${own}#2`).ja).toBe('公開設定の 見直し ＃2（2回目）');
    for (const { title, kind } of measureChoices(policy)) expect(title).toEqual(dutyTitle(policy, `measure.${kind}`));
  });
});
