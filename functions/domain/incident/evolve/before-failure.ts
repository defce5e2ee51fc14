import type { Instant } from '../../base/time/instant.ts';
import type { StatedTimes } from '../record/event-parts.ts';
import type { Recovered } from '../record/recurrence.ts';
import type { OpenIncident } from '../record/state.ts';
import { printedMinute } from '../standing/beginnings.ts';
import { wasWellBetween } from './evolve-signals.ts';

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
