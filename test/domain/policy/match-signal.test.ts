import { describe, expect, it, vi } from 'vitest';
import { matchSignal } from '../../../functions/domain/policy/match-signal.ts';

const rule = (...match: string[]) => ({ match, facts: {}, call: [] });

describe('the pattern of a signal', () => {
  it.each([
    ['*-outage*', 'prod-api-outage', true],
    ['*-outage*', 'PROD-OUTAGE-1', true],
    ['*-outage*', 'outage', false],
    ['prod', 'prod', true],
    ['prod', 'production', false],
    ['prod*', 'production', true],
    ['*', '', true],
    ['a*a', 'a', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['AWS_*_OPERATIONAL_ISSUE', 'AWS_EC2_OPERATIONAL_ISSUE', true],
    ['a.c', 'abc', false],
  ])('%s on %s: %s', (pattern, name, fits) => {
    expect(matchSignal([rule(pattern)], [name]) !== null).toBe(fits);
  });

  it('the first rule that fits is taken', () => {
    const rules = [rule('x*'), rule('*-leak*', '*-loss*'), rule('*')];
    expect(matchSignal(rules, ['data-loss'])).toBe(rules[1]);
    expect(matchSignal([], ['data-loss'])).toBeNull();
  });

  it('the first rule that fits any of the names is taken, whatever their order', () => {
    const rules = [rule('Effects/*'), rule('Software*')];
    expect(matchSignal(rules, ['Software and so on', 'Effects/Data Exposure'])).toBe(rules[0]);
    expect(matchSignal(rules, ['Effects/Data Exposure', 'Software and so on'])).toBe(rules[0]);
    expect(matchSignal(rules, [])).toBeNull();
  });

  it('a pattern of many stars is looked for piece by piece, each piece once', () => {
    const looks = vi.spyOn(String.prototype, 'indexOf');
    expect(matchSignal([rule(`${'a*'.repeat(200)}b*c`)], [`${'a'.repeat(1_000)}c`])).toBeNull();
    const count = looks.mock.calls.length;
    looks.mockRestore();
    expect(count).toBeGreaterThan(100);
    expect(count).toBeLessThanOrEqual(201);
  });
});
