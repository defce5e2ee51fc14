import type { Instant } from '../../base/time/instant.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import {
  ASSURANCES,
  DATA_FACTS,
  deniedIn,
  graverFacts,
  gravest,
  lesserFacts,
  SERVICE_FACTS,
} from '../../rules/facts/compare.ts';
import { knownFacts } from '../../rules/facts/derived.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { Thing } from '../record/event-parts.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { asRecorded } from '../situation/as-recorded.ts';
import { concernsService, EFFECTS, functionNames, functionTitle, serviceStep } from '../situation/concern.ts';
import { thingLeft } from '../situation/courses.ts';
import { comparable } from '../situation/left-open.ts';
import { isSameMinute, printedMinute } from '../standing/beginnings.ts';
import { isReadTheSame } from './read-the-same.ts';
import { isOtherCourse } from './told-of-course.ts';
import { areReportsOtherwise, REPORTS } from './told-of-reports.ts';
import { isFelt, saidRestored } from './told-of-service.ts';
import { isEndOfData, isOfThing, occurrenceTold, otherThings } from './told-of-things.ts';
import {
  inOrder,
  isOfEarlierFailure,
  isUndenied,
  type StandingReport,
  sinceCorrection,
  standingOf,
} from './what-was-told.ts';

export const RESTORATION = 'restoration';
export const OCCURRENCE = 'occurrence';
export const DETECTION = 'detection';
export const COURSE = 'course';
export const FUNCTION = 'service.function';
export const CAUSE = 'cause.kind';

const COMPARED = Object.keys({ ...DATA_FACTS, ...SERVICE_FACTS, ...ASSURANCES });

/**
 * The notice that a correction is about where nobody names one: the newest that told what is not so; else the newest that went out.
 */
export function noticeToCorrect(policy: Policy, state: OpenIncident): Notice | null {
  const sent = inOrder(state.notices);
  const own = { ...state, merged: [] };
  return sinceCorrection(sent).findLast((notice) => wrongNow(policy, own, [notice]).length > 0) ?? sent.at(-1) ?? null;
}

/** What of all that was told since the newest correction is not so, each by its name. */
export function wrongNow(policy: Policy, stated: OpenIncident, notices: readonly Notice[]): string[] {
  const state = asRecorded(stated);
  const now = knownFacts(policy, state.facts);
  const told = standingOf(state, notices);
  const wrong = [
    ...lesserNow(policy, state, notices, told, now),
    ...told.flatMap(({ facts }) => contradicted(policy, state, knownFacts(policy, facts))),
    ...told.flatMap((one) => otherTimes(state, one, thingLeft(stated))),
    ...told.filter((one) => otherFunctions(policy, state, one).length > 0).map(() => FUNCTION),
    ...wrongRestoration(policy, state, inOrder(notices)),
    ...told.filter((one) => areReportsOtherwise(state, one)).map(() => REPORTS),
  ];
  return [...new Set(wrong)];
}

/** What was ruled out and is not, and a cause that is another, or not known after all: both were news while nothing was said of them. */
function contradicted(policy: Policy, state: OpenIncident, then: Facts): string[] {
  const now = knownFacts(policy, comparable(state, then));
  const denied = graverFacts(policy, then, now, deniedIn(then));
  const [before, cause] = [then[CAUSE] ?? 'unknown', now[CAUSE] ?? 'unknown'];
  const isOther = before !== 'unknown' && before !== cause;
  return isOther ? [...denied, CAUSE] : denied;
}

/** Moments that a person stated otherwise, or took back, by the printed minute. What happened again is no correction of what was over. */
function otherTimes(state: OpenIncident, told: StandingReport, left: Thing | null): string[] {
  const { times, course } = told;
  const isStill = !isOfEarlierFailure(state, told);
  // A disturbance of the service that is ruled out by now is over, and says nothing of the data that is left.
  const isEnd = (left === 'data' && concernsService(told)) || isEndOfData(state, told);
  return [
    ...otherThings(state, told),
    ...(!isOfThing(state, told) && isOtherOccurrence(state, told, occurrenceTold(told, left)) ? [OCCURRENCE] : []),
    ...(isOtherMinute(state, 'detectedAt', times.detectedAt ?? null) ? [DETECTION] : []),
    ...(isStill && !isEnd && isOtherMinute(state, 'restoredAt', times.restoredAt) ? [RESTORATION] : []),
    ...(!isEnd && isOtherCourse(state, course, !isStill) ? [COURSE] : []),
  ];
}

/** A disturbance that was over before, and came in by a join since, does not make the beginning that was told another. */
function isOtherOccurrence(state: OpenIncident, { basedOn }: StandingReport, told: Instant | null): boolean {
  const joins = state.merged.flatMap(({ seq }) => (seq >= basedOn ? [seq] : []));
  const isLater = state.recovered.some(
    ({ again }) => told !== null && joins.includes(again.seq) && isSameMinute(again.at, told),
  );
  return !isLater && isOtherMinute(state, 'occurredAt', told);
}

function isOtherMinute(
  state: OpenIncident,
  name: 'occurredAt' | 'detectedAt' | 'restoredAt',
  told: Instant | null,
): boolean {
  const now = state[name];
  if (told === null || !state.timesByPeople.has(name)) return false;
  return now === null || printedMinute(told) !== printedMinute(now);
}

/** Functions that were told and are on record no more; one that was stated of what failed before is no error where it failed again since. */
function otherFunctions(policy: Policy, state: OpenIncident, told: StandingReport): string[] {
  const { functions = [], facts } = told;
  const now = functionNames(state);
  const isOver = (name: string) => name === facts[FUNCTION] && isOfEarlierFailure(state, told);
  return functions.filter((name) => !isNamed(policy, name, now) && !isOver(name));
}

/** Functions on record that none of those who were told of some has read of. Which one it was becomes known once. */
export function moreFunctions(policy: Policy, state: OpenIncident, sent: readonly Notice[]): string[] {
  const told = sinceCorrection(sent).flatMap(({ functions = [] }) => functions);
  return told.length === 0 ? [] : functionNames(state).filter((name) => !isNamed(policy, name, told));
}

/** By the whole names that readers are given: the name of one function may be a part of another's. */
function isNamed(policy: Policy, name: string, others: readonly string[]): boolean {
  const { ja } = functionTitle(policy, name);
  return others.some((other) => functionTitle(policy, other).ja === ja);
}

/** Customers were told that the service was restored, and a person, or a join, took that back. */
function wrongRestoration(policy: Policy, state: OpenIncident, sent: readonly Notice[]): string[] {
  const told = standingOf(state, sent).filter(
    (one) => one.times.restoredAt !== null && !isOfEarlierFailure(state, one),
  );
  const isOfData = told.length > 0 && told.every((one) => isEndOfData(state, one));
  if (state.restoredAt !== null || isOfData) return [];
  return saidRestored(state, sent) && isFelt(policy, state) ? [RESTORATION] : [];
}

/** What is less than the worst that was told, where some sentence tells it. An effect that is denied is one thing to readers, whichever fact had told them of it. */
function lesserNow(
  policy: Policy,
  state: OpenIncident,
  notices: readonly Notice[],
  told: readonly StandingReport[],
  now: Facts,
): string[] {
  const worst = worstOf(policy, state, told);
  // What follows from a cause that the other incident has stands, although readers were told this one's.
  const known = gravest(policy, knownFacts(policy, comparable(state, worst)), now);
  const isSilent = isReadTheSame(state, notices, worst, known);
  const lesser = lesserFacts(policy, worst, known, COMPARED).filter((name) => !isSilent(name));
  return isEffectDenied(policy, state, told, now)
    ? [EFFECT, ...lesser.filter((name) => !EFFECTS.includes(name))]
    : lesser;
}

const EFFECT = 'service.felt';

/** Customers were told that they are or may be affected, and as it is stated of that failure, nobody ever was. */
function isEffectDenied(policy: Policy, state: OpenIncident, told: readonly StandingReport[], now: Facts): boolean {
  if (serviceStep({ facts: now }) !== 'none') return false;
  const denied = told.filter((one) => !isUndenied(state, one));
  return denied.some(({ facts }) => concernsService({ facts: knownFacts(policy, facts) }));
}

/** The gravest that was told; of the service, since it last failed. */
function worstOf(policy: Policy, state: OpenIncident, told: readonly StandingReport[]): Facts {
  return told.reduce<Facts>((worst, one) => {
    const known = knownFacts(policy, one.facts);
    return gravest(policy, worst, isOfEarlierFailure(state, one) ? withoutService(known) : known);
  }, {});
}

function withoutService(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !name.startsWith('service.')));
}

/** What only customers of a joined incident were told and is not so: no notice of this one has the words to set beside. */
export function wrongElsewhere(policy: Policy, state: OpenIncident): string[] {
  const own = wrongNow(policy, { ...state, merged: [] }, state.notices);
  return wrongNow(policy, state, state.notices).filter((name) => !own.includes(name));
}
