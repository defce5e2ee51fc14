import type { OccurrenceOf } from '../../record/courses.ts';
import type { Thing } from '../../record/event-parts.ts';
import type { Moment } from '../../record/moment.ts';
import type { OpenIncident } from '../../record/state.ts';
import { concernsService, raisesDataQuestion } from '../../situation/concern.ts';

/** With whose the occurrence and the restoration on record are, where only one of two things was known when they were stated. */
export function withWhoseTimes(before: OpenIncident, next: OpenIncident, moment: Moment): OpenIncident {
  const courses = { ...next.courses, begun: begun(before, next, moment), ended: ended(before, next) };
  return { ...next, courses };
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
  if (next.occurredAt === null || !(concernsService(next) || next.outages.length > 0)) return false;
  if (next.timesByOutages.has('occurredAt')) return isOfData(next) && concernsService(next);
  if (next.occurredSeq === seq) return false;
  const isOfService = concernsService(before) && !isOfData(before);
  return before.courses.begun === 'service' || (isOfService && isOfData(next));
}

function isOfData(state: OpenIncident): boolean {
  return raisesDataQuestion({ state, facts: state.facts });
}
