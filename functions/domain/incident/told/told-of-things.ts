import { earliestOf, type Instant, latestOf } from '../../base/time/instant.ts';
import { withImplied } from '../../rules/facts/implied.ts';
import type { Beginnings, Exposure } from '../../rules/facts/tellable.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { Thing } from '../record/event-parts.ts';
import type { OpenIncident } from '../record/state.ts';
import type { KnownBeginnings, ToldRecord } from '../record/told-record.ts';
import { concernsData, concernsService } from '../situation/concern.ts';
import {
  areApart,
  arePeriodsApart,
  exposuresIn,
  isBeginningOfExposure,
  isEndOfExposure,
  otherExposures,
} from '../situation/exposure.ts';
import { lastingIn } from '../situation/lasting.ts';
import { beginningsKnown, beginningsOf, eachBegun, isSameMinute } from '../standing/beginnings.ts';
import type { StandingReport } from './what-was-told.ts';

type Told = Pick<ToldRecord, 'facts' | 'times'>;

export const BEGINNINGS = 'beginnings';
export const EXPOSURES = 'exposures';
export const LASTING = 'lasting';

/** What was told of two things that are one incident, and is not so of the one that it was told of: their beginnings, and periods of exposure. */
export function otherThings(state: OpenIncident, told: Told): string[] {
  const [now, then] = [eachBegun(state), eachTold(state, told)];
  const isOther = now !== null && THINGS.some((thing) => isOtherMinute(now[thing], then[thing]));
  const periods = otherExposures(state, told.times.exposures ?? []);
  return [
    ...(isOther && state.timesByPeople.has('occurredAt') ? [BEGINNINGS] : []),
    ...(periods.length > 0 ? [EXPOSURES] : []),
  ];
}

const THINGS = ['data', 'service'] as const;

function isOtherMinute(now: Instant | null, then: Instant | undefined): boolean {
  return then !== undefined && (now === null || !isSameMinute(now, then));
}

/** Whether data lay open, or came to harm, once more after every period that was told, be it by its moments; before them by a join alone. */
export function hasMorePeriods(state: OpenIncident, told: readonly Told[]): boolean {
  const last = latestOf(told.flatMap((one) => endsTold(state, one)));
  if (last === null) return false;
  const periods = exposuresIn({ state, facts: withImplied(state.facts) });
  // Of one without a beginning only its end is known, which may be that of what was told, as it was set right.
  const isBeside = told.every(({ times }) => otherExposures(state, times.exposures ?? []).length === 0);
  const isEarlier = (one: Exposure) =>
    state.merged.length > 0 && areApart(one, { from: firstTold(told) ?? last, to: last });
  return periods.some((one) =>
    one.from === null ? isBeside && one.to > last : one.from > last || (isBeside && isEarlier(one)),
  );
}

function firstTold(told: readonly Told[]): Instant | null {
  return earliestOf(
    told.flatMap(({ times }) => [times.occurredAt, ...(times.exposures ?? []).map(({ from }) => from)]),
  );
}

/** Whether readers were told that something of data was over, and nothing of what goes on since, or beside it. */
export function isLastingUntold(state: OpenIncident, told: readonly StandingReport[]): boolean {
  const now = lastingIn({ state, facts: withImplied(state.facts) });
  if (now === null) return false;
  const over = told.filter(({ facts, times: { exposures = [], restoredAt } }) => {
    const isEnd = restoredAt !== null && !concernsService({ facts });
    return isEnd || exposures.length > 0;
  });
  const last = Math.max(...over.map(({ basedOn }) => basedOn));
  const tells = ({ times: { lasting }, basedOn }: StandingReport) => lasting?.from === now.from && basedOn >= last;
  return over.length > 0 && !told.some(tells);
}

function endsTold(
  state: OpenIncident,
  { facts, times: { exposures = [], restoredAt } }: Told,
): readonly (Instant | null)[] {
  return [...exposures.map(({ to }) => to), isEndOfExposure(state, facts, restoredAt) ? restoredAt : null];
}

/** Whether the occurrence that was told is that of one of two things, or of a period of exposure: it compares with nothing else. */
export function isOfThing(state: OpenIncident, { facts, times }: Told): boolean {
  const isKept = arePeriodsApart(state) && times.exposures !== undefined && !concernsService({ facts });
  const isEach = beginningsOf(state) !== null || eachBegun(state)?.data === null;
  return isEach || isKept || isBeginningOfExposure(state, facts, times.occurredAt);
}

/** The occurrence that was told of the one of two things that is left; null where the other alone was told of. */
export function occurrenceTold({ facts, times }: Told, left: Thing | null): Instant | null {
  const { beginnings, occurredAt } = times;
  if (left === null) return occurredAt;
  if (beginnings !== undefined) return beginnings[left] ?? null;
  const isOfLeft = left === 'service' ? concernsService({ facts }) : isOfData(facts) || !concernsService({ facts });
  return isOfLeft ? occurredAt : null;
}

function isOfData(facts: Facts): boolean {
  return concernsData({ state: { statedByPeople: new Set() }, facts });
}

/** Whether the end that was told is that of what happened to data, such as a period of exposure, and of no disturbance. */
export function isEndOfData(state: OpenIncident, { facts, times }: Told): boolean {
  const isOfPeriod = times.exposures?.at(-1)?.to === times.restoredAt;
  const isApart =
    beginningsKnown(state.courses) !== null || isOfPeriod || (arePeriodsApart(state) && times.exposures !== undefined);
  return (isApart && !concernsService({ facts })) || isEndOfExposure(state, facts, times.restoredAt);
}

/** The beginnings as they would be now, were everything so that was told; null where nothing was told of them. */
export function beginningsAsTold(state: OpenIncident, told: Told): KnownBeginnings | null {
  const then = eachTold(state, told);
  if (THINGS.every((thing) => then[thing] === undefined)) return null;
  return { ...(eachBegun(state) ?? { data: null, service: null }), ...then };
}

/** The beginning of each of two things that was told, by itself or as the occurrence of an incident that is of both by now. */
function eachTold(state: OpenIncident, { facts, times }: Told): Partial<Beginnings> {
  const { beginnings, occurredAt } = times;
  if (beginnings !== undefined) return beginnings;
  const now = eachBegun(state);
  if (now === null || occurredAt === null) return {};
  // Which of the two is not known tells of neither that it was told wrongly.
  if (now.service === null) return {};
  if (isBeginningOfExposure(state, facts, occurredAt)) return {};
  if (!concernsService({ facts })) return { data: occurredAt };
  // It was stated of the service, although earlier releases told it of both.
  const beginningsNow = beginningsKnown(state.courses);
  if (beginningsNow === null) return { service: occurredAt };
  // A disturbance that follows outages on record has no other beginning that anybody stated.
  const isLater = beginningsNow.service !== null && now.data !== null && occurredAt > now.data;
  return !isOfData(facts) || isLater ? { service: occurredAt } : { data: occurredAt };
}
