import type { Instant } from '../../domain/base/time/instant.ts';
import { TIME_NAMES } from '../../domain/incident/standing/times.ts';
import type { StatedTimes } from '../../domain/signal/stated-times.ts';
import { mustBePast, mustNotPrecede } from '../http/moments.ts';
import { flawed, flawsIn } from '../http/problem.ts';

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
 * Throws a 400 Problem that names each for the future, for more than ten years ago, and for an order that cannot be.
 */
export function statedTimes(given: GivenTimes, known: KnownTimes, now: Instant, zone: string): StatedTimes {
  const order = orderOf(given, known);
  const flaws = [
    ...(['occurredAt', 'detectedAt', 'restoredAt', 'knownAt'] as const).flatMap((name) =>
      flawsIn(() => mustBePast(name, given[name], now)),
    ),
    ...order.flatMap(([path, later]) =>
      flawsIn(() => mustNotPrecede(occurredIn(given, known), path, later, TIME_NAMES.occurredAt, zone)),
    ),
  ];
  if (flaws.length > 0)
    throw flawed(flaws.filter(({ path }, nth) => flaws.findIndex((one) => one.path === path) === nth));
  return {
    ...(given.occurredAt === undefined ? {} : { occurredAt: given.occurredAt }),
    ...(given.detectedAt === undefined ? {} : { detectedAt: given.detectedAt }),
    ...(given.restoredAt === undefined ? {} : { restoredAt: given.restoredAt }),
    ...(given.knownAt === undefined ? {} : { knownAt: given.knownAt }),
  };
}

function occurredIn({ occurredAt }: GivenTimes, known: KnownTimes): Instant | null {
  return occurredAt === undefined ? known.occurredAt : occurredAt;
}

/** The moments that lie after the occurrence, by the field that is wrong where they do not. */
function orderOf(given: GivenTimes, known: KnownTimes): readonly (readonly [path: string, later: Instant | null])[] {
  const detectedAt = given.detectedAt ?? known.detectedAt;
  const restoredAt = given.restoredAt === undefined ? known.restoredAt : given.restoredAt;
  // A join may leave a detection before the occurrence. Only a statement of one of the two is held to their order.
  const isStated = given.occurredAt !== undefined || given.detectedAt !== undefined;
  return [
    ...(isStated ? [[given.detectedAt === undefined ? 'occurredAt' : 'detectedAt', detectedAt] as const] : []),
    ['restoredAt', restoredAt],
    ['knownAt', given.knownAt ?? null],
  ];
}
