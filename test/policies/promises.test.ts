import { describe, expect, it } from 'vitest';
import { instant } from '../../functions/domain/base/time/instant.ts';
import { checkPolicy } from '../../functions/domain/compile/check-policy.ts';
import { explain } from '../../functions/domain/publish/explain.ts';
import { assess } from '../../functions/domain/rules/assessment/assess.ts';
import { policyNames } from '../../infra/settings/policy-file.ts';
import { ROOT } from '../style/source-files.ts';
import { situationFacts } from './golden-situations.ts';
import { shipped, shippedText } from './shipped.ts';

const DETECTED = instant('2026-04-24T08:50:00.000Z');
const times = { detectedAt: DETECTED, openedAt: DETECTED, occurredAt: null };

/** How many clauses the mission counts for each company, sub-clauses aside. */
const CLAUSES = { flexcrm: 13, synergy: 26, flam: 8, 'limited-company': 15, coxproject: 20 } as const;

describe('every shipped policy', () => {
  it.each(policyNames(ROOT))(
    '%s has no warning, and says of each clause what covers it or which later part brings it',
    (name) => {
      const options = { customers: 1_000, ratePerSecond: 14, share: 0.8, year: 2026 };
      const { warnings, clauses } = checkPolicy(shippedText(name), `${name}.yaml`, options);
      expect(warnings).toEqual([]);
      for (const { by, later } of clauses) expect(by.length > 0 || later !== null).toBe(true);
    },
  );

  it.each(Object.entries(CLAUSES))('%s names all %d clauses of its text', (name, count) => {
    const main = Object.keys(shipped(name).clauses).filter((clause) => /^[A-Z]+-\d+$/.test(clause));
    const prefix = main[0]?.replace(/\d+$/, '') ?? '';
    const wanted = Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
    expect(main.toSorted()).toEqual(wanted.toSorted());
  });

  it.each(Object.keys(CLAUSES))('%s has the people that every rehearsal speaks of', (name) => {
    const { people } = shipped(name).team;
    for (const id of ['officer', 'approver', 'responder', 'head', 'executive', 'auditor']) {
      const found = people.find((each) => each.id === id);
      expect(found).toMatchObject({ email: `${id}@example.jp`, roles: expect.arrayContaining([id]) });
    }
  });
});

describe('synergy', () => {
  const policy = shipped('synergy');

  it('[SY-3] given a grave or wide incident, then the president leads the full-time directors and heads of department', () => {
    const of = (cell: string) => explain(policy, { ...times, facts: situationFacts(policy, cell) }, 'en').headquarters;
    expect(of('data.leak possible')).toBe(true);
    expect(of('service.impact major, service.customers many, rest harmless')).toBe(true);
    // Grave or wide: either is enough to have it decided.
    expect(of('service.impact major, service.customers few, rest harmless')).toBe(true);
    expect(of('service.impact minor, service.customers many, rest harmless')).toBe(true);
    expect(of('service.impact minor, service.customers few, rest harmless')).toBe(false);
    expect(of('service.impact minor')).toBeNull();
    expect(policy.team.headquarters?.asNeeded).toBe(true);
    const { headquarters, people } = policy.team;
    expect(headquarters).toMatchObject({ lead: 'executive', members: ['director', 'head'], asNeeded: true });
    const members = people.filter(({ roles }) => roles.some((role) => headquarters?.members.includes(role)));
    expect(members.length).toBeGreaterThanOrEqual(3);
  });

  it('[SY-16] given an approval, then several people can give it, so that nobody approves their own', () => {
    const holders = (role: string) => policy.team.people.filter(({ roles }) => roles.includes(role)).length;
    expect(holders(policy.notices.approval.role)).toBeGreaterThanOrEqual(2);
    expect(holders(policy.closing.approval ?? '')).toBeGreaterThanOrEqual(2);
  });

  it('[SY-20] given times that people see, then they are told in JST', () => {
    expect(policy.zone).toBe('Asia/Tokyo');
    expect(policy.guarantees).toContainEqual({ clause: 'SY-20', by: 'times-in-the-zone' });
  });
});

describe('flam', () => {
  it('[FL-5] given times that people see, then they are told in JST', () => {
    expect(shipped('flam').zone).toBe('Asia/Tokyo');
  });
});

describe('limited-company', () => {
  const policy = shipped('limited-company');

  it('[GK-6] given systems are named, then the one that may be down the shortest sets the time', () => {
    const { recovery } = explain(policy, { ...times, facts: { systems: ['mail', 'service'] } }, 'en');
    expect(recovery).toEqual({ system: 'service', by: instant('2026-04-24T12:50:00.000Z') });
  });

  it('[GK-14] given the regulation, then it is marked as restricted', () => {
    expect(policy.restricted).toBe(true);
    expect(policy.guarantees).toContainEqual({ clause: 'GK-14', by: 'restricted-text-is-not-public' });
  });
});

describe('coxproject', () => {
  const policy = shipped('coxproject');

  /** The numbered steps of the published tables, by category and level, with the president's announcement beside them. */
  const STEPS: Readonly<Record<string, number>> = {
    'leak-3': 7 + 1,
    'leak-2': 3,
    'tampering-3': 7 + 1,
    'tampering-2': 7,
    'tampering-1': 6,
    'tampering-0': 1,
    'stop-3': 7 + 1,
    'stop-2': 7,
    'stop-1': 6,
    'stop-0': 1,
    // Seven first steps, when to leave it to the administrator, and what is considered afterwards.
    virus: 7 + 1 + 1,
    // 4-2.12: the finder keeps and reports, the lead erases.
    'my-number-received': 2,
    // Chapter 10-5 names no steps of its own: who leads, what was hit, recovery by plan, resumption.
    continuity: 4,
  };

  it('[CX-4] every category and level has its own steps, as many as the published text', () => {
    const counts = Object.fromEntries(policy.playbooks.map(({ id, steps }) => [id, steps.length]));
    expect(counts).toEqual(STEPS);
    for (const { steps } of policy.playbooks) expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
  });

  it('[CX-1] each level has its responders', () => {
    expect(policy.levels.map(({ name, responders }) => [name, ...responders])).toEqual([
      ['3', 'president', 'incident-lead'],
      ['2', 'incident-lead'],
      ['1', 'system-administrator'],
      ['0', 'system-administrator'],
    ]);
  });

  it('[CX-4] given a person puts a leak at level 1, then it stays at 2', () => {
    expect(assess(policy, { 'data.leak': 'possible', 'asset.class': '1' }, '1').level).toBe('2');
  });

  it('[CX-15] given My Number data, then its lead looks into it and the president hears of it', () => {
    const rule = policy.duties.find(({ kind }) => kind === 'my-number.investigation');
    expect(rule?.owner).toBe('my-number-lead');
    expect(rule?.reminders.map(({ to }) => to)).toContain('president');
  });
});
