import { type Instant, later } from '../../base/time/instant.ts';
import { withImplied } from '../../rules/facts/implied.ts';
import type { Exposure } from '../../rules/facts/tellable.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { Notice, OpenIncident } from '../record/state.ts';
import { dataBegan, isOccurrenceOfData, isSameMinute } from '../standing/beginnings.ts';
import { hasStarted } from '../standing/notices.ts';
import { concernsService, isRecovered, raisesDataQuestion } from './concern.ts';
import { factOf, isLikely, statedByPerson } from './situation.ts';

type Known = Pick<
  OpenIncident,
  | 'occurredAt'
  | 'restoredAt'
  | 'restoredSeq'
  | 'timesByOutages'
  | 'statedByPeople'
  | 'courses'
  | 'notices'
  | 'facts'
  | 'outages'
  | 'recovered'
  | 'merged'
  | 'causeSeq'
>;

export interface Exposed {
  readonly state: Known;
  readonly facts: Facts;
}

/**
 * From when to when data could be viewed, or came to harm otherwise, oldest first; none where nothing says that it did, and where either moment
 * is not known.
 */
export function exposuresIn(situation: Exposed): readonly Exposure[] {
  const { over } = situation.state.courses.data;
  if (over.length === 0) return exposuresByTimes(situation);
  return over.filter((one) => !isWithinLasting(situation.state, one)).flatMap((one) => asKnown(situation, one));
}

/** It began after what goes on still, and nobody was told of it by itself: to readers that is one period. */
function isWithinLasting({ courses, notices, merged }: Known, { from, to, viewable }: Exposure): boolean {
  const { goesOn } = courses.data;
  if (goesOn?.from == null || from === null || from < goesOn.from || viewable !== goesOn.viewable) return false;
  const told = [...notices.filter(hasStarted), ...merged.flatMap((one) => one.told)];
  return !told.some(({ times }) => times.restoredAt === to || times.exposures?.some((one) => one.to === to));
}

/** Each until it was put right; a source that fires again after that begins another, also where nobody knows when the first began. */
function exposuresByTimes(situation: Exposed): readonly Exposure[] {
  const { restoredAt, timesByOutages, outages, recovered } = situation.state;
  // When a function was out of service says nothing of who could see the data.
  if (timesByOutages.size > 0) return [];
  if (concernsService(situation) || isOccurrenceOfData(situation.state)) return [];
  if (wasToldOfService(situation.state)) return [];
  const began = dataBegan(situation.state);
  const closed = outages.length > 0 ? [] : recovered.filter(({ wasWell }) => wasWell);
  const isExposed = wasExposed(situation);
  const isPeriod = closed.length > 0 ? raisesDataQuestion(situation) : wasToldAsExposed(situation);
  if (!isExposed && !isPeriod) return [];
  const ends = [...closed.map((one) => one.restoredAt), restoredAt];
  return [began, ...closed.map(({ again }) => again.at)].flatMap((from, index) => {
    const to = ends[index] ?? null;
    const isKnown = from === null ? closed.length > 0 : to === null || from <= to;
    return to === null || !isKnown ? [] : [{ from, to, ...(isExposed ? {} : { viewable: false }) }];
  });
}

/** What is kept of a period, and whether others could view the data in it, goes by what is known of the harm and its cause. */
export function asKnown<One extends Pick<Exposure, 'viewable'>>(situation: Exposed, one: One): readonly One[] {
  if (one.viewable === false) return raisesDataQuestion(situation) ? [one] : [];
  if (!isLikely(situation, 'data.leak')) return [];
  return mayHaveLainOpen(situation) ? [one] : [{ ...one, viewable: false }];
}

/**
 * The period of an attack, a loss, or a leak by a cause that is not known, as its moments give it, be it ruled out by now: its end was that of
 * nothing else, by people or by a source that tells nothing of the service, also where nobody knows when it began. Null where the end is unknown, or
 * periods are kept already.
 */
export function periodToKeep(state: OpenIncident): Exposure | null {
  const { restoredAt, courses, timesByPeople, timesByOutages, heard } = state;
  const isOfService = !timesByPeople.has('restoredAt') && heard.some(concernsService);
  if (restoredAt === null || courses.ended !== 'data' || isOfService) return null;
  if (timesByOutages.size > 0 || courses.data.over.length > 0) return null;
  const from = dataBegan(state);
  if (from !== null && from > restoredAt) return null;
  return from === null ? endAlone(state, restoredAt) : { from, to: restoredAt, viewable: false };
}

/** A period of which nobody knows when it began. */
export function endAlone(state: OpenIncident, to: Instant): Exposure {
  const isExposed = wasExposed({ state, facts: withImplied(state.facts) });
  return { from: null, to, ...(isExposed ? {} : { viewable: false }) };
}

/** A period with the moments that people stated of it: without a leak nobody could view the data in it. */
export function periodOf({ facts }: OpenIncident, from: Instant, to: Instant): Exposure {
  const isLeak = isLikely({ facts: withImplied(facts) }, 'data.leak');
  return { from, to, ...(isLeak ? {} : { viewable: false }) };
}

/** Customers were told of a disturbance of the service that was over by then: the end is that of the service, although it is ruled out by now. */
export function wasToldOfService({ notices, restoredSeq }: Known): boolean {
  return notices.some((one) => hasStarted(one) && one.basedOn >= restoredSeq && concernsService(one.tells));
}

/** Customers were told of a period in which data lay open: by another cause it is that of the leak. */
function wasToldAsExposed(situation: Exposed): boolean {
  const { notices } = situation.state;
  return (
    isLikely(situation, 'data.leak') && notices.some((one) => hasStarted(one) && one.times.exposures !== undefined)
  );
}

/** A wrong setting lays data open until it is put right, and data that was recovered lay open until then, by any cause. */
export function wasExposed(situation: Exposed): boolean {
  const isBySetting = statedByPerson(situation, CAUSE) === SETTING;
  return isRecovered(situation) || (isBySetting && isLikely(situation, 'data.leak'));
}

/** What was known of a leak stands until somebody states a cause that excludes it: that of one of two joined incidents is not the other's. */
function mayHaveLainOpen(situation: Exposed): boolean {
  const { merged, causeSeq } = situation.state;
  const isOther = ![SETTING, 'unknown'].includes(String(factOf(situation, CAUSE)));
  return isRecovered(situation) || !isOther || merged.some(({ seq }) => seq >= causeSeq);
}

const CAUSE = 'cause.kind';
const SETTING = 'misconfiguration';

/** The periods of both, of two incidents that are joined: as one where they overlap or touch, and are of the same kind. */
export function togetherExposed(own: readonly Exposure[], other: readonly Exposure[]): readonly Exposure[] {
  const all: Exposure[] = [];
  for (const one of [...own, ...other].toSorted((a, b) => (knownFrom(a) < knownFrom(b) ? -1 : 1))) {
    const index = all.findLastIndex((each) => each.viewable === one.viewable && isOneWith(each, one));
    const last = all[index];
    if (last === undefined) all.push(one);
    else all[index] = { ...last, to: later(last.to, one.to) };
  }
  return all;
}

/** From when on something is known of a period: of one without a beginning, that it ended. */
function knownFrom({ from, to }: Exposure): Instant {
  return from ?? to;
}

/** Whether a period overlaps or touches one that is known from no later; of two without a beginning nobody can say that they were apart. */
function isOneWith(first: Exposure, one: Exposure): boolean {
  return first.from === null ? one.from === null : knownFrom(one) <= first.to;
}

/** Whether one was over before the other began. */
export function areApart(one: Exposure, other: Exposure): boolean {
  const isBefore = ({ to }: Exposure, { from }: Exposure) => from !== null && to < from;
  return isBefore(one, other) || isBefore(other, one);
}

type Kept = Pick<OpenIncident, 'courses'>;

/** Whether a moment that was told of data alone is the beginning of a period that is kept, or of what has no end. */
export function isBeginningOfExposure({ courses }: Kept, facts: Facts, at: Instant | null): boolean {
  const { over, goesOn } = courses.data;
  const all = [...over, ...(goesOn === null ? [] : [goesOn])];
  return !concernsService({ facts }) && all.some(({ from }) => from === at);
}

/** Whether a moment that was told of data alone is the end of such a period. */
export function isEndOfExposure({ courses }: Kept, facts: Facts, at: Instant | null): boolean {
  return !concernsService({ facts }) && courses.data.over.some(({ to }) => to === at);
}

/** Whether a notice says that the service is restored: the end that it gives is not that of a period of data. */
export function saysServiceRestored(state: Kept, { saysRestored, tells, times }: Notice): boolean {
  return saysRestored && !isEndOfExposure(state, tells.facts, times.restoredAt);
}

type Compared = Known & Pick<OpenIncident, 'facts'>;

/** Whether periods are known by themselves: with data alone, they begin and end with the occurrence and the end on record. */
export function arePeriodsApart({ courses, facts }: Pick<Compared, 'courses' | 'facts'>): boolean {
  return courses.data.over.length > 0 || concernsService({ facts });
}

/** Those that were told and are none of the periods that are known now, as they are printed; none where it is said that nothing lay open. */
export function otherExposures(state: Compared, told: readonly Exposure[]): readonly Exposure[] {
  const facts = withImplied(state.facts);
  if (!raisesDataQuestion({ state, facts })) return [];
  const isLeak = isLikely({ facts }, 'data.leak');
  const now = exposuresIn({ state, facts });
  const apply = told.filter(({ viewable }) => isLeak || viewable === false);
  return apply.filter((one) => !now.some((other) => isStill(one, other)));
}

/** A period that others could view data in was told so. When it began may have become known since. */
function isStill(told: Exposure, now: Exposure): boolean {
  const isBegun = told.from === null || (now.from !== null && isSameMinute(told.from, now.from));
  const isSame = isBegun && isSameMinute(told.to, now.to);
  return isSame && (told.viewable === false || now.viewable !== false);
}

/** The periods that are kept as they would be, were those right that were told: beside them the others that they do not overlap. */
export function exposuresAsTold(state: Compared, told: readonly Exposure[]): readonly Exposure[] {
  const { over } = state.courses.data;
  if (told.length === 0) return over;
  const others = over.filter((one) => told.every((each) => areApart(each, one)));
  return togetherExposed(told, others);
}
