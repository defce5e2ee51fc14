import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../functions/domain/base/time/instant.ts';
import { instant } from '../../../functions/domain/base/time/instant.ts';
import { letsThrough } from '../../../functions/domain/reach/filter.ts';
import { isToBeTold, nextLookAt } from '../../../functions/domain/reach/looking.ts';
import { firstReached, reachOf, unreachablePeople } from '../../../functions/domain/reach/reach.ts';
import { flexcrm as POLICY } from '../incident/scene.ts';

const mail = (address: string, isConfirmed = true, filter: string | null = null) => ({
  ...{ protocol: 'email', address, isConfirmed, filter, scope: filter === null ? null : 'MessageAttributes' },
});
const service = (isConfirmed: boolean, filter: string | null = null) => ({
  ...mail('https://pager.example.jp/', isConfirmed, filter),
  protocol: 'https',
});
const OFFICER = { id: 'officer', email: 'officer@example.jp' };
const NOON: Instant = instant('2026-04-24T12:00:00.000Z');
const MISSING = [{ person: 'officer', reach: 'missing' }] as const;

describe('whom pages reach', () => {
  it.each([
    ['a confirmed subscription', [mail('Officer@example.jp')], 'reached'],
    ['one that waits for the click', [mail('officer@example.jp', false)], 'waiting'],
    [
      'one that waits beside a confirmed one',
      [mail('officer@example.jp', false), mail('officer@example.jp')],
      'reached',
    ],
    ['none', [], 'missing'],
    ['somebody else’s only', [mail('head@example.jp')], 'missing'],
    ['a paging service', [service(true)], 'reached'],
    ['a paging service that waits', [service(false)], 'missing'],
    ['a paging service that takes pages to somebody else', [service(true, '{"person":["head"]}')], 'missing'],
    ['a filter for this person', [mail('officer@example.jp', true, '{"person":["officer","head"]}')], 'reached'],
    ['a filter with a slip of the pen', [mail('officer@example.jp', true, '{"person":["oficer"]}')], 'filtered'],
  ] as const)('%s', (_, subscriptions, reach) => {
    expect(reachOf(subscriptions, OFFICER)).toBe(reach);
  });

  it('names the people of the policy who are not reached, and why', () => {
    const [first, second, ...others] = POLICY.team.people;
    const subscriptions = [mail(first?.email ?? '', false), ...others.map(({ email }) => mail(email))];
    expect(unreachablePeople(POLICY, subscriptions)).toEqual([
      { person: first?.id, reach: 'waiting' },
      { person: second?.id, reach: 'missing' },
    ]);
  });
});

describe('a filter policy', () => {
  it.each([
    ['none', null, true],
    ['an empty one', '{}', true],
    ['the name among others', '{"person":["head","officer"]}', true],
    ['another name', '{"person":["head"]}', false],
    ['a beginning', '{"person":[{"prefix":"off"}]}', true],
    ['an end', '{"person":[{"suffix":"head"}]}', false],
    ['any case', '{"person":[{"equals-ignore-case":"OFFICER"}]}', true],
    ['anybody but others', '{"person":[{"anything-but":["head"]}]}', true],
    ['anybody but this one', '{"person":[{"anything-but":["officer"]}]}', false],
    ['anybody but who begins so', '{"person":[{"anything-but":{"prefix":"off"}}]}', false],
    ['any person', '{"person":[{"exists":true}]}', true],
    ['an attribute that pages lack', '{"person":["officer"],"level":["major"]}', false],
    ['an attribute that must be lacking', '{"level":[{"exists":false}]}', true],
    ['a name of all objects', '{"constructor":[{"exists":true}]}', false],
    ['one of two', '{"$or":[{"person":["officer"]},{"level":["major"]}]}', true],
    ['a number', '{"person":[{"numeric":["=",1]}]}', false],
    ['a comparison that is not known', '{"person":[{"soundex":"officer"}]}', false],
    ['no JSON', '{person', false],
  ])('with %s', (_, filter, passes) => {
    expect(letsThrough(filter, filter === null ? null : 'MessageAttributes', { person: 'officer' })).toBe(passes);
  });

  it('on the body lets no page through: its body is text', () => {
    expect(letsThrough('{"person":["officer"]}', 'MessageBody', { person: 'officer' })).toBe(false);
  });
});

it('the first who is reached follows from the paging order', () => {
  const lost = (...people: string[]) => people.map((person) => ({ person, reach: 'missing' }) as const);
  expect(firstReached(POLICY, lost())).toBe('responder');
  expect(firstReached(POLICY, lost('responder'))).toBe('officer');
  expect(firstReached(POLICY, lost(...POLICY.team.people.map(({ id }) => id)))).toBeNull();
});

describe('looking whom pages reach', () => {
  it('comes once a day, and each hour while somebody is not reached', () => {
    expect(nextLookAt({ at: NOON, toldAt: null, unreachable: [] })).toBe('2026-04-25T12:00:00.000Z');
    expect(nextLookAt({ at: NOON, toldAt: NOON, unreachable: MISSING })).toBe('2026-04-24T13:00:00.000Z');
  });

  it('tells at once of somebody new, of the same people once a day, of nobody never', () => {
    const told = { at: NOON, toldAt: NOON, unreachable: MISSING };
    expect(isToBeTold(null, MISSING, NOON)).toBe(true);
    expect(isToBeTold(told, MISSING, instant('2026-04-25T11:59:59.000Z'))).toBe(false);
    expect(isToBeTold(told, MISSING, instant('2026-04-25T12:00:00.000Z'))).toBe(true);
    expect(isToBeTold(told, [...MISSING, { person: 'head', reach: 'waiting' }], NOON)).toBe(true);
    expect(isToBeTold(told, [], instant('2026-04-26T12:00:00.000Z'))).toBe(false);
  });
});
