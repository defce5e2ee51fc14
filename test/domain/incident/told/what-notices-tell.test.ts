import { describe, expect, it } from 'vitest';
import { BEFORE_ALL, instant, plusMs } from '../../../../functions/domain/base/time/instant.ts';
import { owedCalls } from '../../../../functions/domain/incident/owed/calls.ts';
import { met } from '../../../../functions/domain/incident/owed/reconcile-duties.ts';
import { tellsOf } from '../../../../functions/domain/incident/owed/tells.ts';
import { hasChanged, tellingNotices } from '../../../../functions/domain/incident/told/told.ts';
import { shipped } from '../../../policies/shipped.ts';
import { flexcrm, N2, NOTICE, Scene, SYSTEM, start } from '../scene.ts';
import { idle, later, sectionsOf, standing, told } from './telling.ts';

const synergy = shipped('synergy');
const LEAK = { 'data.leak': 'confirmed', 'data.personal': 'confirmed' };

function opened(facts: Record<string, string>) {
  const scene = new Scene(synergy);
  scene.open(facts);
  return scene.opened;
}

const first = { stage: 'first', sections: sectionsOf(synergy, 'first') } as const;

describe('what a notice tells', () => {
  it('given a fact is unknown, then the notice told nothing of it', () => {
    const { facts } = tellsOf(synergy, opened({ ...LEAK, 'data.loss': 'unknown' }), first);
    expect(facts).toMatchObject({ 'data.leak': 'confirmed' });
    expect(facts).not.toHaveProperty(['data.loss']);
  });

  it('given an outage without harm to data, then it states no item of a legal report', () => {
    const outage = { 'service.impact': 'major', 'service.felt': 'confirmed', 'data.leak': 'none', 'data.loss': 'none' };
    expect(tellsOf(synergy, opened(outage), first).items).toEqual([]);
    expect(tellsOf(synergy, opened(LEAK), first).items).toContain('outline');
  });

  it('given a cause that only a signal suggests, then it is still open; given one that a person stated, it is known', () => {
    const suggested = opened({ ...LEAK, 'cause.kind': 'intrusion' });
    expect(tellsOf(synergy, suggested, first).open).toContain('cause');
    const stated = { ...suggested, statedByPeople: new Set(['cause.kind']) };
    expect(tellsOf(synergy, stated, first).open).not.toContain('cause');
    const unknown = { ...stated, facts: { ...stated.facts, 'cause.kind': 'unknown' } };
    expect(tellsOf(synergy, unknown, first).open).toContain('cause');
  });

  it('given a plan that nobody approved, then prevention is open and no notice tells it', () => {
    const state = opened(LEAK);
    const withPlan = (decision: 'approved' | 'rejected' | null) => {
      const plan = { id: 'p1', decision } as unknown as NonNullable<typeof state.response.plan>;
      return tellsOf(
        synergy,
        { ...state, response: { ...state.response, plan } },
        { stage: 'detailed', sections: ['prevention'] },
      );
    };
    for (const decision of [null, 'rejected'] as const) {
      expect(withPlan(decision)).toMatchObject({ plan: null, open: expect.arrayContaining(['prevention']) });
    }
    expect(withPlan('approved')).toMatchObject({ plan: 'p1', open: expect.not.arrayContaining(['prevention']) });
  });
});

describe('what customers are taken to have read', () => {
  it('given the first notice goes out, then it; given a later one goes out, then not before it has arrived', () => {
    const scene = later(told(flexcrm, { 'data.leak': 'possible' }), { 'data.leak': 'confirmed' });
    scene.draft(null, { stage: 'follow-up', sections: sectionsOf(flexcrm, 'follow-up') });
    scene.seal(N2);
    scene.approve('approver', N2);
    scene.after(flexcrm.notices.hold).give(SYSTEM, start(N2));
    expect(tellingNotices(scene.opened).map(({ id }) => id)).toEqual([NOTICE]);
    const going = new Scene().sealedFirst();
    going.approve();
    going.after(flexcrm.notices.hold).give(SYSTEM, start());
    expect(tellingNotices(going.opened).map(({ id }) => id)).toEqual([NOTICE]);
  });

  it('given facts that are graver, or less grave, then what is told has changed', () => {
    const state = new Scene().sealedFirst().opened;
    expect(hasChanged(flexcrm, state, state.facts)).toBe(false);
    expect(hasChanged(flexcrm, state, { ...state.facts, 'data.leak': 'none' })).toBe(true);
    expect(hasChanged(flexcrm, state, { ...state.facts, 'data.leak': 'confirmed' })).toBe(true);
  });

  it('given a follow-up is owed and what was told proves wrong, then a correction is owed in its place', () => {
    const scene = later(told(flexcrm, { 'data.leak': 'possible' }), { 'data.leak': 'confirmed' });
    expect(scene.duty('notice.follow-up')).toMatchObject({ status: 'open', stage: 'follow-up' });
    scene.after('PT1H').assess({ 'data.leak': 'none' });
    expect(standing(scene, 'notice.follow-up')).toEqual(['void', 'open']);
    expect(scene.opened.duties.at(-1)).toMatchObject({ kind: 'notice.follow-up', stage: 'correction' });
  });

  it('given the notice had told the controllers before they were one, then the telling is met at once, and no report is owed', () => {
    const scene = told(synergy, { ...LEAK, 'cause.wrongful': 'confirmed' });
    scene.after('PT1H').assess({ 'data.role': 'processor' });
    expect(standing(scene, 'controller').at(-1)).toBe('met');
    expect(standing(scene, 'principals')).not.toContain('open');
    idle(scene);
    expect(standing(scene, 'principals')).not.toContain('open');
  });
});

describe('calls to those whom a notice did not reach', () => {
  const one = (contracts: readonly string[], count = contracts.length) => ({ contracts, count });
  const unreached = (finishedAt: string | null, contracts: readonly string[], count?: number) => {
    const { opened: state } = new Scene().deliveredFirst();
    const notice = { ...state.notices[0], finishedAt, unreached: { failed: one(contracts, count), unknown: one([]) } };
    return owedCalls({ policy: flexcrm, state: { ...state, notices: [notice] } as typeof state });
  };

  it('given the notice is still going out, then nobody is called yet', () => {
    expect(unreached(null, ['C-0001'])).toEqual([]);
    expect(unreached('2026-04-24T09:00:00.000Z', ['C-0001'])).toHaveLength(1);
  });

  it('given more than twenty, then twenty are named and the others counted', () => {
    const contracts = Array.from({ length: 21 }, (_, index) => `C-${index + 1}`);
    const at = instant('2026-04-24T09:00:00.000Z');
    expect(unreached(at, contracts)[0]?.because).toEqual({
      ja: expect.stringMatching(/C-20 ほか1件）$/),
      en: expect.stringMatching(/, C-20 and 1 more\)$/),
    });
    expect(unreached(at, contracts.slice(0, 20))[0]?.because?.en).toMatch(/, C-20\)$/);
    expect(unreached(at, [], 3)[0]?.because?.en).toMatch(/3 of the customers$/);
  });
});

describe('a duty that is met', () => {
  it('given the very moment of its time, then in time; given a moment later, then it was missed before', () => {
    const duty = new Scene().sealedFirst().duty('notice.first');
    const due = duty.deadline.at ?? BEFORE_ALL;
    expect(met(duty, due, null).map(({ type }) => type)).toEqual(['duty.met']);
    expect(met(duty, plusMs(due, 1), null).map(({ type }) => type)).toEqual(['duty.missed', 'duty.met']);
  });
});
