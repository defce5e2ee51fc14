import { renamedPeople } from './renamed.ts';
import type { Policy } from './shape/schema.ts';

/**
 * An earlier version of a policy with the people of today. What was promised stays; who is there to keep it does not: somebody who
 * left cannot be called, and who took over must be able to act. A role that nobody has any more stays with those who had it, and they keep no
 * other.
 */
export function staffed(kept: Policy, today: Policy): Policy {
  const held = new Set(today.team.people.flatMap(({ roles }) => roles));
  const orphaned = kept.team.people.map((person) => ({
    ...person,
    roles: person.roles.filter((role) => !held.has(role)),
  }));
  const here = today.team.people.map((person) => ({
    ...person,
    roles: [...person.roles, ...(orphaned.find(({ id }) => id === person.id)?.roles ?? [])],
  }));
  const gone = orphaned.filter(({ id, roles }) => roles.length > 0 && here.every((person) => person.id !== id));
  const roles = { ...today.team.roles, ...kept.team.roles };
  const renamed = renamedPeople(kept.team.people, today.team.people).map(({ id, before }) => [id, before] as const);
  const names = renamed.length > 0 ? { formerNames: Object.fromEntries(renamed) } : {};
  return { ...kept, ...names, team: { ...kept.team, people: [...here, ...gone], roles } };
}
