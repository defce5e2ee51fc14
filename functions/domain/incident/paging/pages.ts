import { durationMs } from '../../base/time/duration.ts';
import { type Instant, latestOf, plusMs } from '../../base/time/instant.ts';
import { MINUTE_MS } from '../../base/time/units.ts';
import { peopleWith } from '../../policy/people.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { verdictOn } from '../../rules/assessment/rule-book.ts';
import { knownFacts } from '../../rules/facts/derived.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { Given } from '../command/given.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { Page, PageAbout, PageRung, PageWhy } from '../record/page.ts';
import type { OpenIncident } from '../record/state.ts';
import { isActive } from '../standing/rungs.ts';

/** Who is called when from `at` on, until somebody acknowledges, by the route that fits what is known. Each person once. */
export function ladder({ policy, state, at }: Pick<Given, 'policy' | 'state' | 'at'>): PageRung[] {
  const rungs = routeFor(policy, state.facts).flatMap(({ role, after }) =>
    peopleWith(policy, role).map(({ id }) => ({ person: id, at: plusMs(at, durationMs(after)) })),
  );
  return onceEach(rungs);
}

function routeFor(policy: Policy, stated: Facts): Policy['team']['paging'] {
  const { routes, paging } = policy.team;
  if (routes.length === 0) return paging;
  const facts = knownFacts(policy, stated);
  return routes.find(({ when }) => verdictOn(policy, when, facts).holds === true)?.paging ?? paging;
}

/** Everybody with one of the roles, called at once. */
export function callRoles(policy: Policy, roles: readonly string[], at: Instant): PageRung[] {
  return onceEach(roles.flatMap((role) => peopleWith(policy, role).map(({ id }) => ({ person: id, at }))));
}

/** These people at once. */
export function callPeople(people: readonly string[], at: Instant): PageRung[] {
  return onceEach(people.map((person) => ({ person, at })));
}

/** In time order, each person at the earliest of their times; equal times in the order given. */
function onceEach(rungs: readonly PageRung[]): PageRung[] {
  const sorted = rungs.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  return sorted.filter((rung, index) => sorted.findIndex(({ person }) => person === rung.person) === index);
}

/** Opens a page. If nobody is named, the ladder is called rather than no one. Nobody is told to approve their own plan. */
export function openPage(
  given: Given,
  why: PageWhy,
  duty: string | null,
  rungs: readonly PageRung[],
  about: PageAbout = {},
): IncidentEvent {
  const own = duty === null ? null : mayNotDo(given.state, duty);
  const others = (called: readonly PageRung[]) => called.filter(({ person }) => person !== own);
  const to = [others(rungs), others(ladder(given)), ladder(given)].find((called) => called.length > 0) ?? [];
  const page = { page: `p${given.state.pages.length + 1}`, why, duty, to: onceEach(to) };
  return { type: 'page.opened', ...page, ...(Object.keys(about).length > 0 && { about }) };
}

/** Who wrote the plan that this duty asks somebody else to approve; null for every other duty. SY-16. */
export function mayNotDo({ duties, response: { plan } }: OpenIncident, duty: string): string | null {
  const isApproval = duties.some(({ id, kind }) => id === duty && kind === 'prevention.approval');
  return isApproval && plan?.decision === 'waiting' ? plan.by : null;
}

/** The last one of a ladder gets as long to answer before what happens anew calls people again. */
const ANSWERED_WITHIN_MS = 10 * MINUTE_MS;

/** Whether a page of this reason is still calling people: another would only repeat it. */
export function isCalling({ state, at }: Pick<Given, 'state' | 'at'>, why: PageWhy): boolean {
  return state.pages.some((page) => page.why === why && isStillCalling(page, at));
}

/**
 * Whether a page may still be answered. Once all of its escalation steps went unanswered it reaches nobody any more, and the next reason
 * to call opens a new page.
 */
export function isStillCalling(page: Page, at: Instant, withinMs = ANSWERED_WITHIN_MS): boolean {
  const last = latestOf(page.rungs.map((rung) => rung.at));
  return isActive(page) && last !== null && at < plusMs(last, withinMs);
}

/** Whether the page calls (or is going to call) this person. */
export function calls(page: Page, person: string): boolean {
  return page.rungs.some((rung) => rung.person === person);
}

/** Whether the page has called this person by now, or is at it: somebody whose time comes later has nothing to answer yet. */
export function hasCalled(page: Page, person: string): boolean {
  return page.rungs.some((rung) => rung.person === person && (rung.status === 'calling' || rung.status === 'called'));
}
