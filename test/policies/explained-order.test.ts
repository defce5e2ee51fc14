import { describe, expect, it } from 'vitest';
import { instant } from '../../functions/domain/base/time/instant.ts';
import { explain } from '../../functions/domain/publish/explain.ts';
import { shipped } from './shipped.ts';

const AT = instant('2026-04-24T08:50:00.000Z');
const POLICIES = ['flexcrm', 'synergy', 'flam', 'limited-company', 'coxproject'];
const FIRST_AT_A_LEAK = ['data.personal', 'data.persons', 'data.role', 'cause.wrongful'];
const FIRST_AT_AN_OUTAGE = ['service.felt', 'service.function', 'data.affected'];

const asked = (name: string, facts: Readonly<Record<string, string>>) => {
  const times = { detectedAt: AT, openedAt: AT, occurredAt: null, knownAt: null };
  const { assessment, questions } = explain(shipped(name), { facts, ...times }, 'ja');
  return { missing: assessment.missing, questions: questions.map(({ fact }) => fact) };
};

describe.each(POLICIES)('what %s still asks, as "policy explain" lists it', (name) => {
  it.each([
    ['a suspected leak', { 'data.leak': 'possible' }, FIRST_AT_A_LEAK],
    ['an outage', { 'service.impact': 'major' }, FIRST_AT_AN_OUTAGE],
  ] as const)('given %s, then it is in the order of the screens, what decides most first', (_, facts, first) => {
    const { missing, questions } = asked(name, facts);
    expect(questions).toEqual(missing);
    const wanted = first.filter((fact) => missing.includes(fact));
    expect(wanted.length).toBeGreaterThan(0);
    expect(questions.slice(0, wanted.length)).toEqual(wanted);
  });
});
