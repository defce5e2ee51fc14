import type { Thing } from '../../record/event-parts.ts';
import type { Moment } from '../../record/moment.ts';
import type { OpenIncident } from '../../record/state.ts';
import { concernsService, raisesDataQuestion } from '../../situation/concern.ts';

/** With whose the occurrence and the restoration on record are, where only one of two things was known when they were stated. */
export function withWhoseTimes(before: OpenIncident, next: OpenIncident, moment: Moment): OpenIncident {
  return {
    ...next,
    restored: restored(before, next),
    isOccurrenceOfService: isOccurrenceOfService(before, next, moment),
  };
}

function restored(before: OpenIncident, next: OpenIncident): Thing | null {
  if (next.restoredAt === null) return null;
  const known = next.restoredSeq === before.restoredSeq ? before.restored : null;
  if (known === 'service' || concernsService(next)) return 'service';
  return isOfData(next) ? 'data' : known;
}

/**
 * Data that comes up later than the occurrence was stated of the service, which still stands, or outages gave it; both in one statement belong
 * together.
 */
function isOccurrenceOfService(before: OpenIncident, next: OpenIncident, { seq }: Moment): boolean {
  if (next.occurredAt === null || !(concernsService(next) || next.outages.length > 0)) return false;
  if (next.timesByOutages.has('occurredAt')) return isOfData(next) && concernsService(next);
  if (next.occurredSeq === seq) return false;
  const isOfService = concernsService(before) && !isOfData(before);
  return before.isOccurrenceOfService || (isOfService && isOfData(next));
}

function isOfData(state: OpenIncident): boolean {
  return raisesDataQuestion({ state, facts: state.facts });
}
