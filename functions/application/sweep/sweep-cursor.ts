import * as z from 'zod';
import { HEADS } from '../../adapters/store/heads.ts';
import { OPENINGS } from '../../adapters/store/openings.ts';
import { IN_FORCE } from '../../adapters/store/policy-view.ts';
import { REACH } from '../../adapters/store/reach-view.ts';
import { listViews, type OpenStream, putView, type View } from '../../adapters/store/views.ts';
import { STREAM_KINDS } from '../../domain/base/ledger/streams.ts';
import { type Instant, toMs } from '../../domain/base/time/instant.ts';

const CURSOR = 'cursor';
const row = z.object({
  after: z.object({ kind: z.enum([...STREAM_KINDS, 'sweep']), stream: z.string(), version: z.number() }).nullable(),
});

/** What the sweep knows of earlier ones: where the last ran out of time, and whether every row has its head. */
export interface SweepMarks {
  /** Null when it came to the end. */
  readonly startFrom: OpenStream | null;
  readonly heads: View | undefined;
  /** Whether every incident is listed by its opening, and when that was seen to. */
  readonly openings: View | undefined;
  /** What the last look at the subscriptions of pages found. */
  readonly reach: View | undefined;
  /** The policy that was in force then. */
  readonly policy: View | undefined;
}

/** Reads both at once. Throws StorageUnavailable. */
export async function readMarks(): Promise<SweepMarks> {
  const { rows } = await listViews('sweep');
  const cursor = rows.find(({ stream }) => stream === CURSOR);
  return {
    startFrom: row.safeParse(cursor?.row).data?.after ?? null,
    heads: rows.find(({ stream }) => stream === HEADS),
    openings: rows.find(({ stream }) => stream === OPENINGS),
    reach: rows.find(({ stream }) => stream === REACH),
    policy: rows.find(({ stream }) => stream === IN_FORCE),
  };
}

/** Notes where the next sweep goes on. Throws StorageUnavailable. */
export async function writeCursor(after: OpenStream | null, at: Instant): Promise<void> {
  const version = toMs(at);
  await putView({ kind: 'sweep', stream: CURSOR, version, open: false, nextAt: null, row: { after } });
}
