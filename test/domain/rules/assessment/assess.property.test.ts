import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../../../functions/domain/compile/compile.ts';
import type { Condition } from '../../../../functions/domain/policy/shape/condition.ts';
import type { Policy } from '../../../../functions/domain/policy/shape/schema.ts';
import { assess } from '../../../../functions/domain/rules/assessment/assess.ts';
import type { Facts, FactValue } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { WITHOUT_LAW } from '../../drafted-policy.ts';
import { DOMAIN, naiveAssessment } from './naive-assessment.ts';

const SEED = 20_260_425;
const { headquarters: _, ...own } = shipped('template').team;
const team = { ...own, routes: [] };
const { notices } = shipped('template');
const channels = Object.fromEntries(
  Object.entries(notices.channels).map(([name, { duty: _duty, ...channel }]) => [name, channel]),
);
/** Without what names its levels, categories, data sets and duties. */
const base = { ...shipped('template'), playbooks: [], ...WITHOUT_LAW, team, notices: { ...notices, channels } };

const test = fc.constantFrom<Condition>(
  { 'data.leak': 'possible' },
  { 'data.leak': 'confirmed' },
  { 'data.leak': { is: 'possible' } },
  { 'service.impact': { in: ['none', 'major'] } },
  { 'service.impact': 'minor' },
  { 'cause.ours': 'yes' },
  { 'cause.ours': { in: ['yes', 'no'] } },
  { 'data.persons': { moreThan: 10 } },
  { 'data.persons': { moreThan: 100 } },
  { 'data.persons': 10 },
  { 'data.sets': 'accounts' },
  { 'data.sets': { in: ['accounts', 'letters'] } },
  { 'service.function': 'login' },
  { investigation: 'done' },
);

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    test,
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
}));

const LEVELS = [
  { name: 'S', title: base.title, notify: true },
  { name: 'A', title: base.title, notify: true },
  { name: 'B', title: base.title, notify: false },
];

const clock = { kind: 'elapsed' as const, from: 'detection' as const, within: 'PT1H' };
const plain = { clause: 'T-1', owner: 'officer', title: base.title, clock, reminders: [] };

const policy = fc
  .record({
    rules: fc.array(fc.record({ level: fc.constantFrom('S', 'A', 'B'), when: condition }), { maxLength: 5 }),
    when: condition,
  })
  .map(({ rules, when }): Policy => {
    const drafted = {
      ...base,
      levels: LEVELS,
      dataSets: { accounts: { title: base.title }, letters: { title: base.title } },
      rules: rules.map((rule) => ({ ...rule, clause: 'T-1', reason: base.title })),
      otherwise: { level: 'B', clause: 'T-2' },
      duties: [
        { ...plain, kind: 'authority', when: { facts: when } },
        { ...plain, kind: 'headquarters', when: { levels: ['S'] } },
        { ...plain, kind: 'notice.first', when: 'notify' },
        { ...plain, kind: 'notice.detailed', when: 'investigated' },
      ],
      closing: { requires: [] },
    };
    return compilePolicy(JSON.stringify(drafted), 'drafted.yaml');
  });

const facts = fc
  .record(
    Object.fromEntries(
      Object.entries(DOMAIN).map(([fact, values]) => [fact, fc.constantFrom<FactValue>('unknown', ...values)]),
    ),
    { requiredKeys: [] },
  )
  .map((stated): Facts => onlyStated(stated));

describe('an assessment', () => {
  it(`is what trying every completion of the unknown facts gives (seed ${SEED})`, () => {
    fc.assert(
      fc.property(policy, facts, fc.constantFrom(null, 'S', 'B'), (given, known, overruled) => {
        const { level, notify, missing } = assess(given, known, overruled);
        const naive = naiveAssessment(given, known, overruled);
        expect({ level, notify, missing: [...missing].sort() }).toEqual(naive);
      }),
      { numRuns: 100, seed: SEED },
    );
  });

  it(`never unsettles what is settled: a decided level stays whatever else is learnt (seed ${SEED})`, () => {
    fc.assert(
      fc.property(policy, facts, facts, (given, known, more) => {
        const before = assess(given, known, null);
        const after = assess(given, { ...more, ...onlyKnown(known) }, null);
        if (before.level !== null) expect(after.level).toBe(before.level);
        // Once customers are told, whether the investigation is done is asked; of an outage, which function.
        const asked = after.missing.filter((fact) => fact !== 'investigation' && fact !== 'service.function');
        expect(before.missing).toEqual(expect.arrayContaining(asked));
      }),
      { numRuns: 100, seed: SEED },
    );
  });
});

function onlyStated(facts: Readonly<Record<string, FactValue | undefined>>): Facts {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([fact, value]): [string, FactValue][] =>
      value === undefined ? [] : [[fact, value]],
    ),
  );
}

function onlyKnown(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== 'unknown'));
}
