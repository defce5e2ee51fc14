import { describe, expect, it } from 'vitest';
import { checkPattern, matchesPattern } from '../../../../infra/local/services/events/pattern.ts';

const event = {
  source: 'aws.cloudwatch',
  detail: {
    name: 'web-5xx',
    severity: 7.5,
    empty: '',
    none: null,
    tags: ['a', 'b'],
    list: [{ k: 1 }, { k: 2 }],
    nested: { deep: true },
  },
};
const detail = (pattern: Record<string, unknown>) => matchesPattern({ detail: pattern }, event);

describe('event patterns', () => {
  it.each([
    [{ name: ['web-5xx'] }, true],
    [{ name: ['web'] }, false],
    [{ none: [null] }, true],
    [{ empty: [''] }, true],
    [{ missing: [''] }, false],
    [{ nested: { deep: [true] } }, true],
    [{ nested: { deep: ['true'] } }, false],
    [{ tags: ['b', 'z'] }, true],
    [{ tags: ['z'] }, false],
    [{ list: { k: [2] } }, true],
    [{ list: { k: [3] } }, false],
    [{ name: [{ prefix: 'web-' }] }, true],
    [{ name: [{ prefix: { 'equals-ignore-case': 'WEB-' } }] }, true],
    [{ name: [{ suffix: '5xx' }] }, true],
    [{ name: [{ suffix: '4xx' }] }, false],
    [{ name: [{ 'equals-ignore-case': 'WEB-5XX' }] }, true],
    [{ name: [{ wildcard: 'w*-5*' }] }, true],
    [{ name: [{ wildcard: '*-4xx' }] }, false],
    [{ severity: [{ numeric: ['>=', 4] }] }, true],
    [{ severity: [{ numeric: ['>', 4, '<', 7] }] }, false],
    [{ name: [{ numeric: ['>=', 4] }] }, false],
    [{ name: [{ 'anything-but': 'web-5xx' }] }, false],
    [{ name: [{ 'anything-but': ['a', 'b'] }] }, true],
    [{ name: [{ 'anything-but': { prefix: 'hikeshi-' } }] }, true],
    [{ name: [{ 'anything-but': { prefix: 'web-' } }] }, false],
    [{ missing: [{ 'anything-but': 'a' }] }, false],
    [{ missing: [{ exists: false }] }, true],
    [{ name: [{ exists: true }] }, true],
    [{ missing: [{ 'anything-but': { prefix: 'a' } }, { exists: false }] }, true],
    [{ $or: [{ name: ['x'] }, { severity: [{ numeric: ['=', 7.5] }] }] }, true],
    [{ $or: [{ name: ['x'] }, { severity: [1] }] }, false],
  ])('%j: %s', (pattern, expected) => {
    expect(detail(pattern)).toBe(expected);
  });

  it('need every field to fit', () => {
    expect(matchesPattern({ source: ['aws.cloudwatch'], detail: { name: ['other'] } }, event)).toBe(false);
  });

  it('are refused when a comparison is not known, and where it stands', () => {
    const pattern = { detail: { ip: [{ cidr: '10.0.0.0/8' }] } };
    expect(() => checkPattern(pattern, 'Rule')).toThrow(/Rule\.detail\.ip: \{cidr\} is not served; one of prefix, /);
    expect(() => checkPattern({ source: 'aws.ec2' }, 'Rule')).toThrow(/Rule\.source must be/);
  });
});
