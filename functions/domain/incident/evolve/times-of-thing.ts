import type { Instant } from '../../base/time/instant.ts';
import type { Exposure } from '../../rules/facts/tellable.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { StatedTimes, Thing } from '../record/event-parts.ts';
import type { Moment } from '../record/moment.ts';
import type { OpenIncident } from '../record/state.ts';
import { concernsService, raisesDataQuestion } from '../situation/concern.ts';
import { beginningsOf, firstOf, occurrenceBy } from '../standing/beginnings.ts';

/** What changes by stated times of an incident that is, or is said to be, of two things. */
interface OfThing {
  /** The moments of the incident itself that change. */
  readonly times: StatedTimes;
  readonly change: Partial<Pick<OpenIncident, 'beginnings' | 'isOccurrenceApart' | 'exposures'>>;
}

/**
 * The beginning that is stated is that of the thing that is named, else of the one that began first, and an end is that of the data where it
 * lies before the service was disturbed. `byOutages`: they follow from outages on record, and are of the service.
 */
export function timesOfThing(
  state: OpenIncident,
  stated: StatedTimes,
  named: Thing | undefined,
  byOutages: boolean,
): OfThing {
  const of = byOutages ? 'service' : isOfBoth(state) ? named : undefined;
  const begun = beginning(state, stated, of, byOutages);
  const ended = end(state, stated, of);
  const exposures = ended.exposures ?? exposuresFrom(state, stated, begun.isOfData);
  const { restoredAt: _, ...others } = stated;
  return {
    times: { ...(ended.exposures === undefined ? stated : others), ...begun.times },
    change: { ...begun.change, exposures },
  };
}

/** The incident with the moments of one of its two things; unchanged where none is named, or where it is of one thing alone. */
export function asOfThing(state: OpenIncident, of: Thing | undefined, at: Instant): OpenIncident {
  if (of === undefined || !isOfBoth(state)) return state;
  const began = beginningsOf(state);
  if (of === 'data') {
    return { ...state, occurredAt: began?.data ?? state.occurredAt, restoredAt: state.exposures.at(-1)?.to ?? null };
  }
  const unknown = state.isOccurrenceApart ? null : state.occurredAt;
  // When the other thing was noticed and known says nothing of when the service was disturbed.
  return { ...state, occurredAt: began?.service ?? unknown, detectedAt: at, knownAt: null };
}

function isOfBoth(state: OpenIncident): boolean {
  return state.beginnings !== null || (isOfService(state) && raisesDataQuestion({ state, facts: state.facts }));
}

function isOfService({ facts, outages }: OpenIncident): boolean {
  return outages.length > 0 || concernsService({ facts });
}

function beginning(state: OpenIncident, { occurredAt: at }: StatedTimes, named: Thing | undefined, byOutages: boolean) {
  const isPlain = state.beginnings === null && (named === undefined || byOutages);
  if (at === undefined || isPlain) return { times: {}, change: {}, isOfData: !isOfService(state) };
  const before = beginningsOf(state);
  const of = named ?? (before === null ? toFillIn(state, at) : firstOf(before));
  const known = state.beginnings ?? knownBefore(state, of);
  const data = of === 'data' ? at : (known?.data ?? null);
  const service = of === 'data' ? (known?.service ?? null) : byOutages ? null : at;
  if (data === null) {
    const left = beginningsOf(state)?.service ?? service;
    return { times: { occurredAt: left }, change: { beginnings: null, isOccurrenceApart: false }, isOfData: false };
  }
  const { occurredAt, ...change } = occurrenceBy({ data, service }, state.outages);
  return { times: { occurredAt }, change, isOfData: of === 'data' };
}

/** While nobody knows when the service was disturbed, a later beginning than that of the data is taken for it. */
function toFillIn({ beginnings }: OpenIncident, at: Instant | null): Thing {
  return beginnings !== null && at !== null && at > beginnings.data ? 'service' : 'data';
}

/** An incident with one occurrence: it is that of the data, and of the service as well, unless something says that it is not. */
function knownBefore(state: OpenIncident, of: Thing): OpenIncident['beginnings'] {
  const { occurredAt, isOccurrenceApart, timesByOutages } = state;
  if (occurredAt === null) return null;
  const isByOutages = timesByOutages.has('occurredAt');
  if (of === 'service' && isByOutages) return null;
  return { data: occurredAt, service: isOccurrenceApart || isByOutages ? null : occurredAt };
}

/** Nothing of the service is restored before it was disturbed. */
function end(
  state: OpenIncident,
  { restoredAt: at }: StatedTimes,
  of: Thing | undefined,
): { readonly exposures?: readonly Exposure[] } {
  const began = beginningsOf(state)?.service ?? null;
  const isBefore = of === undefined && began !== null && at != null && at < began;
  if (at === undefined || !(of === 'data' || isBefore)) return {};
  const last = state.exposures.at(-1);
  const from = last?.from ?? beginningsOf(state)?.data ?? state.occurredAt;
  const others = state.exposures.slice(0, -1);
  return { exposures: at === null || from === null || at < from ? others : [...others, { from, to: at }] };
}

/** The first period begins with the data's occurrence; of an incident of data alone, the last one ends with its end. */
function exposuresFrom(
  state: OpenIncident,
  { occurredAt, restoredAt }: StatedTimes,
  isOfData: boolean,
): readonly Exposure[] {
  const { exposures } = state;
  if (!isOfData || exposures.length === 0) return exposures;
  const last = exposures.length - 1;
  const isEnd = !isOfService(state) && exposures.length > 1;
  return exposures.map(({ from, to }, index) => ({
    from: index === 0 && occurredAt != null && occurredAt <= to ? occurredAt : from,
    to: index === last && isEnd && restoredAt != null && restoredAt >= from ? restoredAt : to,
  }));
}

/** What happened to data alone so far: when it occurred says nothing of a disturbance of the service. */
function isAboutDataAlone(state: OpenIncident): boolean {
  return raisesDataQuestion({ state, facts: state.facts }) && !concernsService({ facts: state.facts });
}

/** A disturbance of the service that comes up later than the occurrence was stated; both in one statement belong together. */
export function isOccurrenceApart(state: OpenIncident, facts: Facts, { seq }: Moment): boolean {
  if (!isAboutDataAlone(state) || !concernsService({ facts: { ...state.facts, ...facts } })) {
    return state.isOccurrenceApart;
  }
  return state.occurredAt !== null && !state.timesByOutages.has('occurredAt') && state.occurredSeq < seq;
}
