import type { StreamPage } from '../http/ports.ts';

/** A stream with when it was opened. */
export interface OpenedStream {
  readonly stream: string;
  readonly openedAt: string;
}

/** The newest `limit` streams older than `before`, oldest first. A `before` that is not there gives none. */
export function streamPage(openings: readonly OpenedStream[], limit: number, before: string | null): StreamPage {
  const sorted = [...openings].sort(byOpening);
  const end =
    before === null
      ? sorted.length
      : Math.max(
          0,
          sorted.findIndex(({ stream }) => stream === before),
        );
  const start = Math.max(0, end - limit);
  const streams = sorted.slice(start, end).map(({ stream }) => stream);
  return { streams, older: start > 0 ? (streams[0] ?? null) : null };
}

function byOpening(a: OpenedStream, b: OpenedStream): number {
  if (a.openedAt !== b.openedAt) return a.openedAt < b.openedAt ? -1 : 1;
  return a.stream < b.stream ? -1 : 1;
}
