import * as z from 'zod';
import { listViews, type OpenStream, putView } from '../adapters/views.ts';
import { type Instant, toMs } from '../domain/time/instant.ts';

const CURSOR = 'cursor';
const row = z.object({
  after: z
    .object({ kind: z.enum(['incident', 'source', 'sweep']), stream: z.string(), version: z.number() })
    .nullable(),
});

/** Where the last sweep ran out of time; null when it came to the end. Throws StorageUnavailable. */
export async function readCursor(): Promise<OpenStream | null> {
  const { rows } = await listViews('sweep', { limit: 1 });
  return row.safeParse(rows[0]?.row).data?.after ?? null;
}

/** Notes where the next sweep goes on. Throws StorageUnavailable. */
export async function writeCursor(after: OpenStream | null, at: Instant): Promise<void> {
  await putView({ kind: 'sweep', stream: CURSOR, version: toMs(at), open: false, nextAt: null, row: { after } });
}
