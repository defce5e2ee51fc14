import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../functions/domain/rules/facts/values.ts';
import { shipped } from '../../../policies/shipped.ts';
import { Scene } from '../scene.ts';
import { joined } from './joins.ts';

const full = shipped('flexcrm');
const LEAK: Facts = { 'data.leak': 'confirmed', 'data.personal': 'confirmed' };

function leakAs(role: string): Scene {
  const one = new Scene(full);
  one.open();
  one.assess(role === 'unknown' ? LEAK : { ...LEAK, 'data.role': role });
  return one;
}

function lawful({ opened }: Scene): string[] {
  const kinds = ['controller', 'principals', ...full.reports.map(({ kind }) => kind)];
  return opened.duties
    .filter(({ kind, status }) => kinds.includes(kind) && ['open', 'missed'].includes(status))
    .map(({ kind }) => kind);
}

const ROLES = ['controller', 'processor', 'not-handling', 'unknown'];
const PAIRS = ROLES.flatMap((from) => ROLES.filter((into) => into !== from).map((into) => [from, into] as const));

describe('the role for the data in two incidents that are joined', () => {
  it.each(PAIRS)('given %s joins %s, then whatever the law asks of either is still owed', (from, into) => {
    const [one, other] = [leakAs(from), leakAs(into)];
    const before = new Set([...lawful(one), ...lawful(other)]);
    joined(one, other);
    expect(new Set(lawful(other))).toEqual(before);
  });

  it.each([
    ['controller', 'processor'],
    ['processor', 'controller'],
    ['unknown', 'controller'],
    ['processor', 'unknown'],
  ])('given %s joins %s, then it is unknown of both, and people are asked', (from, into) => {
    const [one, other] = [leakAs(from), leakAs(into)];
    joined(one, other);
    expect(other.opened.facts['data.role'] ?? 'unknown').toBe('unknown');
    const asked = other.opened.pages.filter(({ why }) => why === 'differs').flatMap(({ about }) => about.facts ?? []);
    expect(asked).toEqual(['data.role']);
  });
});
