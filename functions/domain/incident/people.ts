import type { Actor } from '../ledger/item.ts';
import type { Person, Policy } from '../policy/schema.ts';

/** Roles that may decide about every duty, whoever owns it. */
const LEADING_ROLES: readonly string[] = ['officer', 'head', 'executive'];

/** The person of the team who gave the command; undefined for the system and for strangers. */
export function personOf(policy: Policy, actor: Actor): Person | undefined {
  return actor.kind === 'person' ? policy.team.people.find((person) => person.id === actor.id) : undefined;
}

/** Whether the person has the role. */
export function hasRole(policy: Policy, actor: Actor, role: string): boolean {
  return personOf(policy, actor)?.roles.includes(role) ?? false;
}

/** Whether the person has the role or leads: officer, head, executive. */
export function leadsOrHasRole(policy: Policy, actor: Actor, role: string): boolean {
  return [role, ...LEADING_ROLES].some((one) => hasRole(policy, actor, one));
}

/** Everybody with the role, in the order of the policy. */
export function peopleWith(policy: Policy, role: string): Person[] {
  return policy.team.people.filter((person) => person.roles.includes(role));
}

/** The address by which people are shown; the id of somebody who is not (or no longer) in the team. */
export function emailOf(policy: Policy, person: string): string {
  return policy.team.people.find(({ id }) => id === person)?.email ?? person;
}
