import { earlier, type Instant } from '../../domain/base/time/instant.ts';

/** The earliest of some moments; null stands for never. */
export function earliest(moments: readonly (Instant | null)[]): Instant | null {
  return moments.reduce((a, b) => {
    if (a === null || b === null) return a ?? b;
    return earlier(a, b);
  }, null);
}
