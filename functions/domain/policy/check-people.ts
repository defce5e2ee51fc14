import type { Finding } from './problem.ts';
import type { Policy } from './schema.ts';
import { choices } from './schema-findings.ts';

/** Two, because nobody may approve what they wrote themselves. */
const APPROVERS_AT_LEAST = 2;

/** Roles that nobody has, and approvals that one person's draft could never get. */
export function peopleFindings(policy: Policy): Finding[] {
  const held = new Set(policy.team.people.flatMap(({ roles }) => roles));
  const empty = roleUses(policy)
    .filter(({ role }) => !held.has(role))
    .map(({ path, role }) => ({
      path,
      message: `nobody of the team has the role ${role}; write ${choices([...held])}, or give the role to a person under team.people`,
    }));
  return [...empty, ...approvals(policy)];
}

function roleUses(policy: Policy): { path: Finding['path']; role: string }[] {
  const uses: { path: Finding['path']; role: string }[] = policy.duties.flatMap(({ owner, reminders }, index) => [
    { path: ['duties', index, 'owner'], role: owner },
    ...reminders.map(({ to }, step) => ({ path: ['duties', index, 'reminders', step, 'to'], role: to })),
  ]);
  uses.push(...policy.team.paging.map(({ role }, index) => ({ path: ['team', 'paging', index, 'role'], role })));
  uses.push({ path: ['notices', 'approval', 'role'], role: policy.notices.approval.role });
  const { approval } = policy.closing;
  if (approval !== undefined) uses.push({ path: ['closing', 'approval'], role: approval });
  return uses;
}

function approvals(policy: Policy): Finding[] {
  const { role } = policy.notices.approval;
  const able = policy.team.people.filter(({ roles }) => roles.includes(role));
  if (able.length === 0 || able.length >= APPROVERS_AT_LEAST) return [];
  return [
    {
      path: ['notices', 'approval', 'role'],
      message: `only ${able[0]?.id} can approve notices, and nobody may approve a notice of their own; give the role ${role} to a second person`,
    },
  ];
}
