import { type Refusal, refuse } from '../../../base/refusal.ts';
import { hasRole, nameOf } from '../../../policy/people.ts';
import { roleTitle } from '../../../policy/titles.ts';
import { type CommandOf, type DecideResult, type Given, reasonOf } from '../../command/given.ts';
import { closingConditions, notYet } from './decide-closing.ts';

const NOT_ASKED = {
  ja: 'この対応方針では、終了に承認は必要ありません。そのまま終了してください。',
  en: 'This policy asks for no approval of closing: close the incident.',
};

/** The role that the policy names lets the incident close, the prevention plan included; somebody else then closes it. SY-6, SY-16. */
export function decideApproveClosing(given: Given, command: CommandOf<'approve-closing'>): DecideResult {
  const refusal = mayNotApproveClosing(given) ?? notYet(closingConditions(given));
  return refusal ?? [{ type: 'closing.approved', by: nameOf(given.actor), ...reasonOf(command) }];
}

/** Why this person may not approve closing; null if they may. */
export function mayNotApproveClosing({ policy, actor }: Pick<Given, 'policy' | 'actor'>): Refusal | null {
  const { approval } = policy.closing;
  if (approval === undefined) return refuse('invalid', NOT_ASKED);
  if (hasRole(policy, actor, approval)) return null;
  const role = roleTitle(policy, approval);
  return refuse('not-allowed', {
    ja: `終了を承認できるのは、${role.ja}だけです。`,
    en: `Only people with the role ${role.en} may approve closing.`,
  });
}
