import type { Exposure } from '../../rules/facts/tellable.ts';
import type { Moment } from '../record/moment.ts';
import type { Recurrence } from '../record/recurrence.ts';
import type { OpenIncident } from '../record/state.ts';

/**
 * The incident once the service is concerned as well: that data could not be viewed any more restored no service, and the service did
 * not fail with its beginning, unless the same item states these moments.
 */
export function withExposureKept(
  state: OpenIncident,
  exposure: Exposure | undefined,
  { seq }: Pick<Moment, 'seq'>,
): OpenIncident {
  if (exposure === undefined) return state;
  const isSince = (one: Recurrence | null) => one !== null && one.seq === seq;
  const isEnd = state.restoredAt === exposure.to && state.restoredSeq !== seq;
  const timesByPeople = new Set(state.timesByPeople);
  if (isEnd) timesByPeople.delete('restoredAt');
  return {
    ...state,
    exposures: state.exposures.length > 1 ? state.exposures : [exposure],
    isOccurrenceApart: state.occurredSeq !== seq,
    recovered: state.recovered.filter(({ restoredAt }) => restoredAt !== exposure.to),
    firedAgain: isSince(state.firedAgain) ? null : state.firedAgain,
    brokeAgain: isSince(state.brokeAgain) ? null : state.brokeAgain,
    ...(isEnd && { restoredAt: null, restoredSeq: seq, timesByPeople }),
  };
}
