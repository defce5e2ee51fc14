import type { ContentRef } from '../../base/ledger/content.ts';
import type { Text } from '../../base/text.ts';
import type { Instant } from '../../base/time/instant.ts';

/** An approval that does not count any more. */
export interface LapsedApproval {
  /** Who had given it, and when. */
  readonly by: string;
  readonly approvedAt: Instant;
  readonly at: Instant;
  readonly reason: Text;
  /** What the person stated who brought it about; null where nobody did. */
  readonly why: ContentRef | null;
}
