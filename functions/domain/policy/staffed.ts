import type { Policy } from './schema.ts';

/**
 * An earlier version of a policy with the people of today. What was promised stays; who is there to keep it does not: somebody who
 * left cannot be called, and who took over must be able to act. A role that nobody has any more stays with those who had it.
 */
export function staffed(kept: Policy, today: Policy): Policy {
  const held = new Set(today.team.people.flatMap(({ roles }) => roles));
  const ids = new Set(today.team.people.map(({ id }) => id));
  const alone = kept.team.people.filter(({ id, roles }) => !ids.has(id) && roles.some((role) => !held.has(role)));
  return { ...kept, team: { ...kept.team, people: [...today.team.people, ...alone] } };
}
