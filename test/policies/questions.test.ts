import { describe, expect, it } from 'vitest';
import { instant } from '../../functions/domain/base/time/instant.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import { explain } from '../../functions/domain/publish/explain.ts';
import { axesOf } from '../../functions/domain/rules/assessment/axes.ts';
import { allowedValues, factCatalogue } from '../../functions/domain/rules/facts/catalogue.ts';
import { knownFacts } from '../../functions/domain/rules/facts/derived.ts';
import { parseFacts } from '../../functions/domain/rules/facts/parse-facts.ts';
import type { Facts, FactValue } from '../../functions/domain/rules/facts/values.ts';
import { policyNames } from '../../infra/settings/policy-file.ts';
import { ROOT } from '../style/source-files.ts';
import { shipped } from './shipped.ts';

/** A form that somebody woken at night can read at a glance. */
const QUESTIONS_AT_MOST = 9;
const AT = instant('2026-04-24T08:50:00.000Z');

const starts = policyNames(ROOT).flatMap((name) => {
  const { signals } = shipped(name);
  const rules = [...signals.alarms, ...signals.findings, ...signals.health];
  return rules.map(({ match, facts }) => ({ name, match: match.join(' '), facts: parseFacts(shipped(name), facts) }));
});

const explained = (policy: Policy, facts: Facts) =>
  explain(policy, { facts, detectedAt: AT, openedAt: AT, occurredAt: null }, 'en');

/** Everything that follows from facts, but the facts themselves. */
const outcome = (policy: Policy, facts: Facts) => JSON.stringify({ ...explained(policy, facts), facts: null });

function valuesOf(policy: Policy, fact: string): readonly FactValue[] {
  const type = factCatalogue(policy).get(fact)?.type;
  if (type?.kind === 'count') return axesOf(policy).find((axis) => axis.fact === fact)?.values ?? [0, 1];
  if (type?.kind === 'text') return ['sign-in'];
  const listed = type === undefined ? null : allowedValues(policy, type);
  return type?.kind === 'set' ? [[], ...(listed ?? []).map((value) => [value])] : (listed ?? []);
}

describe.each(starts)('what is asked under $name after $match', ({ name, facts }) => {
  const policy = shipped(name);
  const { missing } = explained(policy, facts).assessment;

  it(`is at most ${QUESTIONS_AT_MOST} questions, none of them answered by what is known`, () => {
    expect(missing.length).toBeLessThanOrEqual(QUESTIONS_AT_MOST);
    const known = knownFacts(policy, facts);
    for (const fact of missing) expect(known[fact] ?? 'unknown').toBe('unknown');
  });

  it('is of each fact something that changes what follows', () => {
    for (const fact of missing) {
      const answers = new Set([
        outcome(policy, facts),
        ...valuesOf(policy, fact).map((value) => outcome(policy, { ...facts, [fact]: value })),
      ]);
      expect(answers.size, fact).toBeGreaterThan(1);
    }
  });
});

describe('an outage without any sign of data', () => {
  it.each(policyNames(ROOT))('raises no report by law or promise under %s', (name) => {
    const { reports, assessment } = explained(shipped(name), { 'service.impact': 'major' });
    expect(reports.length).toBeGreaterThanOrEqual(4);
    for (const { kind, standing, deadline } of reports)
      expect([kind, standing, deadline]).toEqual([kind, 'no-sign', null]);
    expect(assessment.missing.filter((fact) => fact.startsWith('data.') && fact !== 'data.sets')).toEqual([
      'data.affected',
    ]);
  });
});
