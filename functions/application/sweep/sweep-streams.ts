import type { OpenStream } from '../../adapters/store/views.ts';
import type { StreamKind } from '../../domain/base/ledger/streams.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { sweepIncident } from './sweep-incident.ts';
import { sweepRegister } from './sweep-register.ts';
import type { SweepRun } from './sweep-run.ts';
import { sweepSource } from './sweep-source.ts';
import type { Swept } from './swept.ts';

/**
 * How the streams of each kind are swept: a column of `application/streams/table.ts` that stands apart, so that no function but the
 * sweep carries what it takes.
 */
export const SWEEPS: Readonly<Record<StreamKind, (open: OpenStream, at: Instant, run: SweepRun) => Promise<Swept>>> = {
  incident: sweepIncident,
  source: sweepSource,
  register: sweepRegister,
};

/** Repairs what crashes may have left of one open stream. The sweep's own marks are never open. Throws StorageUnavailable, StreamContended. */
export async function sweepStream(open: OpenStream, at: Instant, run: SweepRun): Promise<Swept> {
  return open.kind === 'sweep' ? { repaired: [], moments: [] } : SWEEPS[open.kind](open, at, run);
}
