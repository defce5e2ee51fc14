import { describe, expect, it } from 'vitest';
import { isToBeTold, nextLookAt } from '../../../functions/domain/reach/looking.ts';
import { firstReached, reachOf, unreachablePeople } from '../../../functions/domain/reach/reach.ts';
import type { Instant } from '../../../functions/domain/time/instant.ts';
import { flexcrm as POLICY } from '../incident/scene.ts';

const mail = (address: string, isConfirmed = true) => ({ protocol: 'email', address, isConfirmed });
const NOON: Instant = '2026-04-24T12:00:00.000Z';
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
    ['a paging service', [{ protocol: 'https', address: 'https://pager.example.jp/', isConfirmed: true }], 'reached'],
    [
      'a paging service that waits',
      [{ protocol: 'https', address: 'https://x.example.jp/', isConfirmed: false }],
      'missing',
    ],
  ] as const)('%s', (_, subscriptions, reach) => {
    expect(reachOf(subscriptions, 'officer@example.jp')).toBe(reach);
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
    expect(isToBeTold(told, MISSING, '2026-04-25T11:59:59.000Z')).toBe(false);
    expect(isToBeTold(told, MISSING, '2026-04-25T12:00:00.000Z')).toBe(true);
    expect(isToBeTold(told, [...MISSING, { person: 'head', reach: 'waiting' }], NOON)).toBe(true);
    expect(isToBeTold(told, [], '2026-04-26T12:00:00.000Z')).toBe(false);
  });
});
