import { earlier, type Instant, later } from '../../base/time/instant.ts';
import type { OpenIncident } from '../record/state.ts';
import { hasStarted } from '../standing/notices.ts';

/**
 * The incident with the moments that notices give. A restoration that people stated within an outage on record gives way to the end of
 * the outage, and an occurrence to its beginning where the outage was recorded after customers were told of one. An outage without an end is
 * over with the stated restoration.
 */
export function asRecorded(state: OpenIncident): OpenIncident {
  const { occurredAt, restoredAt, timesByPeople, isOccurrenceApart } = state;
  const isOfService = timesByPeople.has('occurredAt') && !isOccurrenceApart;
  return {
    ...state,
    occurredAt: isOfService ? begun(state, occurredAt) : occurredAt,
    restoredAt: timesByPeople.has('restoredAt') ? ended(state, restoredAt) : restoredAt,
  };
}

function begun({ outages, notices }: OpenIncident, at: Instant | null): Instant | null {
  if (at === null) return null;
  const told = notices.filter((notice) => hasStarted(notice) && notice.times.occurredAt !== null);
  const isNews = (seq: number) => told.some(({ basedOn }) => basedOn < seq);
  const around = outages.filter(({ from, to, seq }) => from < at && (to === null || to > at) && isNews(seq));
  return around.reduce((first, { from }) => earlier(first, from), at);
}

function ended({ outages }: OpenIncident, at: Instant | null): Instant | null {
  if (at === null) return null;
  const around = outages.flatMap(({ from, to }) => (from <= at && to !== null && to > at ? [to] : []));
  return around.reduce(later, at);
}
