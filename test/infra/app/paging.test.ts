import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../../functions/domain/policy/shape/schema.ts';
import { Paging } from '../../../infra/app/paging.ts';
import { readInputs } from '../../../infra/build/synth.ts';

const { settings, policy } = readInputs();
type People = Policy['team']['people'];

/** Logical id → address and filter of each subscription, for a team that was changed so. */
function subscriptions(people: (team: People) => People, alarmsTo?: string[]) {
  const stack = new Stack(new App(), 'paging');
  const team = { ...policy.policy.team, people: people(policy.policy.team.people) };
  new Paging(stack, 'Paging', { ...settings, ...(alarmsTo && { alarmsTo }) }, { ...policy.policy, team });
  const found = Template.fromStack(stack).findResources('AWS::SNS::Subscription');
  return new Map(Object.entries(found).map(([id, { Properties: p }]) => [id, `${p.TopicArn.Ref} ${p.Endpoint}`]));
}

describe('subscriptions', () => {
  it('keep their logical id for as long as the address stays: SNS knows one of an address only', () => {
    const before = subscriptions((team) => team);
    const after = subscriptions((team) => team.slice(1).map((person) => ({ ...person, id: `x-${person.id}` })));
    expect(after.size).toBeGreaterThan(2);
    expect([...after].filter(([id, what]) => before.get(id) !== what)).toEqual([]);
    const [first, second] = [subscriptions((team) => team, ['a@example.jp', 'b@example.jp']), ['b@example.jp']];
    expect([...subscriptions((team) => team, second)].filter(([id, what]) => first.get(id) !== what)).toEqual([]);
  });

  it('are one for people who share an address, with a filter for all of them', () => {
    const stack = new Stack(new App(), 'paging');
    const people = policy.policy.team.people.map((person) => ({ ...person, email: 'all@example.jp' }));
    new Paging(stack, 'Paging', settings, { ...policy.policy, team: { ...policy.policy.team, people } });
    Template.fromStack(stack).hasResourceProperties('AWS::SNS::Subscription', {
      Endpoint: 'all@example.jp',
      FilterPolicy: { person: people.map(({ id }) => id) },
    });
  });
});
