import * as z from 'zod';
import { instant, toMs } from '../../domain/base/time/instant.ts';
import type { Looked } from '../../domain/reach/looking.ts';
import { putView, type View } from './views.ts';

/** The row that says whom pages do not reach. */
export const REACH = 'reach';

const moment = z.iso.datetime().transform(instant);
const row = z.object({
  at: moment,
  toldAt: moment.nullable(),
  unreachable: z.array(z.object({ person: z.string(), reach: z.enum(['waiting', 'filtered', 'missing']) })),
});

/** What the row says; null when nobody has looked yet. */
export function lookedIn(view: View | undefined): Looked | null {
  return row.safeParse(view?.row).data ?? null;
}

/** Throws StorageUnavailable. */
export async function putLooked(looked: Looked): Promise<void> {
  const version = toMs(looked.at);
  await putView({ kind: 'sweep', stream: REACH, version, open: false, nextAt: null, row: { ...looked } });
}
