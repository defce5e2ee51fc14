import type { Instant } from '../../domain/base/time/instant.ts';
import type { StatedTimes } from '../../domain/incident/record/event-parts.ts';
import { TIME_NAMES } from '../../domain/incident/standing/times.ts';
import { mustBePast, mustNotPrecede } from '../http/moments.ts';

interface GivenTimes {
  readonly occurredAt?: Instant | null | undefined;
  readonly detectedAt?: Instant | undefined;
  readonly restoredAt?: Instant | null | undefined;
  readonly knownAt?: Instant | null | undefined;
}

interface KnownTimes {
  readonly occurredAt: Instant | null;
  readonly detectedAt: Instant;
  readonly restoredAt: Instant | null;
}

/**
 * Stated times, checked against the moment of the request and against what is known already.
 * Throws a 400 Problem for the future, for more than ten years ago, and for an order that cannot be.
 */
export function statedTimes(given: GivenTimes, known: KnownTimes, now: Instant, zone: string): StatedTimes {
  mustBePast('occurredAt', given.occurredAt, now);
  mustBePast('detectedAt', given.detectedAt, now);
  mustBePast('restoredAt', given.restoredAt, now);
  mustBePast('knownAt', given.knownAt, now);
  const occurredAt = given.occurredAt === undefined ? known.occurredAt : given.occurredAt;
  const detectedAt = given.detectedAt ?? known.detectedAt;
  const restoredAt = given.restoredAt === undefined ? known.restoredAt : given.restoredAt;
  const path = given.detectedAt === undefined ? 'occurredAt' : 'detectedAt';
  // After a join one may have been noticed before it is said to have occurred: whoever states neither need not mend it.
  const isStated = given.occurredAt !== undefined || given.detectedAt !== undefined;
  if (isStated) mustNotPrecede(occurredAt, path, detectedAt, TIME_NAMES.occurredAt, zone);
  mustNotPrecede(occurredAt, 'restoredAt', restoredAt, TIME_NAMES.occurredAt, zone);
  mustNotPrecede(occurredAt, 'knownAt', given.knownAt ?? null, TIME_NAMES.occurredAt, zone);
  return {
    ...(given.occurredAt === undefined ? {} : { occurredAt: given.occurredAt }),
    ...(given.detectedAt === undefined ? {} : { detectedAt: given.detectedAt }),
    ...(given.restoredAt === undefined ? {} : { restoredAt: given.restoredAt }),
    ...(given.knownAt === undefined ? {} : { knownAt: given.knownAt }),
  };
}
