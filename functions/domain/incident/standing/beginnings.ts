import { earliestOf, type Instant, toMs } from '../../base/time/instant.ts';
import { MINUTE_MS } from '../../base/time/units.ts';
import { HARM } from '../../rules/facts/implied.ts';
import type { Beginnings, ToldTimes } from '../../rules/facts/tellable.ts';
import type { Courses } from '../record/courses.ts';
import type { Thing } from '../record/event-parts.ts';
import type { OpenIncident } from '../record/state.ts';
import type { KnownBeginnings } from '../record/told-record.ts';
import { spellsOf } from './spells.ts';

/** What tells when the two things of an incident began. */
export type Begun = Pick<OpenIncident, 'courses' | 'outages' | 'occurredAt' | 'facts'>;

type BegunEach = Readonly<Record<Thing, Instant | null>>;

/** When each of two things began that are one incident; null where it has one beginning, or one of the two is not known. */
export function beginningsOf(state: Begun): Beginnings | null {
  const { data, service } = eachBegun(state) ?? {};
  return data == null || service == null || isSameMinute(data, service) ? null : { data, service };
}

/** The same, each null where it is not known; null where the incident has one beginning. */
export function eachBegun(state: Begun): BegunEach | null {
  const { courses, occurredAt, outages } = state;
  const beginnings = beginningsKnown(courses);
  if (beginnings !== null) return { data: beginnings.data, service: serviceBegan(beginnings, outages) };
  // An outage was dated before data came in: nobody said when that began.
  const isOfServiceAlone = courses.begun === 'service' && HARM.some((fact) => LIKELY.has(String(state.facts[fact])));
  return isOfServiceAlone ? { data: null, service: occurredAt } : null;
}

const LIKELY: ReadonlySet<string> = new Set(['possible', 'confirmed']);

/** The beginnings of both as they were stated; null where one occurrence is on record. */
export function beginningsKnown({ begun }: Courses): KnownBeginnings | null {
  return typeof begun === 'string' ? null : begun;
}

/** The same as another incident takes them over: also where the occurrence is of the service alone, and nobody knows when data came to harm. */
export function beginningsHanded(state: Begun & Pick<OpenIncident, 'timesByOutages'>): KnownBeginnings | null {
  const isByOutages = state.timesByOutages.has('occurredAt');
  return beginningsKnown(state.courses) ?? (isByOutages ? null : eachBegun(state));
}

/** The same with another beginning. */
export function withBegun(state: OpenIncident, begun: Courses['begun']): OpenIncident {
  return { ...state, courses: { ...state.courses, begun } };
}

/** Whether the occurrence is that of what happened to data, and of no disturbance of the service: how long that lasted does not follow from it. */
export function isOccurrenceOfData({ courses, outages }: Pick<Begun, 'courses' | 'outages'>): boolean {
  const beginnings = beginningsKnown(courses);
  if (beginnings === null) return courses.begun === 'data';
  const service = serviceBegan(beginnings, outages);
  return beginnings.data !== null && (service === null || beginnings.data < service);
}

function serviceBegan({ service }: KnownBeginnings, outages: OpenIncident['outages']): Instant | null {
  return service ?? spellsOf(outages).at(0)?.from ?? null;
}

/**
 * The beginnings that customers are told each, null where one is not known; null where they are told one. That the service's is not known is said
 * where it is told of (`isOfService`), and to those who were told when it began.
 */
export function toldApart(
  state: Begun,
  before: readonly { readonly times: ToldTimes }[],
  isOfService: boolean,
): BegunEach | null {
  const [both, each] = [beginningsOf(state), eachBegun(state)];
  if (both !== null) return both;
  if (each === null) return isOfService ? besideData(state) : null;
  const wasTold = before.some(({ times }) => times.beginnings?.service !== undefined);
  return each.data === null || (each.service === null && (isOfService || wasTold)) ? each : null;
}

/** What happened to data was dated before the service was disturbed: that has the beginning of its outages, or none that is known. */
function besideData({ courses, occurredAt, outages }: Begun): BegunEach | null {
  return courses.begun === 'data' ? { data: occurredAt, service: spellsOf(outages).at(0)?.from ?? null } : null;
}

/**
 * When what happened to data began: with the incident, where that has one beginning that somebody stated. Outages say nothing of when
 * something happened to data.
 */
export function dataBegan(state: Begun & Pick<OpenIncident, 'timesByOutages'>): Instant | null {
  const began = eachBegun(state);
  if (began !== null) return began.data;
  return state.courses.begun === 'service' || state.timesByOutages.has('occurredAt') ? null : state.occurredAt;
}

/** From when the service was disturbed: with the occurrence, where that is not known to be another moment. */
export function disturbedAt(state: Begun): Instant | null {
  return beginningsOf(state)?.service ?? state.occurredAt;
}

/** Which of the two began first: the occurrence of the incident is its beginning. */
export function firstOf({ data, service }: Beginnings): Thing {
  return data < service ? 'data' : 'service';
}

/** When the incident occurred by its beginnings. */
export function occurrenceBy(beginnings: KnownBeginnings, outages: OpenIncident['outages']): Instant | null {
  return earliestOf([beginnings.data, serviceBegan(beginnings, outages)]);
}

/** Notices give times to the minute: what differs by less is the same to their readers. */
export function printedMinute(time: Instant): number {
  return Math.floor(toMs(time) / MINUTE_MS);
}

/** A moment that was given to the minute, where `first` lies later in the same minute, is that one: nobody said that it came before. */
export function notBefore<At extends Instant | null | undefined>(
  at: At,
  first: Instant | null | undefined,
): At | Instant {
  return at != null && first != null && at < first && isSameMinute(at, first) ? first : at;
}

export function isSameMinute(one: Instant, other: Instant): boolean {
  return printedMinute(one) === printedMinute(other);
}
