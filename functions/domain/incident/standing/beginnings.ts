import { earliestOf, type Instant, toMs } from '../../base/time/instant.ts';
import { MINUTE_MS } from '../../base/time/units.ts';
import type { Beginnings } from '../../rules/facts/tellable.ts';
import type { Thing } from '../record/event-parts.ts';
import type { OpenIncident } from '../record/state.ts';
import { spellsOf } from './spells.ts';

/** What tells when the two things of an incident began. */
export type Begun = Pick<OpenIncident, 'beginnings' | 'outages'>;

/** When each of two things began that are one incident; null where it has one beginning, or one of the two is not known. */
export function beginningsOf({ beginnings, outages }: Begun): Beginnings | null {
  if (beginnings === null) return null;
  const { data, service } = beginnings;
  const began = service ?? spellsOf(outages).at(0)?.from ?? null;
  return began === null || isSameMinute(data, began) ? null : { data, service: began };
}

/** From when the service was disturbed: with the occurrence, where that is not known to be another moment. */
export function disturbedAt(state: Begun & Pick<OpenIncident, 'occurredAt'>): Instant | null {
  return beginningsOf(state)?.service ?? state.occurredAt;
}

/** Which of the two began first: the occurrence of the incident is its beginning. */
export function firstOf({ data, service }: Beginnings): Thing {
  return data < service ? 'data' : 'service';
}

/** When the incident occurred by its beginnings, and whether that is of something else than the service disturbance. */
export function occurrenceBy(
  beginnings: NonNullable<OpenIncident['beginnings']>,
  outages: OpenIncident['outages'],
): Pick<OpenIncident, 'occurredAt' | 'isOccurrenceApart' | 'beginnings'> {
  const { data, service } = beginnings;
  const began = service ?? spellsOf(outages).at(0)?.from ?? null;
  return { beginnings, occurredAt: earliestOf([data, began]), isOccurrenceApart: began === null || data < began };
}

/** Notices give times to the minute: what differs by less is the same to their readers. */
export function printedMinute(time: Instant): number {
  return Math.floor(toMs(time) / MINUTE_MS);
}

export function isSameMinute(one: Instant, other: Instant): boolean {
  return printedMinute(one) === printedMinute(other);
}
