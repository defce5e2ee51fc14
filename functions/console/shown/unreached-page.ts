import type { UnreachedRecipient } from '../../domain/channels/delivery/unreached.ts';

/** One page of those whom a notice may not have reached; `next`: after which contract the next one goes on, null on the last. */
export interface UnreachedPage {
  readonly rows: readonly UnreachedRecipient[];
  readonly next: string | null;
}

interface AskedPage {
  /** The contract after which it begins; null for the first page. One that is none of them is as the first page. */
  readonly after: string | null;
  readonly size: number;
  /** Those alone who wait for a call. */
  readonly isWaiting: boolean;
}

export function unreachedPage(
  all: readonly UnreachedRecipient[],
  { after, size, isWaiting }: AskedPage,
): UnreachedPage {
  const from = after === null ? 0 : all.findIndex(({ contract }) => contract === after) + 1;
  const rest = all.slice(from).filter(({ settled }) => !isWaiting || settled === undefined);
  const rows = rest.slice(0, size);
  return { rows, next: rest.length > size ? (rows.at(-1)?.contract ?? null) : null };
}
