import { describe, expect, it } from 'vitest';
import { assess } from '../../functions/domain/assessment/assess.ts';
import { owedReports } from '../../functions/domain/authority/owed-reports.ts';
import { owedDuties } from '../../functions/domain/duty/owed.ts';
import { knownFacts } from '../../functions/domain/facts/derived.ts';
import { appointmentNeeded, fittingPlaybooks } from '../../functions/domain/playbook/fitting.ts';
import { headquartersNeeded } from '../../functions/domain/playbook/headquarters.ts';
import type { Policy } from '../../functions/domain/policy/schema.ts';
import { promised } from '../../functions/domain/promise/diff.ts';
import type { Instant } from '../../functions/domain/time/instant.ts';
import { inZone } from '../../functions/domain/time/zoned.ts';
import { datedAt } from './golden-dates.ts';
import { assessmentCells, situationAt, situationFacts } from './golden-situations.ts';
import { goldenRows } from './golden-table.ts';
import { shipped } from './shipped.ts';

const LOCAL_MINUTES = '2026-04-24T17:50'.length;
const SITUATIONS_AT_LEAST = 12;

/** Situations and deadlines of flexcrm have a test of their own. */
const TABLES = {
  synergy: [
    'Situations',
    'Deadlines',
    'Reports',
    'Headquarters',
    'Data at the end of a contract',
    'Announced and again and again',
    'Stated',
  ],
  flam: ['Situations', 'Deadlines', 'Reports', 'Data at the end of a contract', 'Stated'],
  'limited-company': ['Situations', 'Deadlines', 'Reports', 'Playbooks', 'Stated'],
  coxproject: ['Situations', 'Deadlines', 'Reports', 'Playbooks', 'Stated'],
} as const;

function localIn(policy: Policy) {
  return (at: Instant | null) =>
    at === null ? 'no number' : inZone(at, policy.zone).slice(0, LOCAL_MINUTES).replace('T', ' ');
}

function reportRows(policy: Policy, rows: ReturnType<typeof goldenRows>): void {
  const local = localIn(policy);
  for (const [clause = '', kind = '', known = '', detected = '', standing, strength, due] of rows) {
    it(`[${clause}] given ${known}, then ${kind} is ${standing} ${due}`, () => {
      const situation = situationAt(policy, situationFacts(policy, known), { detected });
      const report = owedReports(policy, situation).find((each) => each.kind === kind);
      expect(report?.standing).toBe(standing);
      const { deadline = null } = report ?? {};
      expect([deadline === null ? '' : report?.strength, deadline === null ? '' : local(deadline.at)]).toEqual([
        strength,
        due,
      ]);
    });
  }
}

describe.each(['flexcrm', 'flam', 'limited-company', 'coxproject'])('the law under %s', (name) => {
  reportRows(shipped(name), goldenRows(`${name}.golden.md`, 'The law'));
});

describe.each(Object.entries(TABLES))('%s', (name, tables) => {
  const policy = shipped(name);
  const rowsOf = (heading: string) =>
    (tables as readonly string[]).includes(heading) ? goldenRows(`${name}.golden.md`, heading) : [];
  const local = localIn(policy);

  it('has at least twelve situations', () => {
    expect(rowsOf('Situations').length).toBeGreaterThanOrEqual(SITUATIONS_AT_LEAST);
  });

  for (const [clause = '', known = '', ...expected] of rowsOf('Situations')) {
    it(`[${clause}] given ${known}, then ${expected[0]} by ${expected[3] || 'nothing yet'}`, () => {
      expect(assessmentCells(assess(policy, situationFacts(policy, known), null))).toEqual(expected);
    });
  }

  for (const [clause = '', kind = '', known = '', detected = '', occurred = '', due, how, recorded] of rowsOf(
    'Deadlines',
  )) {
    it(`[${clause}] given ${known}, detected ${detected}${occurred && `, occurred ${occurred}`}, then ${kind} is due ${due}`, () => {
      const situation = situationAt(policy, situationFacts(policy, known), { detected, occurred, recorded });
      const duty = owedDuties(policy, situation).find((each) => each.kind === kind);
      expect(duty === undefined ? 'not owed' : local(duty.deadline.at)).toBe(due);
      expect(duty?.deadline.derivation.en.join('; ') ?? '').toBe(how);
      expect(duty?.deadline.derivation.ja.length).toBe(duty?.deadline.derivation.en.length);
    });
  }

  reportRows(policy, rowsOf('Reports'));

  for (const [clause = '', known = '', decided = ''] of rowsOf('Headquarters')) {
    it(`[${clause}] given ${known}, then whether to open the headquarters is decided: ${decided}`, () => {
      const facts = knownFacts(policy, situationFacts(policy, known));
      const needed = headquartersNeeded(policy, assess(policy, facts, null), facts);
      expect(needed === null ? 'open' : needed ? 'yes' : 'no').toBe(decided);
    });
  }

  const dated = ['Data at the end of a contract', 'Announced and again and again'];
  for (const [clause = '', what = '', starts = '', due] of dated.flatMap(rowsOf)) {
    it(`[${clause}] given ${what} from ${starts}, then it is due ${due}`, () => {
      expect(local(datedAt(policy, what, starts))).toBe(due);
    });
  }

  for (const [clause = '', known = '', playbooks = '', appointed] of rowsOf('Playbooks')) {
    it(`[${clause}] given ${known}, then ${playbooks || 'no playbook'}`, () => {
      const facts = knownFacts(policy, situationFacts(policy, known));
      const assessment = assess(policy, facts, null);
      expect(fittingPlaybooks(policy, assessment, facts).map(({ id }) => id)).toEqual(
        playbooks.split(' ').filter(Boolean),
      );
      expect(appointmentNeeded(policy, assessment, facts) ? 'yes' : 'no').toBe(appointed);
    });
  }
});

/** What holds apart from any incident: the sentence in which `policy diff` says it. */
describe.each(['flexcrm', ...Object.keys(TABLES)])('what %s states', (name) => {
  const stated = promised(shipped(name));

  for (const [clause = '', key = '', said] of goldenRows(`${name}.golden.md`, 'Stated')) {
    it(`[${clause}] ${key}: ${said}`, () => {
      expect(stated.filter((one) => one.key === key && one.text.en === said)).toHaveLength(1);
    });
  }
});
