import type { Instant } from '../../base/time/instant.ts';
import type { Facts } from '../../rules/facts/values.ts';

/** What one source of an incident told last. */
export interface SourceHeard {
  readonly source: string;
  readonly state: 'firing' | 'restored' | 'ended';
  /** When it came to that state. */
  readonly at: Instant;
  /** When all was well by it; null while it fires, and where its end does not tell. */
  readonly restoredAt: Instant | null;
  readonly facts: Facts;
  /** It fired when it was said to be over, by others than itself; absent also where an earlier release joined its incident. */
  readonly byWord?: true;
  /** It was of data alone when its incident was joined: it says nothing of whether the service is well. */
  readonly ofData?: true;
}
