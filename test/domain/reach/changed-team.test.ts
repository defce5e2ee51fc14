import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import { firstReached, type PageSubscription, unreachablePeople } from '../../../functions/domain/reach/reach.ts';
import { SHIPPED, shipped } from '../../policies/shipped.ts';

type People = Policy['team']['people'];

/** The confirmed subscriptions that a deployment of this team makes: one an address, filtered to its people. */
function subscriptionsOf(people: People): PageSubscription[] {
  return [...new Set(people.map(({ email }) => email))].map((address) => ({
    ...{ protocol: 'email', address, isConfirmed: true, scope: 'MessageAttributes' },
    filter: JSON.stringify({ person: people.filter(({ email }) => email === address).map(({ id }) => id) }),
  }));
}

const withTeam = (policy: Policy, people: People): Pick<Policy, 'team'> => ({ team: { ...policy.team, people } });
const changed = (people: People, id: string, change: Partial<People[number]>): People =>
  people.map((person) => (person.id === id ? { ...person, ...change } : person));

/** What a deployment changes, and who cannot be paged while SNS still applies the filters from before it. */
const CHANGES: readonly (readonly [what: string, after: (people: People) => People, lost: readonly object[]])[] = [
  ['nothing', (people) => people, []],
  ['whose name stands at an address', (people) => changed(people, 'officer', { name: '別の担当' }), []],
  [
    'the id of a person',
    (people) => changed(people, 'officer', { id: 'new-officer' }),
    [{ person: 'new-officer', reach: 'filtered' }],
  ],
  [
    'two people who come to share an address',
    (people) => changed(people, 'officer', { email: 'head@example.jp' }),
    [{ person: 'officer', reach: 'filtered' }],
  ],
  [
    'the address of a person',
    (people) => changed(people, 'officer', { email: 'officer2@example.jp' }),
    [{ person: 'officer', reach: 'missing' }],
  ],
  [
    'two people who swap their addresses',
    (people) =>
      changed(changed(people, 'officer', { email: 'head@example.jp' }), 'head', { email: 'officer@example.jp' }),
    [
      { person: 'officer', reach: 'filtered' },
      { person: 'head', reach: 'filtered' },
    ],
  ],
];

describe.each(SHIPPED)('given a deployment of %s changed', (company) => {
  const policy = shipped(company);
  const before = policy.team.people;

  it.each(CHANGES)('%s, while the filters from before still apply, then it is known who is not reached', (...row) => {
    const [, change, lost] = row;
    const today = withTeam(policy, change(before));
    const found = unreachablePeople(today, subscriptionsOf(before));
    expect(found.toSorted((a, b) => b.person.localeCompare(a.person))).toEqual(
      lost.toSorted((a, b) => JSON.stringify(b).localeCompare(JSON.stringify(a))),
    );
    // Somebody of the paging order is reached whatever the change, and is the one who hears of it.
    expect(found.map(({ person }) => person)).not.toContain(firstReached(today, found));
    expect(firstReached(today, found)).not.toBeNull();
  });

  it.each(CHANGES)('%s, once its own filters apply, then everybody is reached', (_, change) => {
    expect(unreachablePeople(withTeam(policy, change(before)), subscriptionsOf(change(before)))).toEqual([]);
  });

  it('so that SNS has removed a subscription that nobody confirmed, then its person is missing, and nobody else', () => {
    const left = subscriptionsOf(before).filter(({ address }) => address !== 'officer@example.jp');
    expect(unreachablePeople(policy, left)).toEqual([{ person: 'officer', reach: 'missing' }]);
  });
});
