import { z } from '@hono/zod-openapi';
import { type Instant, instant, plusMs, toMs } from '../domain/time/instant.ts';
import { isMomentText } from '../domain/time/moment-text.ts';
import { invalid } from './problem.ts';

const DAY_MS = 86_400_000;
/** An incident that began earlier than this is a slip of the pen (a wrong year) rather than a find. */
const OLDEST_DAYS = 3_660;

/** A moment with its offset, such as 2026-04-24T17:50:00+09:00, as an Instant. */
export const moment = z
  .string()
  .refine(isMomentText, 'write a moment with its offset, such as 2026-04-24T17:50:00+09:00')
  .transform(instant)
  .openapi({ type: 'string', format: 'date-time', example: '2026-04-24T17:50:00+09:00' });

/** Throws a 400 Problem for a moment of the past that lies after `now` or more than ten years before it. */
export function mustBePast(path: string, at: Instant | null | undefined, now: Instant): void {
  if (at === null || at === undefined) return;
  if (at > now) throw invalid(path, 'lies in the future: state when it was, not when it will be');
  if (toMs(at) < toMs(plusMs(now, -OLDEST_DAYS * DAY_MS))) {
    throw invalid(path, 'lies more than ten years back: check the year');
  }
}

/** Throws a 400 Problem when both moments are known and `second` lies before `first`. */
export function mustNotPrecede(
  first: Instant | null | undefined,
  path: string,
  second: Instant | null | undefined,
  firstName: string,
): void {
  if (!first || !second || second >= first) return;
  throw invalid(path, `lies before ${firstName} (${first}): one of the two is wrong`);
}
