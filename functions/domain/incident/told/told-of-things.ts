import type { Beginnings } from '../../rules/facts/tellable.ts';
import type { OpenIncident } from '../record/state.ts';
import type { ToldRecord } from '../record/told-record.ts';
import { concernsData, concernsService } from '../situation/concern.ts';
import { arePeriodsApart, isBeginningOfExposure, isEndOfExposure, otherExposures } from '../situation/exposure.ts';
import { beginningsOf, isSameMinute } from '../standing/beginnings.ts';

type Told = Pick<ToldRecord, 'facts' | 'times'>;

export const BEGINNINGS = 'beginnings';
export const EXPOSURES = 'exposures';

/** What was told of two things that are one incident, and is not so of the one that it was told of: their beginnings, and periods of exposure. */
export function otherThings(state: OpenIncident, told: Told): string[] {
  const [now, then] = [beginningsOf(state), beginningsAsTold(state, told)];
  const isOther =
    now !== null && then !== null && !(isSameMinute(now.data, then.data) && isSameMinute(now.service, then.service));
  const periods = otherExposures(state, told.times.exposures ?? []);
  return [
    ...(isOther && state.timesByPeople.has('occurredAt') ? [BEGINNINGS] : []),
    ...(periods.length > 0 ? [EXPOSURES] : []),
  ];
}

/** Whether the occurrence that was told is that of one of two things, or of a period of exposure: it compares with nothing else. */
export function isOfThing(state: OpenIncident, { facts, times }: Told): boolean {
  const isKept = arePeriodsApart(state) && times.exposures !== undefined && !concernsService({ facts });
  return beginningsOf(state) !== null || isKept || isBeginningOfExposure(state, facts, times.occurredAt);
}

/** Whether the end that was told is that of what happened to data, such as a period of exposure, and of no disturbance. */
export function isEndOfData(state: OpenIncident, { facts, times }: Told): boolean {
  const isApart = state.beginnings !== null || (arePeriodsApart(state) && times.exposures !== undefined);
  return (isApart && !concernsService({ facts })) || isEndOfExposure(state, facts, times.restoredAt);
}

/** The beginnings as they would be now, were everything so that was told; null where nothing was told of them. */
export function beginningsAsTold(state: OpenIncident, { facts, times }: Told): Beginnings | null {
  const now = beginningsOf(state);
  const { beginnings, occurredAt } = times;
  if (now === null || beginnings !== undefined || occurredAt === null) return beginnings ?? null;
  if (isBeginningOfExposure(state, facts, occurredAt)) return now;
  const isOfService = concernsService({ facts });
  if (!isOfService) return { ...now, data: occurredAt };
  const isOfData = concernsData({ state: { statedByPeople: new Set() }, facts });
  if (!isOfData || occurredAt > now.data) return { ...now, service: occurredAt };
  return { ...now, data: occurredAt };
}
