import type { Policy } from '../../domain/policy/shape/schema.ts';
import { FactError, parseFacts } from '../../domain/rules/facts/parse-facts.ts';
import type { Facts } from '../../domain/rules/facts/values.ts';
import { invalid } from '../http/problem.ts';

/** Facts checked by the policy. Throws a 400 Problem that names fact, value and the values there are. */
export function checkedFacts(policy: Policy, given: Readonly<Record<string, unknown>> | undefined): Facts {
  try {
    return parseFacts(policy, given ?? {});
  } catch (error) {
    if (!(error instanceof FactError)) throw error;
    throw invalid(error.fact === '' ? 'facts' : `facts.${error.fact}`, error.why);
  }
}
