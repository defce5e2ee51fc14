import { earlier, type Instant, later } from '../../base/time/instant.ts';
import type { OpenIncident } from '../record/state.ts';
import { beginningsKnown, eachBegun, isOccurrenceOfData, withBegun } from '../standing/beginnings.ts';
import { hasStarted } from '../standing/notices.ts';
import { type Spell, spellsOf } from '../standing/spells.ts';
import { thingsLeft } from './courses.ts';
import { isOfData, isOfDataAlone } from './of-data.ts';

/**
 * The incident with the moments that notices give. A restoration that people stated within outages on record gives way to the end of
 * these, and an occurrence to their beginning where one of them was recorded after customers were told of an occurrence, or was over
 * before the stated one. An outage without an end is over with the stated restoration. When data lay open people alone can say: no
 * outage moves that.
 */
export function asRecorded(stated: OpenIncident): OpenIncident {
  const state = ofWhatStands(stated);
  const { occurredAt, restoredAt, timesByPeople } = state;
  if (isOfData(state)) return withoutEndOfOutages(state);
  const isOfService = timesByPeople.has('occurredAt') && !isOccurrenceOfData(state);
  const before = isOfService ? endedBefore(state, occurredAt) : [];
  return {
    ...state,
    ...(isOfService ? { occurredAt: before[0]?.from ?? begun(state, occurredAt) } : {}),
    ...recoveredSince(state, before),
    restoredAt: timesByPeople.has('restoredAt') ? ended(state, restoredAt) : restoredAt,
  };
}

/** Once one of two things is ruled out, the moments are those of the other: no end of the service is one of data. */
function ofWhatStands(state: OpenIncident): OpenIncident {
  const began = eachBegun(state) ?? ofDataAlone(state);
  const [left, other] = thingsLeft(state);
  if (began === null || other !== undefined) return state;
  const one = withBegun(state, left === 'data' ? 'data' : 'one');
  if (left === undefined) return one;
  return { ...one, occurredAt: began[left], ...(left === 'data' && { restoredAt: null }) };
}

/** The occurrence that was stated of data, and outages with their own beginning; without any nobody knows that of the service that is left. */
function ofDataAlone(state: OpenIncident): ReturnType<typeof eachBegun> {
  const { occurredAt, courses, outages } = state;
  const service = spellsOf(outages).at(0)?.from ?? null;
  const isLeft = service !== null || thingsLeft(state).includes('service');
  return courses.begun === 'data' && isLeft ? { data: occurredAt, service } : null;
}

/** Data whose harm people dated is not well again with a function that was out of service, nor came to harm with it. */
function withoutEndOfOutages(state: OpenIncident): OpenIncident {
  const { timesByOutages: follow, restoredAt } = state;
  const beginnings = beginningsKnown(state.courses);
  if (follow.size === 0 || !isOfDataAlone(state)) return state;
  if (beginnings === null) return follow.has('occurredAt') ? state : { ...state, restoredAt: null };
  const isUnknown = beginnings.data === null && beginnings.service === null;
  if (!isUnknown) return state;
  return { ...withBegun(state, 'one'), occurredAt: null, restoredAt: follow.has('restoredAt') ? null : restoredAt };
}

/** The outages, as spells, that were over before the occurrence that had been stated. */
function endedBefore({ outages }: OpenIncident, at: Instant | null): readonly Spell[] {
  if (at === null) return [];
  const spells = spellsOf(outages).filter(({ to }) => to !== null && to < at);
  const first = spells.findIndex(({ from, to }) =>
    outages.some((one) => one.begins && one.from >= from && to !== null && one.from <= to),
  );
  return first < 0 ? [] : spells.slice(first);
}

/** It was well between the last of them and the occurrence as it had been stated. */
function recoveredSince(
  { recovered, occurredAt, occurredSeq }: OpenIncident,
  before: readonly Spell[],
): Pick<OpenIncident, 'recovered'> | null {
  const restoredAt = before.at(-1)?.to ?? null;
  if (restoredAt === null || occurredAt === null) return null;
  const again = { at: occurredAt, seq: occurredSeq };
  return { recovered: [{ restoredAt, again, wasWell: true }, ...recovered] };
}

function begun({ outages, notices }: OpenIncident, at: Instant | null): Instant | null {
  if (at === null) return null;
  const told = notices.filter((notice) => hasStarted(notice) && notice.times.occurredAt !== null);
  const isNews = ({ from, to }: Spell) =>
    outages.some(
      (one) => one.from >= from && (to === null || one.from <= to) && told.some(({ basedOn }) => basedOn < one.seq),
    );
  const around = spellsOf(outages).filter(({ from, to }) => from < at && (to === null || to >= at));
  return around.filter(isNews).reduce((first, { from }) => earlier(first, from), at);
}

function ended({ outages }: OpenIncident, at: Instant | null): Instant | null {
  if (at === null) return null;
  const over = outages.filter(({ to }) => to !== null);
  const around = spellsOf(over).flatMap(({ from, to }) => (from <= at && to !== null && to > at ? [to] : []));
  return around.reduce(later, at);
}
