import type { Exposure, Lasting } from '../../../rules/facts/tellable.ts';
import type { OccurrenceOf, Recovered, Recurrence } from '../../record/courses.ts';
import type { KeptPeriods } from '../../record/event-parts.ts';
import type { Moment } from '../../record/moment.ts';
import type { OpenIncident } from '../../record/state.ts';
import { beginningsKnown } from '../../standing/beginnings.ts';

/**
 * The incident once the service is concerned as well: the end of what happened to data restored no service, and the service did not fail
 * with its beginning, nor again where that began again, unless the same item states these moments.
 */
export function withPeriodsKept(
  state: OpenIncident,
  { exposure, exposures = [] }: Partial<KeptPeriods>,
  { seq }: Pick<Moment, 'seq'>,
): OpenIncident {
  const { courses } = state;
  const { data } = courses;
  if (exposure === undefined) return state;
  const periods = exposures.length > 0 ? exposures : data.over.length > 1 ? data.over : [exposure];
  const isOfData = (at: string | null) => periods.some(({ to }) => to === at);
  const begins = ({ again }: Recovered) => periods.some(({ from }) => from === again.at);
  const gone = state.recovered.filter((one) => isOfData(one.restoredAt) || begins(one));
  const isSince = (one: Recurrence | null) =>
    one !== null && (one.seq === seq || gone.some(({ again }) => again.seq === one.seq));
  const isEnd = isOfData(state.restoredAt) && state.restoredSeq !== seq;
  const timesByPeople = new Set(state.timesByPeople);
  if (isEnd) timesByPeople.delete('restoredAt');
  return {
    ...state,
    courses: {
      ...courses,
      begun: begunWith(state, periods, seq),
      data: { over: periods, goesOn: data.goesOn ?? goingOnAfter(state, periods) },
    },
    recovered: state.recovered.filter((one) => !gone.includes(one)),
    firedAgain: isSince(state.firedAgain) ? null : state.firedAgain,
    brokeAgain: isSince(state.brokeAgain) ? null : state.brokeAgain,
    ...(isEnd && { restoredAt: null, restoredSeq: seq, timesByPeople }),
  };
}

/** Its source fired again after the last of them, and nobody said that this was over. */
function goingOnAfter({ restoredAt, recovered }: OpenIncident, periods: readonly Exposure[]): Lasting | null {
  const last = periods.at(-1);
  const again = recovered.findLast(({ wasWell }) => wasWell)?.again.at ?? null;
  if (restoredAt !== null || last === undefined || again === null || again <= last.to) return null;
  return { from: again, ...(last.viewable === false && { viewable: false }) };
}

/** While the beginning of the data is unknown, an occurrence stated in the same item belongs to the service. */
function begunWith(
  { occurredAt, occurredSeq, courses }: OpenIncident,
  [first]: readonly Exposure[],
  seq: number,
): OccurrenceOf {
  if (beginningsKnown(courses) !== null) return courses.begun;
  const isApart = occurredSeq !== seq;
  const isUnknown = first?.from === null && (occurredAt === null || !isApart);
  return isUnknown ? { data: null, service: occurredAt } : isApart ? 'data' : 'one';
}
