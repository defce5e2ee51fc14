import type { Finding } from '../policy/problem.ts';
import type { Policy } from '../policy/shape/schema.ts';
import { eitherOf } from './schema-findings.ts';

/** Two, because nobody may approve what they wrote themselves. */
const APPROVERS_AT_LEAST = 2;

/** Roles that nobody has, and approvals that one person's draft could never get. */
export function peopleFindings(policy: Policy): Finding[] {
  const held = new Set(policy.team.people.flatMap(({ roles }) => roles));
  const empty = roleUses(policy)
    .filter(({ role }) => !held.has(role))
    .map(({ path, role }) => ({
      path,
      message: {
        ja: `役割 ${role} を持つ人がいません。${eitherOf([...held]).ja}に改めるか、team.people の誰かにこの役割を付けてください`,
        en: `nobody of the team has the role ${role}; write ${eitherOf([...held]).en}, or give the role to a person under team.people`,
      },
    }));
  return [...empty, ...approvals(policy)];
}

interface RoleUse {
  readonly path: Finding['path'];
  readonly role: string;
}

function roleUses(policy: Policy): RoleUse[] {
  const { team, notices, closing, signals, law } = policy;
  return [
    ...dutyRoles(policy),
    ...responseRoles(policy),
    ...Object.entries(signals).flatMap(([kind, rules]) =>
      rules.flatMap(({ call }, index) =>
        call.map((role, place) => ({ path: ['signals', kind, index, 'call', place], role })),
      ),
    ),
    ...team.paging.map(({ role }, index) => ({ path: ['team', 'paging', index, 'role'], role })),
    ...Object.entries(team.permissions).flatMap(([command, named]) => roles(['team', 'permissions', command], named)),
    ...team.routes.flatMap(({ paging }, index) =>
      paging.map(({ role }, step) => ({ path: ['team', 'routes', index, 'paging', step, 'role'], role })),
    ),
    ...(law.owner === undefined ? [] : [{ path: ['law', 'owner'], role: law.owner }]),
    { path: ['notices', 'approval', 'role'], role: notices.approval.role },
    ...(notices.approval.deputies ?? []).map(({ role }, index) => ({
      path: ['notices', 'approval', 'deputies', index, 'role'],
      role,
    })),
    ...(closing.approval === undefined ? [] : [{ path: ['closing', 'approval'], role: closing.approval }]),
  ];
}

function dutyRoles({ duties, reports, recurring }: Policy): RoleUse[] {
  const owners = (place: string, list: readonly { owner: string }[]): RoleUse[] =>
    list.map(({ owner }, index) => ({ path: [place, index, 'owner'], role: owner }));
  const reminded = duties.flatMap(({ reminders }, index) =>
    reminders.map(({ to }, step) => ({ path: ['duties', index, 'reminders', step, 'to'], role: to })),
  );
  return [...owners('duties', duties), ...reminded, ...owners('reports', reports), ...owners('recurring', recurring)];
}

function responseRoles({ levels, playbooks, appointment, team }: Policy): RoleUse[] {
  const { headquarters } = team;
  return [
    ...levels.flatMap(({ responders }, index) => roles(['levels', index, 'responders'], responders)),
    ...playbooks.flatMap(({ steps }, index) =>
      steps.map(({ by }, at) => ({ path: ['playbooks', index, 'steps', at, 'by'], role: by })),
    ),
    ...(appointment === undefined
      ? []
      : [
          { path: ['appointment', 'owner'], role: appointment.owner },
          { path: ['appointment', 'default'], role: appointment.default },
        ]),
    ...(headquarters === undefined
      ? []
      : [
          { path: ['team', 'headquarters', 'lead'], role: headquarters.lead },
          ...roles(['team', 'headquarters', 'members'], headquarters.members),
        ]),
  ];
}

function roles(path: Finding['path'], names: readonly string[]): RoleUse[] {
  return names.map((role, index) => ({ path: [...path, index], role }));
}

function approvals(policy: Policy): Finding[] {
  const { role } = policy.notices.approval;
  const able = policy.team.people.filter(({ roles }) => roles.includes(role));
  if (able.length === 0 || able.length >= APPROVERS_AT_LEAST) return [];
  return [
    {
      path: ['notices', 'approval', 'role'],
      message: {
        ja: `通知を承認できるのは ${able[0]?.id} だけです。自分が作成した通知は承認できないため、もう1名に役割 ${role} を付けてください`,
        en: `only ${able[0]?.id} can approve notices, and nobody may approve a notice of their own; give the role ${role} to a second person`,
      },
    },
  ];
}
