import type { OccurrenceOf } from '../../record/courses.ts';
import type { Thing } from '../../record/event-parts.ts';
import type { Moment } from '../../record/moment.ts';
import type { OpenIncident } from '../../record/state.ts';
import { concernsService, raisesDataQuestion } from '../../situation/concern.ts';
import { isAboutDataAlone } from '../../situation/courses.ts';

/** With whose the occurrence and the restoration on record are, where only one of two things was known when they were stated. */
export function withWhoseTimes(
  before: OpenIncident,
  next: OpenIncident,
  moment: Moment,
  isSettled = false,
): OpenIncident {
  const known = begun(before, next, moment);
  const isOfData = known === 'one' && !isSettled && isStatedOfData(before, next, moment);
  return { ...next, courses: { ...next.courses, begun: isOfData ? 'data' : known, ended: ended(before, next) } };
}

function ended(before: OpenIncident, next: OpenIncident): Thing | null {
  if (next.restoredAt === null) return null;
  const known = next.restoredSeq === before.restoredSeq ? before.courses.ended : null;
  if (known === 'service' || concernsService(next)) return 'service';
  return isOfData(next) ? 'data' : known;
}

/**
 * Data that comes up later than the occurrence was stated of the service, which still stands, or outages gave it; both in one statement belong
 * together.
 */
function begun(before: OpenIncident, next: OpenIncident, moment: Moment): OccurrenceOf {
  const { courses } = next;
  if (courses.begun !== 'one' && courses.begun !== 'service') return courses.begun;
  return isOccurrenceOfService(before, next, moment) ? 'service' : 'one';
}

function isOccurrenceOfService(before: OpenIncident, next: OpenIncident, { seq }: Moment): boolean {
  if (next.occurredAt === null) return false;
  if (next.timesByOutages.has('occurredAt')) return isOfData(next) && concernsService(next);
  if (next.occurredSeq === seq) return false;
  // Once the service is ruled out it does not become that of the data.
  if (before.courses.begun === 'service') return true;
  const isOfService = concernsService(before) && !isOfData(before);
  return isOfService && isOfData(next) && (concernsService(next) || next.outages.length > 0);
}

/** A disturbance of the service, or an outage beside data, that comes up later than the occurrence was stated of that. */
function isStatedOfData(before: OpenIncident, next: OpenIncident, { seq }: Moment): boolean {
  const isStated = before.occurredAt !== null && !before.timesByOutages.has('occurredAt');
  if (!isStated || !isAboutDataAlone(before)) return false;
  return next.outages.length > before.outages.length || (concernsService(next) && before.occurredSeq < seq);
}

function isOfData(state: OpenIncident): boolean {
  return raisesDataQuestion({ state, facts: state.facts });
}
