import { escalationOf, newPage } from '../../components/paging/escalation.ts';
import type { PlannedCall } from '../../components/paging/page.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { verdictOn } from '../../rules/assessment/rule-book.ts';
import { knownFacts } from '../../rules/facts/derived.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { Given } from '../command/given.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { PageAbout, PageWhy } from '../record/page.ts';
import type { OpenIncident } from '../record/state.ts';

/** Who is called when from `at` on, until somebody acknowledges, by the route that fits what is known. Each person once. */
export function escalation({ policy, state, at }: Pick<Given, 'policy' | 'state' | 'at'>): PlannedCall[] {
  return escalationOf(policy, routeFor(policy, state.facts), at);
}

function routeFor(policy: Policy, stated: Facts): Policy['team']['paging'] {
  const { routes, paging } = policy.team;
  if (routes.length === 0) return paging;
  const facts = knownFacts(policy, stated);
  return routes.find(({ when }) => verdictOn(policy, when, facts).holds === true)?.paging ?? paging;
}

/** Opens a page. If nobody is named, all are called rather than no one. Nobody is told to approve their own plan. */
export function openPage(
  given: Given,
  why: PageWhy,
  duty: string | null,
  called: readonly PlannedCall[],
  about: PageAbout = {},
): IncidentEvent {
  const own = duty === null ? null : mayNotDo(given.state, duty);
  const others = (all: readonly PlannedCall[]) => all.filter(({ person }) => person !== own);
  const order = escalation(given);
  const to = [others(called), others(order), order].find((all) => all.length > 0) ?? [];
  return newPage(given.state, { why, duty, to, about });
}

/** Who wrote the plan that this duty asks somebody else to approve; null for every other duty. SY-16. */
export function mayNotDo({ duties, response: { plan } }: OpenIncident, duty: string): string | null {
  const isApproval = duties.some(({ id, kind }) => id === duty && kind === 'prevention.approval');
  return isApproval && plan?.decision === 'waiting' ? plan.by : null;
}
