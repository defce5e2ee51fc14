import type { Moment } from '../../record/moment.ts';
import type { OpenIncident } from '../../record/state.ts';
import { concernsService, raisesDataQuestion } from '../../situation/concern.ts';

/** With whose the occurrence and the restoration on record are, where only one of two things was known when they were stated. */
export function withWhoseTimes(before: OpenIncident, next: OpenIncident, moment: Moment): OpenIncident {
  const isSame = next.restoredSeq === before.restoredSeq && before.restoresService;
  return {
    ...next,
    restoresService: next.restoredAt !== null && (isSame || concernsService(next)),
    isOccurrenceOfService: isOccurrenceOfService(before, next, moment),
  };
}

/** Data that comes up later than the occurrence was stated of the service; both in one statement belong together. */
function isOccurrenceOfService(before: OpenIncident, next: OpenIncident, { seq }: Moment): boolean {
  if (next.occurredAt === null || next.occurredSeq === seq) return false;
  const isOfService = concernsService(before) && !isOfData(before);
  return before.isOccurrenceOfService || (isOfService && isOfData(next));
}

function isOfData(state: OpenIncident): boolean {
  return raisesDataQuestion({ state, facts: state.facts });
}
