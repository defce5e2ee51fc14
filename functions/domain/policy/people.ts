import type { Actor } from '../base/ledger/item.ts';
import type { Person, Policy } from './shape/schema.ts';

/** Roles that may decide about every duty, their own or not. */
export const LEADING_ROLES: readonly string[] = ['officer', 'head', 'executive'];

/** Those of them that somebody of the policy holds. */
export function leadingRoles({ team }: Policy): readonly string[] {
  return LEADING_ROLES.filter((role) => team.people.some(({ roles }) => roles.includes(role)));
}

/** The person of the team who gave the command; undefined for the system and for strangers. */
export function personOf(policy: Policy, actor: Actor): Person | undefined {
  return actor.kind === 'person' ? policy.team.people.find((person) => person.id === actor.id) : undefined;
}

/** Whether the person has the role. */
export function hasRole(policy: Policy, actor: Actor, role: string): boolean {
  return personOf(policy, actor)?.roles.includes(role) ?? false;
}

/** Whether the actor is meant by a role, or by their own id, or leads: officer, head, executive. */
export function leadsOrHasRole(policy: Policy, actor: Actor, role: string): boolean {
  return (
    LEADING_ROLES.some((one) => hasRole(policy, actor, one)) ||
    (actor.kind === 'person' && peopleWith(policy, role).some(({ id }) => id === actor.id))
  );
}

/** How an event names who did something. */
export function nameOf(actor: Actor): string {
  return actor.kind === 'person' ? actor.id : actor.name;
}

/** Everybody with the role, in the order of the policy; without such a role, the person of that id. */
export function peopleWith(policy: Policy, role: string): Person[] {
  const holders = policy.team.people.filter((person) => person.roles.includes(role));
  return holders.length > 0 ? holders : policy.team.people.filter(({ id }) => id === role);
}

/** The role that approves closing and what belongs to it; the officer where the policy names none. */
export function approverOf(policy: Policy): string {
  return policy.closing.approval ?? 'officer';
}

/**
 * The role that decides about what this person wrote: that of the approver, or, where nobody else has it, the first that leads and that
 * somebody else has. Nobody decides about their own. SY-16.
 */
export function deciderOf(policy: Policy, author: string): string {
  const roles = [approverOf(policy), ...LEADING_ROLES];
  return roles.find((role) => peopleWith(policy, role).some(({ id }) => id !== author)) ?? approverOf(policy);
}

/** The address by which people are shown; the id of somebody who is not (or no longer) in the team. */
export function emailOf(policy: Policy, person: string): string {
  return policy.team.people.find(({ id }) => id === person)?.email ?? person;
}
