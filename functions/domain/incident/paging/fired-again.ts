import { type Instant, later, latestOf, plusMs } from '../../base/time/instant.ts';
import { MINUTE_MS } from '../../base/time/units.ts';
import { callPeople, callRoles, calls, isActive, isStillCalling } from '../../components/paging/escalation.ts';
import { assess } from '../../rules/assessment/assess.ts';
import { isBelow } from '../../rules/assessment/floors.ts';
import { lapsedFacts, raisedFacts } from '../../rules/facts/lapsing.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { CommandOf, Given } from '../command/given.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { IncidentPage, PageWhy } from '../record/page.ts';
import type { OpenIncident } from '../record/state.ts';
import { isCalledFor } from '../standing/callers.ts';
import { escalation, openPage } from './pages.ts';

/** Pages that say that something fires. */
const FIRING: readonly PageWhy[] = ['opened', 'reopened', 'fired-again', 'signal'];
/** An alarm that flaps calls people no more often than this. */
const CALLED_AGAIN_AFTER_MS = 10 * MINUTE_MS;

/** However many people log in, each unanswered page puts the next one off by this much more. */
const ANOTHER_AFTER_MS = MINUTE_MS;

/** A storm of signals that nobody answers calls people once in so long. */
const STORM_MS = 60 * MINUTE_MS;

/** Whether a signal fires although all was well: by its source, or by what people stated. */
export function firesAgain({ state }: Given, { seen, again = false }: CommandOf<'attach-signal'>): boolean {
  if (again) return true;
  return seen?.state === 'firing' && state.restoredAt !== null && seen.at > state.restoredAt;
}

/**
 * What is known when a source fires again. Answers that the disturbance did not matter, or is over, lapse; what the signal
 * states holds where it is graver than what people stated of the time before.
 */
export function factsAgain({ policy, state }: Given, signalled: Facts, free: Facts): Facts {
  const lapsed = lapsedFacts(state.facts);
  const stated = Object.fromEntries(Object.entries(signalled).filter(([name]) => name in lapsed));
  return { ...lapsed, ...free, ...stated, ...raisedFacts(policy, state.facts, signalled) };
}

/** Whether the level that a person set no longer stands: the rules give a graver one now, or none yet. */
export function levelLapses({ policy, state }: Given, facts: Facts): boolean {
  const fixed = state.overruled?.level;
  if (fixed === undefined) return false;
  const byRules = assess(policy, { ...state.facts, ...facts }, null).level;
  const gravest = policy.levels[0]?.name;
  return byRules === null ? fixed !== gravest : isBelow(policy, fixed, byRules);
}

/**
 * Calls people: those who had answered have gone home. Nobody is called while such a call is still under way, unless customers
 * were told since it began that the service is restored. While they still are, who approved that is called as well.
 */
export function callAgain(given: Given): IncidentEvent[] {
  const { state, at } = given;
  const calling = state.pages.filter((page) => FIRING.includes(page.why) && isStillCalling(page, at));
  const restored = state.notices.filter(({ saysRestored, startedAt }) => saysRestored && startedAt !== null);
  const isToldSince = restored.some(({ startedAt }) => calling.every(({ openedAt }) => openedAt < (startedAt ?? '')));
  if (calling.length > 0 && !isToldSince) return [];
  const order = escalation({ ...given, at: fromWhen(given) });
  const onItsWay = restored.findLast(({ finishedAt }) => finishedAt === null);
  if (onItsWay === undefined) return [openPage(given, 'fired-again', null, order)];
  const who = onItsWay.approval === null ? [] : callPeople([onItsWay.approval.by], at);
  return [openPage(given, 'fired-again', null, [...order, ...who], { notice: onItsWay.id })];
}

/**
 * Calls the roles that are called for each signal of its kind, such as a login: who answered for the last one has not seen this
 * one. While a page that has called all of them is under way, nobody is called twice for one person's acts; another
 * person's (`by`) are told by a page of their own, which comes a minute later for each that nobody answered. SY-23.
 */
export function callForEach(
  given: Given,
  roles: readonly string[],
  before: OpenIncident,
  by?: string,
): IncidentEvent[] {
  const { policy, state, at } = given;
  const steps = callRoles(policy, roles, at);
  const waiting = state.pages.filter(
    (page) => FIRING.includes(page.why) && isActive(page) && steps.every(({ person }) => calls(page, person)),
  );
  const isToCome = waiting.some((page) => page.why === 'signal' && begin(page) > at);
  const called = waiting.filter((page) => steps.every(({ person }) => isCalled(page, person, at)));
  if (steps.length === 0 || isToCome) return [];
  if (called.length === 0) return [openPage(given, 'signal', null, steps)];
  const underWay = called.filter((page) => isStillCalling(page, at, STORM_MS));
  if (underWay.length > 0 && (by === undefined || isCalledFor(before, underWay, by))) return [];
  const last = latestOf(called.map(begin)) ?? at;
  const when = later(at, plusMs(last, called.length * ANOTHER_AFTER_MS));
  return [openPage(given, 'signal', null, callRoles(policy, roles, when))];
}

function isCalled(page: IncidentPage, person: string, at: Instant): boolean {
  return page.steps.some((step) => step.person === person && step.at <= at);
}

/** When its first call is due. */
function begin({ openedAt, steps: [first] }: IncidentPage): Instant {
  return first?.at ?? openedAt;
}

function fromWhen({ state, at }: Given): Instant {
  const begun = state.pages.flatMap(({ why, steps: [first] }) =>
    FIRING.includes(why) && first !== undefined && first.at <= at ? [first.at] : [],
  );
  const newest = latestOf(begun);
  return newest === null ? at : later(at, plusMs(newest, CALLED_AGAIN_AFTER_MS));
}
