import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../../../functions/domain/compile/compile.ts';
import { assess } from '../../../../functions/domain/rules/assessment/assess.ts';
import { shipped } from '../../../policies/shipped.ts';
import { WITHOUT_LAW } from '../../drafted-policy.ts';

const { headquarters: _, ...own } = shipped('template').team;
const team = { ...own, routes: [] };
/** Without what names its levels, so that a test can change them. */
const base = { ...shipped('template'), playbooks: [], ...WITHOUT_LAW, team };

function policyWith(changes: object) {
  return compilePolicy(JSON.stringify({ ...base, ...changes }), 'drafted.yaml');
}

const rule = (clause: string, level: string, when: object) => ({ clause, level, when, reason: base.title });

describe('unknown facts', () => {
  it('given two rules that between them cover every value, then the level stands although neither is certain', () => {
    const policy = policyWith({
      rules: [rule('T-1', 'major', { 'data.leak': 'possible' }), rule('T-2', 'major', { 'data.leak': { is: 'none' } })],
    });
    expect(assess(policy, {}, null)).toMatchObject({ level: 'major', notify: true, missing: [] });
  });

  it('given levels that agree in telling customers, then notify stands before the level does', () => {
    const levels = [{ ...base.levels[0], name: 'S' }, { ...base.levels[0], name: 'A' }, base.levels[1]];
    const policy = policyWith({
      levels,
      rules: [rule('T-1', 'S', { 'data.personal': 'possible' }), rule('T-2', 'A', { 'data.leak': 'possible' })],
    });
    expect(assess(policy, { 'data.leak': 'confirmed' }, null)).toMatchObject({
      level: null,
      notify: true,
      clauses: ['T-2'],
      missing: ['data.personal'],
    });
  });

  it('given a fact that is stated unknown again, then it is missing again', () => {
    const known = assess(base, { 'data.leak': 'none', 'data.loss': 'none', 'data.sets': [] }, null);
    const taken = assess(base, { 'data.leak': 'unknown', 'data.loss': 'none', 'data.sets': [] }, null);
    expect([known.missing, taken.missing]).toEqual([[], ['data.leak']]);
  });

  it('given a number, then only the side of the limit counts', () => {
    const policy = policyWith({ rules: [rule('T-1', 'major', { 'data.persons': { moreThan: 1000 } })] });
    const levels = [0, 1000, 1001, 5_000_000].map((persons) => assess(policy, { 'data.persons': persons }, null).level);
    expect(levels).toEqual(['minor', 'minor', 'major', 'major']);
  });
});

describe('categories and clauses', () => {
  it('given several clauses match, then graver levels come first, then confirmed before possible, then policy order', () => {
    const policy = policyWith({
      clauses: { ...base.clauses, 'T-4': base.title, 'T-5': base.title },
      rules: [
        rule('T-2', 'minor', { 'data.loss': 'possible' }),
        rule('T-1', 'major', { 'data.leak': 'possible' }),
        rule('T-4', 'major', { spread: 'possible' }),
        rule('T-5', 'major', { risk: 'possible' }),
      ],
    });
    const facts = { 'data.loss': 'confirmed', 'data.leak': 'possible', spread: 'confirmed', risk: 'confirmed' };
    expect(assess(policy, facts, null).clauses).toEqual(['T-4', 'T-5', 'T-1', 'T-2']);
  });

  it('given a rule with a category matches, then the incident has it, whatever the level a person sets', () => {
    expect(assess(base, { 'data.leak': 'possible' }, null).categories).toEqual(['breach']);
    expect(assess(base, { 'data.leak': 'possible' }, 'minor').categories).toEqual(['breach']);
    expect(assess(base, { 'data.leak': 'none' }, null).categories).toEqual([]);
  });

  it('given no rule matches, then the clause of the remainder is named', () => {
    const facts = { 'data.leak': 'none', 'data.loss': 'none', 'data.sets': [] };
    expect(assess(base, facts, null)).toMatchObject({ level: 'minor', clauses: ['T-2'] });
  });
});

/** Two facts of three values in each of twenty rules; the combinations of all would be 3 to the 36th. */
const READS_MAX = 200_000;

/** The same value, whose readings at any depth are counted; beyond the limit it throws. */
function counting<T>(value: T, reads: { count: number }): T {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get: (target, key, receiver) => {
      reads.count += 1;
      if (reads.count > READS_MAX) throw new Error(`more than ${READS_MAX} readings`);
      return counting(Reflect.get(target, key, receiver), reads);
    },
  });
}

describe('many facts', () => {
  it('given forty facts in pairs, then an assessment reads each condition a few times, not once for every combination', () => {
    const names = Array.from({ length: 40 }, (_, index) => `own.fact${index}`);
    const facts = Object.fromEntries(names.map((name) => [name, { steps: ['none', 'some', 'all'], ask: base.title }]));
    const rules = names
      .filter((_, index) => index % 2 === 0)
      .map((name, index) =>
        rule('T-1', 'major', { all: [{ [name]: 'some' }, { [`own.fact${index * 2 + 1}`]: 'all' }] }),
      );
    const policy = policyWith({ facts, rules });
    const reads = { count: 0 };
    const counted = { ...policy, rules: counting(policy.rules, reads) };
    expect(assess(counted, { 'own.fact0': 'none', 'own.fact3': 'some' }, null).missing).toHaveLength(36);
    expect(reads.count).toBeGreaterThan(rules.length);
    expect(reads.count).toBeLessThan(READS_MAX);
  });
});
