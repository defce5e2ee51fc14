import { closingConditions } from '../decide-closing.ts';
import type { Given, Outcome } from '../given.ts';
import { hasRole, nameOf } from '../people.ts';
import { refuse } from '../refusal.ts';

/** The role that the policy names lets the incident close, the prevention plan included; somebody else then closes it. SY-6, SY-16. */
export function decideApproveClosing(given: Given): Outcome {
  const { policy, actor } = given;
  const { approval } = policy.closing;
  if (approval === undefined) return refuse('invalid', 'This policy asks for no approval of closing: close it.');
  if (!hasRole(policy, actor, approval)) return refuse('not-allowed', `Only the role ${approval} may approve closing.`);
  const left = closingConditions(given);
  if (left.length > 0) return refuse('closing-conditions', `Not yet: ${left.join('; ')}.`);
  return [{ type: 'closing.approved', by: nameOf(actor) }];
}

/** Who approved closing as things stand now; null if nobody did, or something was learnt since. */
export function closingApprover({ state }: Pick<Given, 'state'>): string | null {
  const { closing } = state.response;
  return closing !== null && closing.seq > state.toldSeq ? closing.by : null;
}
