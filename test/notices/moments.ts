import { type Instant, instant, plusMs } from '../../functions/domain/base/time/instant.ts';

/** The moment so many milliseconds before another. */
export function minusMs(at: string, ms: number): Instant {
  return plusMs(instant(at), -ms);
}
