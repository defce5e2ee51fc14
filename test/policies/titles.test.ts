import { describe, expect, it } from 'vitest';
import { nameOfPerson, roleTitle } from '../../functions/domain/policy/titles.ts';
import { flawsOfSentence } from '../domain/readable.ts';
import { shipped } from './shipped.ts';

const POLICIES = ['flexcrm', 'synergy', 'flam', 'limited-company', 'coxproject', 'template'];

describe.each(POLICIES)('the team of %s', (name) => {
  const policy = shipped(name);
  const { people } = policy.team;

  it('has a title for every role, in both languages', () => {
    const roles = new Set(people.flatMap((person) => person.roles));
    expect([...roles].flatMap((role) => flawsOfSentence(roleTitle(policy, role)))).toEqual([]);
  });

  it('has a name for every person, in both languages', () => {
    expect(people.flatMap((person) => flawsOfSentence(nameOfPerson(person)))).toEqual([]);
  });
});

it('a role without a title is shown by its id, a person without an English name by their name', () => {
  const policy = shipped('flexcrm');
  expect(roleTitle(policy, 'legal')).toEqual({ ja: 'legal', en: 'legal' });
  expect(roleTitle(policy, 'toString').en).toBe('toString');
  const person = { id: 'tanaka', name: '田中', email: 'tanaka@example.jp', roles: ['officer'] };
  expect(nameOfPerson(person)).toEqual({ ja: '田中', en: '田中' });
});
