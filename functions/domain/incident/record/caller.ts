import type { ContentRef } from '../../base/ledger/content.ts';
import type { Instant } from '../../base/time/instant.ts';

/** Who acted, by a digest, with their newest signal and when it came in. */
export interface ReportedBy {
  readonly by: string;
  readonly at: Instant;
  readonly words: ContentRef;
}
