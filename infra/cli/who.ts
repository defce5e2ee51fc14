import { may } from '../../functions/domain/incident/command/permissions.ts';
import type { Policy } from '../../functions/domain/policy/shape/schema.ts';

/**
 * The addresses that `as` stands for: an address as it is, else the person of that id, else the holders of the role, in the order of
 * the team. Empty when it is neither.
 */
export function whoMayBe({ team }: Policy, as: string): readonly string[] {
  if (as.includes('@')) return [as];
  const named = team.people.filter(({ id }) => id === as);
  const holders = team.people.filter(({ roles }) => roles.includes(as));
  return (named.length > 0 ? named : holders).map(({ email }) => email);
}

/** Who loads the customers of a scenario before its first step. Throws RangeError where nobody may. */
export function loader(policy: Policy): string {
  const able = policy.team.people.filter(({ id }) => may(policy, id, 'import'));
  const usual = able.find(({ roles }) => roles.includes('officer')) ?? able[0];
  if (usual === undefined) throw new RangeError('nobody of the policy may import customers');
  return usual.email;
}
