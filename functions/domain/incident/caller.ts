import type { Instant } from '../time/instant.ts';
import type { ContentRef } from './content.ts';

/** Who acted, by a digest, with their newest signal and when it came in. */
export interface Caller {
  readonly by: string;
  readonly at: Instant;
  readonly words: ContentRef;
}
