import type { Instant } from '../../../base/time/instant.ts';
import { withImplied } from '../../../rules/facts/implied.ts';
import type { Exposure } from '../../../rules/facts/tellable.ts';
import type { Facts } from '../../../rules/facts/values.ts';
import type { StatedTimes } from '../../../signal/stated-times.ts';
import type { Thing } from '../../record/event-parts.ts';
import type { Moment } from '../../record/moment.ts';
import type { OpenIncident } from '../../record/state.ts';
import { concernsService, raisesDataQuestion } from '../../situation/concern.ts';
import { endAlone, periodOf } from '../../situation/exposure.ts';
import { lastingIn } from '../../situation/lasting.ts';
import { thingLeft } from '../../situation/thing-left.ts';
import { beginningsOf, dataBegan, eachBegun, firstOf, occurrenceBy } from '../../standing/beginnings.ts';

/** What changes by stated times of an incident that is, or is said to be, of two things. */
interface OfThing {
  /** The moments of the incident itself that change. */
  readonly times: StatedTimes;
  readonly change: Partial<Pick<OpenIncident, 'beginnings' | 'isOccurrenceApart' | 'exposures' | 'ongoing'>>;
}

/**
 * The beginning that is stated is that of the thing that is named, else of the one that began first, and an end is that of the data where it
 * lies before the service was disturbed. `byOutages`: they follow from outages on record, and are of the service. `until`: nobody knows
 * when that of which this is the end began.
 */
export function timesOfThing(
  state: OpenIncident,
  stated: StatedTimes,
  named: Thing | undefined,
  byOutages: boolean,
  until = false,
): OfThing {
  const of = byOutages ? 'service' : isOfBoth(state) ? (named ?? thingLeft(state) ?? undefined) : undefined;
  const begun = beginning(state, stated, of, byOutages);
  const isEnd = isEndOfDataAlone(state, stated, of);
  const { restoredAt, ...others } = stated;
  if (isEnd && until && restoredAt != null) {
    const beginnings = state.beginnings ?? { data: null, service: byPeople(state) };
    return { times: others, change: { beginnings, exposures: [endAlone(state, restoredAt)] } };
  }
  const isOfPeriods = isEnd || (!byOutages && isAboutDataAlone(state));
  const periods = periodsWith(state, {
    ...(begun.isOfData && { from: stated.occurredAt }),
    ...(isOfPeriods && { to: restoredAt }),
    mayBegin: isEnd && (begun.isOfData || !state.isOccurrenceOfService),
  });
  return { times: { ...(isEnd ? others : stated), ...begun.times }, change: { ...begun.change, ...periods } };
}

/** The end that is stated is that of what goes on, where something does, else of the last period. */
function periodsWith(state: OpenIncident, { to, ...begins }: StatedPeriod): Partial<Periods> {
  const ended = ongoingEnded(state, to);
  if (ended === null) return { exposures: exposuresWith(state, { ...begins, to }) };
  return { ...ended, exposures: exposuresWith({ ...state, ...ended }, begins) };
}

/** The periods with that of what goes on, by its end; null where nothing does, or where this is no end of it. */
function ongoingEnded(state: OpenIncident, to: Instant | null | undefined): Periods | null {
  const { exposures } = state;
  const lasting = exposures.length === 0 ? null : lastingIn({ state, facts: withImplied(state.facts) });
  if (lasting === null || to === undefined) return null;
  if (to === null) return { exposures, ongoing: state.ongoing };
  const { from, viewable } = lasting;
  if (from !== null && to < from) return null;
  const isKnown = from === null && exposures.some((one) => to <= one.to);
  const period = { from, to, ...(viewable === false && { viewable }) };
  const all = isKnown ? exposures : [...exposures, period];
  return {
    exposures: all.toSorted((one, other) => ((one.from ?? one.to) < (other.from ?? other.to) ? -1 : 1)),
    ongoing: null,
  };
}

type Periods = Pick<OpenIncident, 'exposures' | 'ongoing'>;

function byPeople({ occurredAt, timesByOutages }: OpenIncident): Instant | null {
  return timesByOutages.has('occurredAt') ? null : occurredAt;
}

/** Whether an end belongs to the data although its beginning is unknown and no period is on record. */
export function isEndAlone(state: OpenIncident, stated: StatedTimes, of: Thing | undefined): boolean {
  const { occurredAt, restoredAt } = stated;
  if (restoredAt == null || occurredAt !== undefined || state.exposures.length > 0 || !isOfBoth(state)) return false;
  return isEndOfDataAlone(state, stated, of ?? thingLeft(state) ?? undefined) && ownBeginning(state) === null;
}

/** The incident with the moments of one of its two things; unchanged where none is named, or where it is of one thing alone. */
export function asOfThing(state: OpenIncident, named: Thing | undefined, at: Instant): OpenIncident {
  const of = named ?? (thingLeft(state) === 'data' ? 'data' : undefined);
  const opened = state.exposures.at(-1)?.to ?? null;
  if (of === undefined && isBesideOutages(state)) return { ...state, restoredAt: opened };
  if (of === undefined || !isOfBoth(state)) return state;
  const began = eachBegun(state);
  if (of === 'data') return { ...state, occurredAt: ownBeginning(state), restoredAt: opened };
  const unknown = state.isOccurrenceApart ? null : state.occurredAt;
  // When the other thing was noticed and known says nothing of when the service was disturbed.
  return { ...state, occurredAt: began?.service ?? unknown, detectedAt: at, knownAt: null };
}

/** That of the data, where the occurrence was not stated of the service alone. */
function ownBeginning(state: OpenIncident): Instant | null {
  return state.beginnings === null && state.isOccurrenceOfService ? null : dataBegan(state);
}

/** Whether an end that is stated so is that of the data, also where the service was disturbed by then: it restores nothing. */
export function endsDataAlone(state: OpenIncident, of: Thing | undefined): boolean {
  const thing = of ?? thingLeft(state);
  return thing === null ? isBesideOutages(state) : thing === 'data' && isOfBoth(state);
}

/** Data lay open, and outages of functions that nobody is said to feel are on record with their own ends. */
function isBesideOutages(state: OpenIncident): boolean {
  return state.exposures.length > 0 && state.outages.length > 0 && isAboutDataAlone(state);
}

/**
 * When each period of what happened to data was over, null while that is not known, where it has ends apart from the restoration of the
 * service; null where the incident has one end.
 */
export function dataEnds(state: OpenIncident): readonly (Instant | null)[] | null {
  const { beginnings, exposures } = state;
  if (exposures.length > 0) {
    const all = [...exposures.map(({ to }) => to), ...(state.ongoing === null ? [] : [null])];
    return isOfBoth(state) || isBesideOutages(state) ? all : null;
  }
  return beginnings === null ? null : [null];
}

/** Whether it is of data and of the service as well. */
export function isOfBoth(state: OpenIncident): boolean {
  return state.beginnings !== null || (isOfService(state) && raisesDataQuestion({ state, facts: state.facts }));
}

/** The one thing that it is of; null for both, and for neither. */
export function thingAlone(state: OpenIncident): Thing | null {
  if (isOfBoth(state)) return null;
  return isAboutDataAlone(state) ? 'data' : isOfService(state) ? 'service' : null;
}

function isOfService({ facts, outages }: OpenIncident): boolean {
  return outages.length > 0 || concernsService({ facts });
}

function beginning(state: OpenIncident, { occurredAt: at }: StatedTimes, named: Thing | undefined, byOutages: boolean) {
  const isPlain = state.beginnings === null && (byOutages || isOfWhole(state, named));
  if (at === undefined || isPlain) return { times: {}, change: {}, isOfData: !byOutages && isAboutDataAlone(state) };
  const before = beginningsOf(state);
  const of = named ?? (before === null ? toFillIn(state, at) : firstStated(state, firstOf(before), at));
  const known = state.beginnings ?? knownBefore(state, of);
  const stated = byOutages ? null : at;
  const { data, service } =
    of === 'data' ? { data: at, service: known?.service ?? null } : { data: known?.data ?? null, service: stated };
  const { occurredAt, ...change } = occurrenceBy({ data, service }, state.outages);
  if (occurredAt === null) {
    return { times: { occurredAt }, change: { beginnings: null, isOccurrenceApart: false }, isOfData: of === 'data' };
  }
  return { times: { occurredAt }, change, isOfData: of === 'data' };
}

/**
 * Nothing says that it is of one of two: neither a name, nor an occurrence of data beside periods in which it lay open, or beside outages. While
 * nobody is said to feel these, the incident is of the data.
 */
function isOfWhole(state: OpenIncident, named: Thing | undefined): boolean {
  const { isOccurrenceApart, exposures, outages } = state;
  if (named === undefined) return !isOccurrenceApart || exposures.length + outages.length === 0;
  return named === 'data' && isAboutDataAlone(state);
}

/**
 * While it is unknown when the service disturbance began, a stated time after the beginning of the data is taken to be that, or after its end
 * where that alone is known.
 */
function toFillIn(state: OpenIncident, at: Instant | null): Thing {
  const { beginnings, exposures } = state;
  if (beginnings === null || exposures[0]?.from === null) return firstStated(state, 'data', at);
  return beginnings.data !== null && at !== null && at > beginnings.data ? 'service' : 'data';
}

/** An incident with one occurrence: it is that of the data, and of the service as well, unless something says that it is not. */
function knownBefore(state: OpenIncident, of: Thing): OpenIncident['beginnings'] {
  const { occurredAt, isOccurrenceApart, isOccurrenceOfService, timesByOutages } = state;
  if (occurredAt === null) return null;
  const isByOutages = timesByOutages.has('occurredAt');
  if (of === 'service' && isByOutages) return null;
  const data = isOccurrenceOfService ? null : occurredAt;
  return { data, service: isOccurrenceApart || isByOutages ? null : occurredAt };
}

/** What lay open for a period began no later than that was over. */
function firstStated({ exposures: [first] }: OpenIncident, otherwise: Thing, at: Instant | null): Thing {
  return first !== undefined && at !== null && at > first.to ? 'service' : otherwise;
}

/** Nothing of the service is restored before it was disturbed. */
function isEndOfDataAlone(state: OpenIncident, { restoredAt: at }: StatedTimes, of: Thing | undefined): boolean {
  if (at === undefined) return false;
  if (of !== undefined) return of === 'data';
  const began = eachBegun(state)?.service ?? null;
  return isBesideOutages(state) || (began !== null && at !== null && at < began);
}

interface StatedPeriod {
  readonly from?: Instant | null | undefined;
  readonly to?: Instant | null | undefined;
  /** An end is that of a period of which nothing was known before. */
  readonly mayBegin: boolean;
}

/**
 * The first period begins with the data's occurrence, and the last one ends with its end. A period of which either is not known any more is
 * none, unless its beginning never was; what would end before it began stays as it was.
 */
function exposuresWith(state: OpenIncident, { from, to, mayBegin }: StatedPeriod): readonly Exposure[] {
  const { exposures } = state;
  if (exposures.length === 0) {
    const began = from === undefined ? dataBegan(state) : from;
    return mayBegin && to != null && began !== null && began <= to ? [periodOf(state, began, to)] : exposures;
  }
  const last = exposures.length - 1;
  return exposures.flatMap((one, index) => {
    const begin = index === 0 && from !== undefined ? from : one.from;
    const end = index === last && to !== undefined ? to : one.to;
    if (end === null || (begin === null && one.from !== null)) return [];
    return [begin === null || begin <= end ? { ...one, from: begin, to: end } : one];
  });
}

/** What happened to data alone so far: when it occurred says nothing of a disturbance of the service. */
export function isAboutDataAlone(state: OpenIncident, stated: Facts = {}): boolean {
  const facts = { ...state.facts, ...stated };
  return raisesDataQuestion({ state, facts }) && !concernsService({ facts });
}

/** A disturbance of the service that comes up later than the occurrence was stated; both in one statement belong together. */
export function isOccurrenceApart(state: OpenIncident, facts: Facts, { seq }: Moment): boolean {
  if (!isAboutDataAlone(state) || !concernsService({ facts: { ...state.facts, ...facts } })) {
    return state.isOccurrenceApart;
  }
  return state.occurredAt !== null && !state.timesByOutages.has('occurredAt') && state.occurredSeq < seq;
}
