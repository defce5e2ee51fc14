import type { Policy } from '../functions/domain/policy/schema.ts';
import type { Settings } from './settings.ts';

/** Who hears that the system itself is unwell: the setting, or whoever the policy pages first. */
export function watchers({ alarmsTo }: Settings, { team }: Policy): readonly string[] {
  if (alarmsTo !== undefined) return alarmsTo;
  const first = team.paging[0]?.role;
  return team.people.filter(({ roles }) => first !== undefined && roles.includes(first)).map(({ email }) => email);
}
