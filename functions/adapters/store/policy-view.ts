import * as z from 'zod';
import { type Instant, instant, toMs } from '../../domain/base/time/instant.ts';
import { putView, type View } from './views.ts';

/** The row that says which policy is in force. */
export const IN_FORCE = 'policy';

const moment = z.iso.datetime().transform(instant);
const row = z.object({ digest: z.string(), at: moment });

/** The policy that new incidents open under, by its digest, and since when the sweep knows of it. */
export interface InForce {
  readonly digest: string;
  readonly at: Instant;
}

/** What the row says; null when no sweep has come by yet. */
export function inForce(view: View | undefined): InForce | null {
  return row.safeParse(view?.row).data ?? null;
}

/** Throws StorageUnavailable. */
export async function putInForce(noted: InForce): Promise<void> {
  const version = toMs(noted.at);
  await putView({ kind: 'sweep', stream: IN_FORCE, version, open: false, nextAt: null, row: { ...noted } });
}
