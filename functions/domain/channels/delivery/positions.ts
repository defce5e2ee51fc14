import { isNoticeId } from '../../base/ledger/streams.ts';
import { SHARDS } from './recipient.ts';

/** A run of positions, `to` not included. */
export interface PositionRange {
  readonly from: number;
  readonly to: number;
}

/** The partition a position stands in, `00` … `15`. */
export function shardOf(position: number): string {
  return String(position % SHARDS).padStart(2, '0');
}

/** All partitions' names. */
export function allShards(): string[] {
  return Array.from({ length: SHARDS }, (_, shard) => shardOf(shard));
}

/** The runs that cover positions `from` … `count - 1` exactly once, in order, each of at most `size`. */
export function spans(from: number, count: number, size: number): PositionRange[] {
  const runs = Math.max(0, Math.ceil((count - from) / size));
  return Array.from({ length: runs }, (_, run) => ({
    from: from + run * size,
    to: Math.min(count, from + (run + 1) * size),
  }));
}

const TAG = /^(.+)-(\d+)$/;

/** The tag that a message carries so that its events find back: notice and position. */
export function deliveryTag(notice: string, position: number): string {
  return `${notice}-${position}`;
}

/** Notice and position of a tag, or null for a message that is not ours. */
export function readDeliveryTag(tag: string): { notice: string; position: number } | null {
  const found = TAG.exec(tag);
  const [, notice = '', position] = found ?? [];
  return isNoticeId(notice) ? { notice, position: Number(position) } : null;
}
