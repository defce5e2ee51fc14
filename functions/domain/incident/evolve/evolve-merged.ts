import type { Courses, DataCourse } from '../record/courses.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { Moment } from '../record/moment.ts';
import type { OpenIncident } from '../record/state.ts';
import { withRecoveries, withRecovery } from './evolve-signals.ts';

type IncidentMerged = Extract<IncidentEvent, { type: 'incident.merged' }>;

/** A failure that customers of the other incident were not told of is one of this incident from now on. */
export function failedThere(
  known: OpenIncident,
  { failedAgain: at, recovered: theirs, wasOfData }: IncidentMerged,
  { seq }: Moment,
) {
  const ofData = wasOfData ? { recovered: [], firedAgain: null, brokeAgain: null } : {};
  const state = { ...known, ...ofData };
  const recovered = withRecoveries(state, theirs ?? [], seq);
  if (at === undefined) return { ...ofData, recovered };
  const again = { at, seq };
  const isKnown = theirs?.some(({ againAt }) => againAt <= at && (state.restoredAt ?? '') < againAt) ?? false;
  return {
    firedAgain: again,
    brokeAgain: again,
    recovered: isKnown ? recovered : withRecovery({ ...state, recovered }, again, true),
  };
}

/** The courses of both. */
export function coursesAfter({ courses }: OpenIncident, event: IncidentMerged): Courses {
  const { beginnings, isOccurrenceApart } = event;
  const known = isOccurrenceApart === undefined || courses.begun === 'service' ? courses.begun : 'one';
  return {
    ...courses,
    begun: beginnings ?? (isOccurrenceApart ? 'data' : known),
    data: dataAfter(courses.data, event),
  };
}

/** The periods of what happened to data, and what of it has no end. */
function dataAfter(known: DataCourse, { exposure, exposures, ongoing }: IncidentMerged): DataCourse {
  if (exposures !== undefined) return { over: exposures, goesOn: ongoing ?? null };
  return exposure === undefined ? known : { ...known, over: [exposure] };
}

/** What is kept of an incident that was joined. */
export function recordOf(event: IncidentMerged, { at, seq }: Moment): OpenIncident['merged'][number] {
  return {
    incident: event.incident,
    at,
    seq,
    told: event.told ?? [],
    restricted: event.restricted ?? [],
    firstOwed: event.firstOwed ?? null,
    isNews: Object.keys(event.facts).length > 0 || event.preceded === true,
    failedAgain: event.failedAgain !== undefined,
    saidRestored: event.saidRestored ?? false,
    awaitsResult: event.awaitsResult ?? false,
    owedSince: event.owedSince ?? {},
    owed: event.owed ?? null,
    widened: event.widened ?? false,
    knownData: event.knownData ?? [],
  };
}
