import type { Instant } from '../../domain/base/time/instant.ts';
import type { ObligedStream } from '../command/obliged.ts';

/** What the sweep did to one stream, and the moments from which on it may find more. */
export interface Swept {
  readonly repaired: readonly string[];
  readonly moments: readonly (Instant | null)[];
}

/** The same of a stream that owes something, with how that left it. */
export interface SweptObliged {
  readonly stream: ObligedStream;
  readonly swept: Swept;
}

/** Several findings about one stream as one. */
export function joined(parts: readonly Swept[]): Swept {
  return {
    repaired: parts.flatMap(({ repaired }) => repaired),
    moments: parts.flatMap(({ moments }) => moments),
  };
}
