import type { Instant } from '../../../base/time/instant.ts';
import { withImplied } from '../../../rules/facts/implied.ts';
import type { Exposure } from '../../../rules/facts/tellable.ts';
import type { StatedTimes } from '../../../signal/stated-times.ts';
import type { Courses, DataCourse } from '../../record/courses.ts';
import type { Thing } from '../../record/event-parts.ts';
import type { OpenIncident } from '../../record/state.ts';
import type { KnownBeginnings } from '../../record/told-record.ts';
import { isAboutDataAlone, isEndOfDataAlone, isOfBoth, thingLeft } from '../../situation/courses.ts';
import { endAlone, periodOf, togetherExposed } from '../../situation/exposure.ts';
import { lastingIn } from '../../situation/lasting.ts';
import { beginningsKnown, beginningsOf, dataBegan, firstOf, occurrenceBy } from '../../standing/beginnings.ts';

/** What changes by stated times of an incident that is, or is said to be, of two things. */
interface OfThing {
  /** The moments of the incident itself that change. */
  readonly times: StatedTimes;
  readonly courses: Courses;
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
  const { courses } = state;
  const { restoredAt, ...others } = stated;
  if (isEnd && until && restoredAt != null) {
    const known = beginningsKnown(courses) ?? { data: null, service: byPeople(state) };
    const data = { ...courses.data, over: [endAlone(state, restoredAt)] };
    return { times: others, courses: { ...courses, begun: known, data } };
  }
  const isOfPeriods = isEnd || (!byOutages && isAboutDataAlone(state));
  const periods = periodsWith(state, {
    ...(begun.isOfData && { from: stated.occurredAt }),
    ...(isOfPeriods && { to: restoredAt }),
    mayBegin: isEnd && (begun.isOfData || courses.begun !== 'service'),
  });
  const data = { ...courses.data, ...periods };
  return { times: { ...(isEnd ? others : stated), ...begun.times }, courses: { ...courses, ...begun.change, data } };
}

/** The end that is stated is that of what goes on, where something does, else of the last period. */
function periodsWith(state: OpenIncident, { to, ...begins }: StatedPeriod): Partial<DataCourse> {
  const ended = withLastingEnded(state, to);
  if (ended === null) return { over: periodsStated(state, state.courses.data.over, { ...begins, to }) };
  return { ...ended, over: periodsStated(state, ended.over, begins) };
}

/** The periods with that of what goes on, by its end; null where nothing does, or where this is no end of it. */
function withLastingEnded(state: OpenIncident, to: Instant | null | undefined): DataCourse | null {
  const { over, goesOn } = state.courses.data;
  const lasting = over.length === 0 ? null : lastingIn({ state, facts: withImplied(state.facts) });
  if (lasting === null || to === undefined) return null;
  if (to === null) return { over, goesOn };
  const { from, viewable } = lasting;
  if (from !== null && to < from) return null;
  const isKnown = from === null && over.some((one) => to <= one.to);
  const period = { from, to, ...(viewable === false && { viewable }) };
  return { over: isKnown ? over : togetherExposed(over, [period]), goesOn: null };
}

function byPeople({ occurredAt, timesByOutages }: OpenIncident): Instant | null {
  return timesByOutages.has('occurredAt') ? null : occurredAt;
}

function beginning(state: OpenIncident, { occurredAt: at }: StatedTimes, named: Thing | undefined, byOutages: boolean) {
  const beginnings = beginningsKnown(state.courses);
  const isPlain = beginnings === null && (byOutages || isOfWhole(state, named));
  if (at === undefined || isPlain) {
    const change = at === undefined ? {} : { begun: 'one' as const };
    return { times: {}, change, isOfData: !byOutages && isAboutDataAlone(state) };
  }
  const before = beginningsOf(state);
  const of = named ?? (before === null ? toFillIn(state, at) : firstStated(state, firstOf(before), at));
  const known = beginnings ?? knownBefore(state, of);
  const stated = byOutages ? null : at;
  const each: KnownBeginnings =
    of === 'data' ? { data: at, service: known?.service ?? null } : { data: known?.data ?? null, service: stated };
  const occurredAt = occurrenceBy(each, state.outages);
  const begun = occurredAt === null ? ('one' as const) : each;
  return { times: { occurredAt }, change: { begun }, isOfData: of === 'data' };
}

/**
 * Nothing says that it is of one of two: neither a name, nor an occurrence of data beside periods in which it lay open, or beside outages. While
 * nobody is said to feel these, the incident is of the data.
 */
function isOfWhole(state: OpenIncident, named: Thing | undefined): boolean {
  const { courses, outages } = state;
  if (named === undefined) return courses.begun !== 'data' || courses.data.over.length + outages.length === 0;
  return named === 'data' && isAboutDataAlone(state);
}

/**
 * While it is unknown when the service disturbance began, a stated time after the beginning of the data is taken to be that, or after its end
 * where that alone is known.
 */
function toFillIn(state: OpenIncident, at: Instant | null): Thing {
  const beginnings = beginningsKnown(state.courses);
  if (beginnings === null || state.courses.data.over[0]?.from === null) return firstStated(state, 'data', at);
  return beginnings.data !== null && at !== null && at > beginnings.data ? 'service' : 'data';
}

/** An incident with one occurrence: it is that of the data, and of the service as well, unless something says that it is not. */
function knownBefore(state: OpenIncident, of: Thing): KnownBeginnings | null {
  const { occurredAt, courses, timesByOutages } = state;
  if (occurredAt === null) return null;
  const isByOutages = timesByOutages.has('occurredAt');
  if (of === 'service' && isByOutages) return null;
  const data = courses.begun === 'service' ? null : occurredAt;
  return { data, service: courses.begun === 'data' || isByOutages ? null : occurredAt };
}

/** What lay open for a period began no later than that was over. */
function firstStated({ courses }: OpenIncident, otherwise: Thing, at: Instant | null): Thing {
  const [first] = courses.data.over;
  return first !== undefined && at !== null && at > first.to ? 'service' : otherwise;
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
function periodsStated(
  state: OpenIncident,
  over: readonly Exposure[],
  { from, to, mayBegin }: StatedPeriod,
): readonly Exposure[] {
  if (over.length === 0) {
    const began = from === undefined ? dataBegan(state) : from;
    return mayBegin && to != null && began !== null && began <= to ? [periodOf(state, began, to)] : over;
  }
  const last = over.length - 1;
  return over.flatMap((one, index) => {
    const begin = index === 0 && from !== undefined ? from : one.from;
    const end = index === last && to !== undefined ? to : one.to;
    if (end === null || (begin === null && one.from !== null)) return [];
    return [begin === null || begin <= end ? { ...one, from: begin, to: end } : one];
  });
}
