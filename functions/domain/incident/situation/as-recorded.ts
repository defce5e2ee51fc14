import { earlier, type Instant, later } from '../../base/time/instant.ts';
import type { OpenIncident } from '../record/state.ts';
import { hasStarted } from '../standing/notices.ts';
import { type Spell, spellsOf } from '../standing/spells.ts';

/**
 * The incident with the moments that notices give. A restoration that people stated within outages on record gives way to the end of
 * these, and an occurrence to their beginning where one of them was recorded after customers were told of an occurrence. An outage
 * without an end is over with the stated restoration. When data lay open people alone can say: no outage moves that.
 */
export function asRecorded(state: OpenIncident): OpenIncident {
  const { occurredAt, restoredAt, timesByPeople, isOccurrenceApart } = state;
  if (isOfData(state)) return state;
  const isOfService = timesByPeople.has('occurredAt') && !isOccurrenceApart;
  return {
    ...state,
    occurredAt: isOfService ? begun(state, occurredAt) : occurredAt,
    restoredAt: timesByPeople.has('restoredAt') ? ended(state, restoredAt) : restoredAt,
  };
}

function isOfData({ facts }: OpenIncident): boolean {
  return ['data.leak', 'data.tampering', 'data.loss'].some((name) => LIKELY.has(String(facts[name])));
}

const LIKELY: ReadonlySet<string> = new Set(['possible', 'confirmed']);

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
