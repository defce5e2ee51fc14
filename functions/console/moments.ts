import { z } from '@hono/zod-openapi';
import { type Instant, instant, plusMs, toMs } from '../domain/time/instant.ts';
import { invalid } from './problem.ts';

const MOMENT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const DAY_MS = 86_400_000;
/** An incident that began earlier than this is a slip of the pen (a wrong year) rather than a find. */
const OLDEST_DAYS = 3_660;

/** A moment with its offset, such as 2026-04-24T17:50:00+09:00, as an Instant. */
export const moment = z
  .string()
  .refine(isMoment, 'write a moment with its offset, such as 2026-04-24T17:50:00+09:00')
  .transform(instant)
  .openapi({ type: 'string', format: 'date-time', example: '2026-04-24T17:50:00+09:00' });

function isMoment(text: string): boolean {
  const date = MOMENT.exec(text)?.[1];
  return date !== undefined && !Number.isNaN(Date.parse(text)) && isDate(date);
}

/** False for 30 February, which `Date` would take for 2 March. */
function isDate(date: string): boolean {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date);
}

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
