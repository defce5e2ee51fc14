import { mustBePerson, type Refusal, refuse } from '../../base/refusal.ts';
import { listed } from '../../base/text.ts';
import { leadingRoles, leadsOrHasRole } from '../../policy/people.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { roleTitle } from '../../policy/titles.ts';
import type { Given } from '../command/given.ts';

/** Why this person may not join incidents; null if they may. */
export function mayNotJoin({ policy, state, actor }: Pick<Given, 'policy' | 'state' | 'actor'>): Refusal | null {
  if (actor.kind !== 'person') return mustBePerson();
  const isLead = state.response.appointed.some(({ person }) => person === actor.id);
  return isLead || leadsOrHasRole(policy, actor, '') ? null : notAllowed(policy);
}

function notAllowed(policy: Policy): Refusal {
  const roles = listed(leadingRoles(policy).map((role) => roleTitle(policy, role)));
  return refuse('not-allowed', {
    ja: `インシデントを統合できるのは、次の役割の方と、任命された対応責任者です：${roles.ja}。該当する方に依頼してください。`,
    en: `Only people with one of these roles, and who was appointed to lead the response, may join two incidents: ${roles.en}. Ask one of them.`,
  });
}
