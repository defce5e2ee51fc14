import type { Policy } from '../../functions/domain/policy/shape/schema.ts';
import type { Settings } from '../settings/settings.ts';

/** Who hears that the system itself is unwell, each address once: the setting, or the people whom the policy pages first. */
export function watchers({ alarmsTo }: Settings, { team }: Policy): readonly string[] {
  const first = team.paging[0]?.role;
  const people = team.people.filter(({ roles }) => first !== undefined && roles.includes(first));
  return [...new Set(alarmsTo ?? people.map(({ email }) => email))];
}
