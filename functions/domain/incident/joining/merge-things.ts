import { earliestOf, type Instant } from '../../base/time/instant.ts';
import type { Policy } from '../../policy/shape/schema.ts';
import { knownFacts } from '../../rules/facts/derived.ts';
import type { Exposure, Lasting } from '../../rules/facts/tellable.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import type { HandedOver } from '../record/joined.ts';
import type { OpenIncident } from '../record/state.ts';
import type { KnownBeginnings } from '../record/told-record.ts';
import { exposuresIn, periodToKeep, togetherExposed } from '../situation/exposure.ts';
import { openOfData } from '../situation/lasting.ts';
import { beginningsHanded, isOccurrenceOfData } from '../standing/beginnings.ts';
import { spellsOf } from '../standing/spells.ts';
import { isOfData, isOfService, type JoinedSide } from './merge-times.ts';

/** When each of two things began that are one incident by now, and the periods in which data could be viewed, or came to harm otherwise. */
export function mergeThings(policy: Policy, state: OpenIncident, from: HandedOver, times: StatedTimes) {
  const exposures = mergeExposures(policy, state, from);
  const beginnings = mergeBeginnings(policy, state, from, exposures);
  return {
    isOccurrenceApart: isOccurrenceApart(policy, state, from, { times, beginnings }),
    ...(exposures.length > 0 && { exposures, ...mergeOngoing(state, from) }),
    ...(beginnings !== null && { beginnings }),
  };
}

/** Of what has no end in either, beside periods that were over, the earlier beginning that is known. */
function mergeOngoing(state: OpenIncident, from: HandedOver): { readonly ongoing?: Lasting } {
  const all = [openOfData(state), from.ongoing ?? null].flatMap((one) => one ?? []);
  const first = earliestOf(all.map((one) => one.from));
  const ongoing = all.find((one) => one.from === first);
  return ongoing === undefined ? {} : { ongoing };
}

/** Of two attacks or losses that overlap the joined moments tell; a period that those do not tell is kept. */
function mergeExposures(policy: Policy, state: OpenIncident, from: HandedOver): readonly Exposure[] {
  const known = exposuresIn({ state, facts: knownFacts(policy, state.facts) });
  const [own, theirs] = [periodToKeep(state), from.dataPeriod ?? null];
  const exposures = togetherExposed(orAlone(known, own), orAlone(from.exposures ?? [], theirs));
  const isWithService = [state, from].some((one) => isOfService(policy, one) || one.outages.length > 0);
  const isOne = own !== null && theirs !== null && exposures.length === 1;
  return isOne && known.length === 0 && !isWithService ? [] : exposures;
}

function orAlone(known: readonly Exposure[], period: Exposure | null): readonly Exposure[] {
  return known.length > 0 || period === null ? known : [period];
}

/**
 * When each of two things began, where one of the incidents is of data and one of the service: two things have two beginnings. Null where
 * that is one moment, or where neither is known, and in one of both already, of which nobody said that they began apart.
 */
function mergeBeginnings(
  policy: Policy,
  state: OpenIncident,
  from: HandedOver,
  exposures: readonly Exposure[],
): KnownBeginnings | null {
  const here = begunOf(policy, begunHere(state), state);
  const there = begunOf(policy, { ...from, occurredAt: from.times.occurredAt }, from);
  const data = earliestOf([here.data, there.data]);
  const began = earliestOf([here.service, there.service]);
  const isOfBoth = isOfService(policy, state) || isOfService(policy, from);
  const isEndAlone = data === null && exposures.some((one) => one.from === null);
  const isKnownApart = isEndAlone || beginningsHanded(state)?.data === null || from.beginnings?.data === null;
  const isUnknown = isKnownApart || (began !== null && areOneOfEach(policy, state, from));
  if ((data === null && !isUnknown) || (data === began && !isEndAlone) || !isOfBoth) return null;
  if (began === null) return { data, service: null };
  const isByOutages = [here, there].some(({ service, follows }) => follows && service === began);
  return { data, service: isByOutages ? null : began };
}

function begunHere(state: OpenIncident): BegunSide {
  const isOccurrenceApart = isOccurrenceOfData(state);
  return { ...state, isOccurrenceApart, beginnings: beginningsHanded(state) };
}

/** One of data and one of the service are joined: when that began says nothing of when something happened to data. */
function areOneOfEach(policy: Policy, ...sides: readonly JoinedSide[]): boolean {
  const isEach = sides.map((one) => [isOfData(policy, one), isOfService(policy, one)] as const);
  return isEach.some(([ofData]) => ofData) && !isEach.some(([ofData, ofService]) => ofData && ofService);
}

interface BegunSide {
  readonly occurredAt: Instant | null;
  readonly outages: HandedOver['outages'];
  readonly beginnings?: KnownBeginnings | null;
  readonly isOccurrenceApart?: boolean;
  readonly timesByOutages?: Iterable<string>;
}

function begunOf(policy: Policy, one: BegunSide, facts: JoinedSide) {
  const { beginnings = null, occurredAt, outages, isOccurrenceApart: isApart = false, timesByOutages = [] } = one;
  if (beginnings !== null) {
    const service =
      beginnings.service ?? spellsOf(outages.map((outage) => ({ ...outage, seq: 0 }))).at(0)?.from ?? null;
    return { data: beginnings.data, service, follows: beginnings.service === null };
  }
  const service = isOfService(policy, facts) && !isApart ? occurredAt : null;
  const follows = [...timesByOutages].includes('occurredAt');
  // When outages began says nothing of when something happened to data.
  const data = isOfData(policy, facts) && !follows ? occurredAt : null;
  return { data, service, follows };
}

interface AfterJoin {
  readonly times: StatedTimes;
  readonly beginnings: KnownBeginnings | null;
}

/**
 * Whether the occurrence that stands after the join is of something else than the service disturbance: where only one of the
 * two is about the service, only its own occurrence began it.
 */
function isOccurrenceApart(policy: Policy, state: OpenIncident, from: HandedOver, after: AfterJoin): boolean {
  const { times, beginnings } = after;
  const { occurredAt = state.occurredAt } = times;
  if (beginnings !== null && beginnings.service !== null) return beginnings.data === occurredAt;
  const [own, other] = [isOfService(policy, state), isOfService(policy, from)];
  if (own && other) return isOccurrenceOfData(state) || from.isOccurrenceApart === true;
  if (own) return isOccurrenceOfData(state) || occurredAt !== state.occurredAt;
  return other && (from.isOccurrenceApart === true || occurredAt !== from.times.occurredAt);
}
