import type { Actor } from '../../base/ledger/item.ts';
import { type Refusal, refuse } from '../../base/refusal.ts';
import type { Text } from '../../base/text.ts';
import { personOf } from '../../policy/people.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { Permitted } from '../../policy/shape/team.ts';
import { roleTitle } from '../../policy/titles.ts';
import type { IncidentCommand } from './command.ts';

/** Who has no other role reads everything and commands nothing, unless the policy says otherwise. */
export const READING_ROLE = 'auditor';

/** What people ask of the product, by the name of the command. */
export const PERMISSION_TITLES: Readonly<Record<Permitted, Text>> = {
  report: { ja: 'インシデントの報告', en: 'report an incident' },
  acknowledge: { ja: '呼出への応答', en: 'acknowledge a page' },
  assess: { ja: '事実の入力と判定', en: 'state facts, times, a level' },
  outage: { ja: '停止の記録と取消し', en: 'record and withdraw an outage' },
  scope: { ja: '対象のお客様の指定', en: 'say which customers are concerned' },
  draft: { ja: '通知文の作成', en: 'draft a notice' },
  team: { ja: '対策本部の設置と解散', en: 'open and close the headquarters' },
  appoint: { ja: '対応責任者の任命', en: 'appoint who leads the response' },
  measure: { ja: '対応措置の割当て', en: 'assign a measure' },
  plan: { ja: '再発防止計画の作成', en: 'write a prevention plan' },
  exception: { ja: '例外の申請', en: 'ask for an exception' },
  close: { ja: '終了', en: 'close an incident' },
  reopen: { ja: '再開', en: 'reopen an incident' },
  import: { ja: '顧客データの取り込み', en: 'import customers' },
};

/** The permission that a command asks for; of those that are not named, `commandTable` tells who may. */
const ASKED: Partial<Record<IncidentCommand['do'], Permitted>> = {
  open: 'report',
  acknowledge: 'acknowledge',
  assess: 'assess',
  'record-outage': 'outage',
  'withdraw-outage': 'outage',
  scope: 'scope',
  draft: 'draft',
  'open-headquarters': 'team',
  'close-headquarters': 'team',
  appoint: 'appoint',
  measure: 'measure',
  plan: 'plan',
  exception: 'exception',
  close: 'close',
  reopen: 'reopen',
};

/** The roles that may give a command: those of `team.permissions`, else every role but the one that only reads. */
export function rolesFor(policy: Policy, permission: Permitted): readonly string[] {
  const named = policy.team.permissions[permission];
  if (named !== undefined) return named;
  const held = policy.team.people.flatMap(({ roles }) => roles);
  return [...new Set(held)].filter((role) => role !== READING_ROLE);
}

/** Whether a person of the team may give a command at all. What is not as it must be at the moment is another matter. */
export function may(policy: Policy, person: string, permission: Permitted): boolean {
  const roles = personOf(policy, { kind: 'person', id: person })?.roles ?? [];
  return rolesFor(policy, permission).some((role) => roles.includes(role));
}

/** The refusal of a command that the person's roles do not allow; null if they do. The system may give each of its own. */
export function notPermitted(policy: Policy, actor: Actor, command: IncidentCommand['do'] | 'import'): Refusal | null {
  const permission = command === 'import' ? command : ASKED[command];
  return permission === undefined ? null : lacksPermission(policy, actor, permission);
}

/** The same for what is asked by the name of its permission, before it is known which command that becomes. */
export function lacksPermission(policy: Policy, actor: Actor, permission: Permitted): Refusal | null {
  if (actor.kind !== 'person' || may(policy, actor.id, permission)) return null;
  const roles = rolesFor(policy, permission).map((role) => roleTitle(policy, role));
  const title = PERMISSION_TITLES[permission];
  return refuse('not-allowed', {
    ja: `「${title.ja}」ができるのは、次の役割の方です：${roles.map(({ ja }) => ja).join('、')}。該当する方に依頼してください。`,
    en: `Only people with one of these roles may ${title.en}: ${roles.map(({ en }) => en).join(', ')}. Ask one of them.`,
  });
}
