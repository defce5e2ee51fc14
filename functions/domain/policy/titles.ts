import type { Text } from '../base/text.ts';
import { ownWordsTitle } from './own-titles.ts';
import type { Person, Policy } from './shape/schema.ts';

/** What the usual roles are called where a policy does not say. */
const ROLES: Readonly<Record<string, Text>> = {
  officer: { ja: '情報セキュリティ責任者', en: 'security officer' },
  approver: { ja: '通知承認者', en: 'approver of notices' },
  responder: { ja: '一次対応担当', en: 'first responder' },
  head: { ja: '部門長', en: 'department head' },
  executive: { ja: '担当役員', en: 'executive' },
  auditor: { ja: '監査担当', en: 'auditor' },
};

/** What a role is called: by the policy, or as usual; its id where neither says. */
export function roleTitle(policy: Pick<Policy, 'team' | 'ownTitles'>, role: string): Text {
  return usualRoleTitle(policy, role) ?? inPersonsWords(policy, role) ?? { ja: role, en: role };
}

/** Whether a role is one of the policy's, or has a usual name. */
export function isKnownRole(policy: Pick<Policy, 'team'>, role: string): boolean {
  return usualRoleTitle(policy, role) !== null || policy.team.people.some(({ roles }) => roles.includes(role));
}

function usualRoleTitle({ team }: Pick<Policy, 'team'>, role: string): Text | null {
  const own = Object.hasOwn(team.roles, role) ? team.roles[role] : undefined;
  return own ?? (Object.hasOwn(ROLES, role) ? ROLES[role] : undefined) ?? null;
}

/** What a person called a measure or a role; where the words are not at hand, that it has some. Null for any other key. */
export function inPersonsWords({ ownTitles = {} }: Pick<Policy, 'ownTitles'>, key: string): Text | null {
  const title = Object.hasOwn(ownTitles, key) ? ownTitles[key] : undefined;
  return title === undefined ? ownWordsTitle(key) : { ja: title, en: title };
}

/** Stands for the clause of what no clause of the policy asks for, and the law does. */
export const LAW = 'law';

/** Stands for the clause of a measure that neither the policy nor the law names: a person decided on it. */
export const OWN_DECISION = 'own-decision';

/** A clause by its number; what the law alone asks for, and what a person decided, have none. */
export function clauseTitle(clause: string): Text {
  if (clause === OWN_DECISION) return { ja: '自社の判断', en: 'own decision' };
  return clause === LAW ? { ja: '法令', en: 'the law' } : { ja: clause, en: clause };
}

/**
 * What somebody is called; their id if they are not (or no longer) in the team. Of an incident that was opened while the id was
 * somebody else's, both are named: the ledger does not tell which of them acted.
 */
export function personName({ team, formerNames = {} }: Policy, id: string): Text {
  const person = team.people.find((one) => one.id === id);
  if (person === undefined) return { ja: id, en: id };
  const [now, former] = [nameOfPerson(person), Object.hasOwn(formerNames, id) ? formerNames[id] : undefined];
  if (former === undefined) return now;
  return { ja: `${now.ja}（登録時は${former.ja}）`, en: `${now.en} (at the opening: ${former.en})` };
}

/** A person's name for each reader. */
export function nameOfPerson({ name, nameEn = name }: Pick<Person, 'name' | 'nameEn'>): Text {
  return { ja: name, en: nameEn };
}

/** What a level is called; null stands for one that is not decided. */
export function levelTitle(policy: Policy, level: string | null): Text {
  if (level === null) return { ja: '未確定', en: 'undecided' };
  return policy.levels.find(({ name }) => name === level)?.title ?? { ja: level, en: level };
}

/** What the body that leads the response is called: by the policy's own name of it. */
export function headquartersTitle(policy: Policy): Text {
  return policy.team.headquarters?.title ?? { ja: '対策本部', en: 'Response headquarters' };
}
