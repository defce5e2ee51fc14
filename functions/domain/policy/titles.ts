import type { Text } from '../text.ts';
import type { Policy } from './schema.ts';

/** What the usual roles are called where a policy does not say. */
const ROLES: Readonly<Record<string, Text>> = {
  officer: { ja: '情報セキュリティ責任者', en: 'security officer' },
  approver: { ja: '通知承認者', en: 'approver of notices' },
  responder: { ja: '一次対応担当', en: 'first responder' },
  head: { ja: '部門長', en: 'department head' },
  executive: { ja: '担当役員', en: 'executive' },
  auditor: { ja: '監査担当', en: 'auditor' },
};

/** What a role is called. */
export function roleTitle(_policy: Policy, role: string): Text {
  return ROLES[role] ?? { ja: role, en: role };
}

/** What somebody is called; their id if they are not (or no longer) in the team. */
export function personName(policy: Policy, id: string): Text {
  const name = policy.team.people.find((person) => person.id === id)?.name ?? id;
  return { ja: name, en: name };
}

/** What a level is called; null stands for one that is not decided. */
export function levelTitle(policy: Policy, level: string | null): Text {
  if (level === null) return { ja: '未定', en: 'not decided' };
  return policy.levels.find(({ name }) => name === level)?.title ?? { ja: level, en: level };
}

/** What the body that leads the response is called: by the policy's own name of it. */
export function headquartersTitle(policy: Policy): Text {
  return policy.team.headquarters?.title ?? { ja: '対策本部', en: 'Response headquarters' };
}
