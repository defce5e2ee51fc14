import type { Instant } from '../../base/time/instant.ts';
import type { Facts } from '../../rules/facts/values.ts';
import type { StatedTimes } from '../../signal/stated-times.ts';
import type { Recovered } from '../record/courses.ts';
import type { Thing } from '../record/event-parts.ts';
import type { OpenIncident } from '../record/state.ts';
import { endsDataAlone, isAboutDataAlone } from '../situation/courses.ts';
import { printedMinute } from '../standing/beginnings.ts';
import { besideEffects } from './effect-over.ts';
import { wasWellBetween } from './evolve-signals.ts';

/**
 * When the service failed again after the restoration that a statement gives, whose facts may bring the service in; null where it did not, and
 * where the restoration is of data alone.
 */
export function failureAfter(state: OpenIncident, restoredAt: Instant | null | undefined, said: Said): Instant | null {
  const isOfDataAlone = isAboutDataAlone(state, besideEffects(said.facts));
  // Before a source fired again, data lay open, or came to harm, in a period of its own.
  if (isOfDataAlone && state.courses.data.over.length + state.outages.length === 0)
    return failedAfter(state, restoredAt);
  return endsDataAlone(state, said.of) || isOfDataAlone ? null : failedAfter(state, restoredAt);
}

interface Said {
  readonly facts: Facts;
  readonly of?: Thing | undefined;
}

/**
 * When the service failed again after a restoration at this moment, by the printed minute; null where it did not. Such a restoration is the
 * end of the disturbance before, and ends no failure that came later.
 */
export function failedAfter({ recovered }: OpenIncident, restoredAt: Instant | null | undefined): Instant | null {
  if (restoredAt == null) return null;
  return recovered.find(({ again }) => printedMinute(again.at) > printedMinute(restoredAt))?.again.at ?? null;
}

/** The restoration that is stated belongs before the failure at `again`: what has been since stands. */
export function restoredBefore(state: OpenIncident, { restoredAt }: StatedTimes, again: Instant): OpenIncident {
  if (restoredAt == null) return state;
  const moved = (one: Recovered) => ({ ...one, restoredAt, wasWell: wasWellBetween(restoredAt, again) });
  return { ...state, recovered: state.recovered.map((one) => (one.again.at === again ? moved(one) : one)) };
}
