import { type Instant, plusMs } from '../base/time/instant.ts';
import { DAY_MS, HOUR_MS } from '../base/time/units.ts';
import type { Unreachable } from './reach.ts';

/** What the last look at the subscriptions found. */
export interface Looked {
  readonly at: Instant;
  /** When people were last told of it; null when there was nothing to tell. */
  readonly toldAt: Instant | null;
  readonly unreachable: readonly Unreachable[];
}

/** When to look next: once a day, and each hour while somebody is not reached, so that what was mended shows soon. */
export function nextLookAt({ at, unreachable }: Looked): Instant {
  return plusMs(at, unreachable.length > 0 ? HOUR_MS : DAY_MS);
}

/** Whether people are told now: at once of somebody new, of the same ones once a day. */
export function isToBeTold(last: Looked | null, unreachable: readonly Unreachable[], at: Instant): boolean {
  if (unreachable.length === 0) return false;
  if (last === null || last.toldAt === null || plusMs(last.toldAt, DAY_MS) <= at) return true;
  return unreachable.some(({ person }) => last.unreachable.every((known) => known.person !== person));
}
