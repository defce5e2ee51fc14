import type { Text } from '../text.ts';
import type { Instant } from '../time/instant.ts';
import type { ContentRef } from './content.ts';

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
