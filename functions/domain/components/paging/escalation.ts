import { durationMs } from '../../base/time/duration.ts';
import { earliestOf, type Instant, latestOf, plusMs } from '../../base/time/instant.ts';
import { MINUTE_MS } from '../../base/time/units.ts';
import { peopleWith } from '../../policy/people.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import type { EscalationStep, Page, PageEvent, PlannedCall, WithPages } from './page.ts';

/** Who is called when from `at` on, by one order of escalation. Each person once. */
export function escalationOf(policy: Policy, order: Policy['team']['paging'], at: Instant): PlannedCall[] {
  const calls = order.flatMap(({ role, after }) =>
    peopleWith(policy, role).map(({ id }) => ({ person: id, at: plusMs(at, durationMs(after)) })),
  );
  return onceEach(calls);
}

/** Everybody with one of the roles, called at once. */
export function callRoles(policy: Policy, roles: readonly string[], at: Instant): PlannedCall[] {
  return onceEach(roles.flatMap((role) => peopleWith(policy, role).map(({ id }) => ({ person: id, at }))));
}

/** These people at once. */
export function callPeople(people: readonly string[], at: Instant): PlannedCall[] {
  return onceEach(people.map((person) => ({ person, at })));
}

/** In time order, each person at the earliest of their times; equal times in the order given. */
function onceEach(steps: readonly PlannedCall[]): PlannedCall[] {
  const sorted = steps.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  return sorted.filter((step, index) => sorted.findIndex(({ person }) => person === step.person) === index);
}

/** A new page that calls these people, each once. */
export function newPage<Why extends string, About extends object>(
  { pages }: { readonly pages: readonly unknown[] },
  page: { readonly why: Why; readonly duty: string | null; readonly to: readonly PlannedCall[]; readonly about: About },
): PageEvent<Why, About> {
  const { why, duty, to, about } = page;
  const opened = { page: `p${pages.length + 1}`, why, duty, to: onceEach(to) };
  return { type: 'page.opened', ...opened, ...(Object.keys(about).length > 0 && { about }) };
}

export interface DueCall {
  readonly page: string;
  readonly person: string;
}

/**
 * Whether this person is to be called now: their time has come, or everybody before them was called and those of the last
 * step could not be reached, so that waiting for an answer would be in vain.
 */
export function isDue(page: Page, step: EscalationStep, at: Instant): boolean {
  return step.at <= at || (step.postponed === 0 && isNext(page, step));
}

function isNext(page: Page, step: EscalationStep): boolean {
  const before = page.steps.slice(0, page.steps.indexOf(step));
  const lastStep = before.filter(({ at }) => at === before.at(-1)?.at);
  return before.length > 0 && !before.some(isPending) && lastStep.every(isUnreached);
}

/** Whether the call of this step reached nobody. */
function isUnreached({ status }: EscalationStep): boolean {
  return status === 'failed' || status === 'unreachable';
}

/** A step not called yet, or whose call has no known outcome. */
export function isPending({ status }: EscalationStep): boolean {
  return status === 'waiting' || status === 'calling';
}

/** Whether a page still waits for an answer: nobody gave one, and what it is about is not settled. */
export function isActive(page: Page): boolean {
  return page.acknowledged === null && page.settledAt === null;
}

/** The pages people still have to be called for. */
export function activePages<Each extends Page>({ pages }: { readonly pages: readonly Each[] }): Each[] {
  return pages.filter(isActive);
}

/** The first call that is due, oldest page first. */
export function dueCall(pages: readonly Page[], at: Instant): DueCall | null {
  for (const page of pages) {
    const step = page.steps.find((one) => isPending(one) && isDue(page, one, at));
    if (step !== undefined) return { page: page.id, person: step.person };
  }
  return null;
}

/** When the next call of these pages will be due; null if none is left. */
export function nextCallAt(pages: readonly Page[]): Instant | null {
  return earliestOf(pages.flatMap((page) => page.steps.filter(isPending).map(({ at }) => at)));
}

/** The last one of an escalation gets as long to answer before what happens anew calls people again. */
const ANSWERED_WITHIN_MS = 10 * MINUTE_MS;

/** Whether a page of this reason is still calling people: another would only repeat it. */
export function isCalling<Why extends string>(
  { state, at }: { readonly state: WithPages<Why>; readonly at: Instant },
  why: Why,
): boolean {
  return state.pages.some((page) => page.why === why && isStillCalling(page, at));
}

/**
 * Whether a page may still be answered. Once all of its escalation steps went unanswered it reaches nobody any more, and the next reason
 * to call opens a new page.
 */
export function isStillCalling(page: Page, at: Instant, withinMs = ANSWERED_WITHIN_MS): boolean {
  const last = latestOf(page.steps.map((step) => step.at));
  return isActive(page) && last !== null && at < plusMs(last, withinMs);
}

/** Whether the page calls (or is going to call) this person. */
export function calls(page: Page, person: string): boolean {
  return page.steps.some((step) => step.person === person);
}

/** Whether the page has called this person by now, or is at it: somebody whose time comes later has nothing to answer yet. */
export function hasCalled(page: Page, person: string): boolean {
  return page.steps.some((step) => step.person === person && (step.status === 'calling' || step.status === 'called'));
}
