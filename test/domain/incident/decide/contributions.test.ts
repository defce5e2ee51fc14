import { describe, expect, it } from 'vitest';
import { instant } from '../../../../functions/domain/base/time/instant.ts';
import type { IncidentCommand } from '../../../../functions/domain/incident/command/command.ts';
import { contributors } from '../../../../functions/domain/incident/standing/contributions.ts';
import type { Policy } from '../../../../functions/domain/policy/shape/schema.ts';
import { factCatalogue } from '../../../../functions/domain/rules/facts/catalogue.ts';
import { SHIPPED, shipped } from '../../../policies/shipped.ts';
import { counts, FRIDAY, flexcrm, N2, NOTICE, ref, refusedWith, Scene, SYSTEM, stages, types } from '../scene.ts';

const outage = (name: string): IncidentCommand => ({
  do: 'record-outage',
  function: name,
  from: instant(FRIDAY),
  to: null,
});
const SOME: IncidentCommand = { do: 'scope', audience: { contracts: ['C-0001'] }, calls: null };

/** The system drafts and seals again after something changed. */
function sealedAgain(scene: Scene, id: string, more: object = {}): Scene {
  scene.draft();
  scene.give(SYSTEM, { do: 'seal-audience', notice: id, digest: `sha256:${id}`, count: 1, ...more });
  return scene;
}

const byHead = (policy: Policy = flexcrm) => new Scene(policy).sealedFirst();

describe('words of a person’s own in what the system drafts', () => {
  it('can only be the name of a function: no other fact takes free text, in any shipped policy', () => {
    for (const name of SHIPPED) {
      const free = [...factCatalogue(shipped(name)).values()].filter(({ type }) => type.kind === 'text');
      expect([name, free.map((fact) => fact.name)]).toEqual([name, ['service.function']]);
    }
  });
});

describe('[SY-16] nobody approves what they themselves put before customers', () => {
  it('given a draft of the system’s from facts alone, when the person who stated them approves, then it is approved', () => {
    const scene = new Scene();
    scene.open();
    scene.assess({ 'data.leak': 'possible', 'service.felt': 'confirmed' }, 'head');
    sealedAgain(scene, NOTICE);
    expect(contributors(scene.policy, scene.opened, scene.notice())).toEqual([]);
    expect(types(scene.approve('head'))).toEqual(['notice.approved']);
  });

  it('given a function in a person’s own words, when that person approves, then they are refused; another is not', () => {
    const scene = byHead();
    scene.give('head', outage('pay at evil.example'));
    sealedAgain(scene, N2);
    const refused = scene.approve('head', N2);
    expect(refused).toEqual(refusedWith('same-person'));
    expect(refused).toMatchObject({
      reason: { ja: expect.stringContaining('対象機能の名称'), en: expect.stringContaining('the name of a function') },
    });
    expect(types(scene.approve('approver', N2))).toEqual(['notice.approved']);
  });

  it('given a function stated as a fact, the same holds until another name takes its place', () => {
    const scene = byHead();
    scene.assess({ 'service.function': 'pay at evil.example' }, 'head');
    sealedAgain(scene, N2);
    expect(scene.approve('head', N2)).toEqual(refusedWith('same-person'));
    scene.assess({ 'service.function': 'search' }, 'officer');
    sealedAgain(scene, NOTICE.replace('n1', 'n3'));
    expect(contributors(scene.policy, scene.opened, scene.notice(NOTICE.replace('n1', 'n3')))).toEqual([
      { by: 'officer', what: 'function' },
    ]);
  });

  it('given a function that the policy names, when who recorded its outage approves, then it is approved', () => {
    const level = { function: 'search', clause: 'FC-6', title: { ja: '検索', en: 'Search' } };
    const served = { ...level, availabilityPercent: 99, period: 'month', reported: true } as const;
    const scene = byHead({ ...flexcrm, serviceLevels: [served] });
    scene.give('head', outage('search'));
    expect(types(sealedAgain(scene, N2).approve('head', N2))).toEqual(['notice.approved']);
  });

  it('given a scope, only who set the newest one is refused', () => {
    const scene = byHead();
    scene.give('head', SOME);
    scene.seal(NOTICE, 'sha256:some', 1);
    expect(scene.approve('head')).toMatchObject({
      refused: 'same-person',
      reason: { en: expect.stringContaining('the scope') },
    });
    scene.give('officer', { ...SOME, audience: 'all' } as IncidentCommand);
    scene.seal(NOTICE, 'sha256:all', 1000);
    expect(types(scene.approve('head'))).toEqual(['notice.approved']);
  });

  it('given customers imported while the incident is open, who imported them is refused, also after the same list again', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    sealedAgain(scene, NOTICE, { imported: { by: 'head', at: scene.now } });
    scene.give(SYSTEM, { do: 'recheck-audience' });
    const again = { imported: { by: 'officer', at: scene.now } };
    scene.give(SYSTEM, { do: 'seal-audience', notice: NOTICE, digest: `sha256:${NOTICE}`, count: 1, ...again });
    expect(scene.approve('head')).toMatchObject({
      refused: 'same-person',
      reason: {
        ja: expect.stringMatching(
          /お客様の一覧。同じ一覧を別の人が取り込み直しても、変わりません。別の.+（.+）が承認してください。$/,
        ),
      },
    });
    expect(types(scene.approve('approver'))).toEqual(['notice.approved']);
  });

  const BEFORE = { imported: { by: 'head', at: instant('2026-04-24T17:49:00+09:00') } };

  it('given customers imported just before the incident opened, who imported them is refused; another approves, and from then on the importer may', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    sealedAgain(scene, NOTICE, BEFORE);
    expect(scene.approve('head')).toMatchObject({
      refused: 'same-person',
      reason: { ja: expect.stringContaining('お客様の一覧') },
    });
    scene.after('PT1M').approve('approver');
    scene.give(SYSTEM, { do: 'start-delivery', notice: NOTICE });
    scene.draft(null, { stage: 'follow-up', sections: stages['follow-up']?.sections ?? [] });
    scene.give(SYSTEM, { do: 'seal-audience', notice: N2, digest: 'sha256:n2', count: 1, ...BEFORE });
    expect(types(scene.approve('head', N2))).toEqual(['notice.approved']);
  });

  it('given nobody else who approves is left, who imported the customers before the incident may; while it is open, they may not', () => {
    const people = flexcrm.team.people.map((one) => (one.id === 'approver' ? { ...one, roles: ['auditor'] } : one));
    const alone: Policy = { ...flexcrm, team: { ...flexcrm.team, people } };
    const scene = new Scene(alone);
    scene.open({ 'data.leak': 'possible' });
    sealedAgain(scene, NOTICE, BEFORE);
    expect(types(scene.approve('head'))).toEqual(['notice.approved']);
    const open = new Scene(alone);
    open.open({ 'data.leak': 'possible' });
    sealedAgain(open, NOTICE, { imported: { by: 'head', at: open.now } });
    expect(open.approve('head')).toEqual(refusedWith('same-person'));
  });

  it('given the only other who approves wrote it, then who imported the customers before the incident may', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    scene.draft('approver');
    scene.give(SYSTEM, { do: 'seal-audience', notice: NOTICE, digest: 'sha256:one', count: 1, ...BEFORE });
    expect(scene.approve('approver')).toEqual(refusedWith('same-person'));
    expect(types(scene.approve('head'))).toEqual(['notice.approved']);
  });

  it('given a notice that another approved went out, what it showed bars nobody from approving the next', () => {
    const scene = byHead();
    scene.give('head', outage('search'));
    scene.give('head', SOME);
    sealedAgain(scene, N2);
    scene.after('PT1M').approve('approver', N2);
    scene.after(flexcrm.notices.hold).give(SYSTEM, { do: 'start-delivery', notice: N2 });
    const third = NOTICE.replace('n1', 'n3');
    scene.draft(null, { stage: 'follow-up', sections: stages['follow-up']?.sections ?? [] });
    scene.give(SYSTEM, { do: 'seal-audience', notice: third, digest: 'sha256:third', count: 1 });
    expect(contributors(scene.policy, scene.opened, scene.notice(third))).toEqual([]);
  });

  it('given the last notice showed a name and was drafted right after it was given, then the name lapses', () => {
    const scene = byHead();
    scene.give('head', outage('pay at evil.example'));
    sealedAgain(scene, N2);
    expect(scene.notice(N2).basedOn).toBe(scene.opened.contributions.at(-1)?.seq);
    scene.approve('approver', N2);
    scene.after(flexcrm.notices.hold).give(SYSTEM, { do: 'start-delivery', notice: N2 });
    expect(contributors(scene.policy, scene.opened, scene.notice(N2))).toEqual([]);
  });

  it('given a notice in a person’s words went out, then a name that it may not show still bars who gave it', () => {
    const scene = byHead();
    scene.give('head', outage('pay at evil.example'));
    scene.draft('officer');
    scene.seal(N2, 'sha256:n2', 1);
    scene.approve('approver', N2);
    scene.after(flexcrm.notices.hold).give(SYSTEM, { do: 'start-delivery', notice: N2 });
    const third = NOTICE.replace('n1', 'n3');
    scene.draft(null, { stage: 'follow-up', sections: stages['follow-up']?.sections ?? [] });
    expect(contributors(scene.policy, scene.opened, scene.notice(third))).toEqual([{ by: 'head', what: 'function' }]);
  });

  it('given a notice that another approved and that did not go out, then its scope still bars who set it', () => {
    const scene = byHead();
    scene.give('head', SOME);
    scene.seal(NOTICE, 'sha256:some', 1);
    scene.after('PT1M').approve('approver');
    expect(contributors(scene.policy, scene.opened, scene.notice())).toEqual([{ by: 'head', what: 'scope' }]);
    scene.after(flexcrm.notices.hold).give(SYSTEM, { do: 'start-delivery', notice: NOTICE });
    expect(contributors(scene.policy, scene.opened, scene.notice())).toEqual([]);
  });

  it('given a contributor, when approvers are called, then that person is not', () => {
    const scene = new Scene();
    scene.open({ 'data.leak': 'possible' });
    scene.give('head', outage('search'));
    scene.draft();
    const called = scene.opened.pages.filter(({ why }) => why === 'approval').flatMap(({ steps }) => steps);
    expect(called.map(({ person }) => person)).not.toContain('head');
    expect(called).not.toEqual([]);
  });
});

describe('[SY-16] a plan whose text a notice carries', () => {
  const due = instant('2026-07-30T15:00:00.000Z');
  const UNWORDED = { written: [], lacking: [], open: [], oneLanguage: [] } as const;

  /** The first notice is out; the head's plan is approved by the officer, and a responder drafts the detailed notice. */
  function withPlan(): Scene {
    const scene = new Scene().deliveredFirst();
    scene.give('head', { do: 'plan', technical: ref('t'), organisational: ref('o'), owner: 'officer', due });
    scene.give('officer', { do: 'approve-plan', plan: 'plan-1' });
    scene.assess({ investigation: 'done' });
    scene.draft('responder', { stage: 'detailed', sections: stages.detailed?.sections ?? [] });
    scene.seal(N2);
    return scene;
  }

  it('given a notice with it, when the plan’s author approves the notice, then they are refused; another is not', () => {
    const scene = withPlan();
    expect(scene.notice(N2).tells.plan).toBe('plan-1');
    expect(scene.approve('head', N2)).toMatchObject({
      refused: 'same-person',
      reason: { ja: expect.stringContaining('再発防止計画'), en: expect.stringContaining('the prevention plan') },
    });
    expect(types(scene.approve('approver', N2))).toEqual(['notice.approved']);
  });

  it('given another plan comes in its place, when the notice is approved, then it is to be drafted again', () => {
    const scene = withPlan();
    scene.draft('responder', { stage: 'detailed', sections: stages.detailed?.sections ?? [], wording: UNWORDED });
    const id = scene.opened.notices.at(-1)?.id ?? '';
    scene.seal(id);
    const texts = { technical: ref('t2'), organisational: ref('o2') };
    scene.after('PT5M').give('head', { do: 'plan', ...texts, owner: 'officer', due });
    expect(scene.approve('approver', id)).toMatchObject({
      refused: 'not-ready',
      reason: { ja: expect.stringContaining('再発防止策'), en: expect.stringContaining('prevention plan') },
    });
  });

  it('given one that went out in other words of a person, then its words are still nobody’s but its author’s', () => {
    const scene = withPlan();
    const wording = { ...UNWORDED, written: ['prevention'] } as const;
    scene.draft('responder', { stage: 'detailed', sections: stages.detailed?.sections ?? [], wording });
    const first = scene.opened.notices.at(-1)?.id ?? '';
    scene.seal(first);
    scene.approve('approver', first);
    scene.give(SYSTEM, { do: 'start-delivery', notice: first });
    scene.give(SYSTEM, { do: 'finish-delivery', notice: first, counts: counts(1000), finishedAt: scene.now });
    scene.draft('responder', { stage: 'correction', sections: stages.detailed?.sections ?? [] });
    const next = scene.opened.notices.at(-1)?.id ?? '';
    scene.seal(next);
    expect(scene.approve('head', next)).toMatchObject({ refused: 'same-person' });
  });

  it('given one that another approved has gone out with it, then the plan’s author may approve the next', () => {
    const scene = withPlan();
    scene.approve('approver', N2);
    scene.give(SYSTEM, { do: 'start-delivery', notice: N2 });
    scene.give(SYSTEM, { do: 'finish-delivery', notice: N2, counts: counts(1000), finishedAt: scene.now });
    scene.draft('responder', { stage: 'correction', sections: stages.detailed?.sections ?? [] });
    const id = scene.opened.notices.at(-1)?.id ?? '';
    scene.seal(id);
    expect(scene.notice(id).tells.plan).toBe('plan-1');
    expect(types(scene.approve('head', id))).toEqual(['notice.approved']);
  });
});
