import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import { policyDiff, promised } from '../../../functions/domain/publish/diff.ts';
import { statutesOf } from '../../../functions/domain/rules/law/statutes.ts';
import { shipped } from '../../policies/shipped.ts';

const COMPANIES = ['flexcrm', 'synergy', 'flam', 'limited-company', 'coxproject', 'template'];
const flexcrm = shipped('flexcrm');

function withFirstNotice(change: (rule: Policy['duties'][number]) => Policy['duties'][number]): Policy {
  return { ...flexcrm, duties: flexcrm.duties.map((rule) => (rule.kind === 'notice.first' ? change(rule) : rule)) };
}

describe.each(COMPANIES)('what %s promises', (company) => {
  const policy = shipped(company);

  it('is a sentence each, in both languages, under keys of its own', () => {
    const all = promised(policy);
    for (const { text } of all)
      expect([text.ja, text.en].filter((said) => said.trim() === '' || /undefined|null/.test(said))).toEqual([]);
    expect(new Set(all.map(({ to, key }) => `${to} ${key}`)).size).toBe(all.length);
    expect(all.filter(({ to }) => to === 'authorities')).toHaveLength(
      policy.reports.flatMap((report) =>
        [...statutesOf(report), report.promise].filter((ground) => ground !== undefined),
      ).length,
    );
  });

  it('does not differ from itself', () => {
    expect(policyDiff(policy, policy)).toEqual([]);
  });
});

describe('the difference of two policies', () => {
  it('given another hour for the first notice, then customers and staff are told, before and after', () => {
    const slower = withFirstNotice((rule) =>
      rule.clock.kind === 'business-hours' ? { ...rule, clock: { ...rule.clock, within: 'PT2H' } } : rule,
    );
    const differences = policyDiff(flexcrm, slower);
    expect(differences.map(({ to, key }) => [to, key])).toEqual([
      ['customers', 'duty.notice.first'],
      ['staff', 'duty.notice.first'],
    ]);
    expect(differences[0]?.before?.en).toContain('within 1 hour of detection');
    expect(differences[0]?.after?.ja).toContain('次の営業開始から2時間以内');
  });

  it('given the same words on other conditions, then it says that the conditions differ', () => {
    const [first, ...others] = flexcrm.rules;
    if (first === undefined) throw new Error('flexcrm has no rules');
    const narrower = { ...flexcrm, rules: [{ ...first, when: { 'data.leak': 'confirmed' } }, ...others] };
    expect(policyDiff(flexcrm, narrower)).toMatchObject([{ key: 'rule.FC-1a.1', otherConditions: true }]);
  });

  it('given a signal that proves more, another role for a data set or a system back sooner, then staff are told', () => {
    const limited = shipped('template');
    const [alarm, ...alarms] = flexcrm.signals.alarms;
    if (alarm === undefined) throw new Error('flexcrm has an alarm');
    const proving = { ...alarm, facts: { ...alarm.facts, spread: 'possible' } };
    const changed = { ...flexcrm, signals: { ...flexcrm.signals, alarms: [proving, ...alarms] } };
    expect(policyDiff(flexcrm, changed)).toMatchObject([
      {
        to: 'staff',
        key: expect.stringMatching(/^signal\.alarms\./),
        after: { en: expect.stringContaining('outside? possible” [spread]') },
      },
    ]);
    const [[set, rule] = []] = Object.entries(limited.dataSets);
    const [[system, own] = []] = Object.entries(limited.systems);
    if (set === undefined || rule === undefined || system === undefined || own === undefined)
      throw new Error('no data');
    const other = {
      ...limited,
      dataSets: { ...limited.dataSets, [set]: { ...rule, role: 'not-handling' as const } },
      systems: { ...limited.systems, [system]: { ...own, tolerableDowntime: 'PT1M' } },
    };
    expect(policyDiff(limited, other).map(({ to, key }) => `${to} ${key}`)).toEqual([
      `staff data-set.${set}`,
      `staff system.${system}`,
    ]);
  });

  it('given what is gone, and what is new, then each stands alone', () => {
    const synergy = shipped('synergy');
    const without = { ...synergy, reports: synergy.reports.filter(({ kind }) => kind !== 'principals') };
    expect(policyDiff(synergy, without)).toMatchObject([
      { to: 'authorities', key: 'report.principals.statute', after: null },
      { to: 'authorities', key: 'report.principals.statute.my-number-persons', after: null },
    ]);
    expect(policyDiff(without, synergy)).toMatchObject([
      { to: 'authorities', before: null },
      { to: 'authorities', before: null },
    ]);
  });

  it('given a person with another role, a later paging or another approver, then staff are told', () => {
    const { team, notices } = flexcrm;
    const paging = team.paging.map((step) => ({ ...step, after: 'PT1H' }));
    const people = team.people.map((person) => (person.id === 'auditor' ? { ...person, roles: ['head'] } : person));
    const changed = { ...flexcrm, team: { ...team, paging, people }, notices: { ...notices, hold: 'PT5M' } };
    expect(policyDiff(flexcrm, changed).map(({ to, key }) => `${to} ${key}`)).toEqual([
      'staff paging',
      'staff hold',
      'staff person.auditor',
    ]);
  });

  it('given another name under a person’s id, then it warns that earlier deeds will be shown under it', () => {
    const people = flexcrm.team.people.map((one, index) =>
      index === 0 ? { ...one, name: '後任', nameEn: 'Successor' } : one,
    );
    const differences = policyDiff(flexcrm, { ...flexcrm, team: { ...flexcrm.team, people } });
    const warning = differences.find(({ key }) => key === `renamed.${people[0]?.id}`);
    expect(warning).toMatchObject({ to: 'staff', before: null });
    expect(warning?.after?.en).toContain('take another id');
    expect(warning?.after?.ja).toContain('新しいIDを付けてください');
  });
});
