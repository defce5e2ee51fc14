import type { OpenStream } from '../../adapters/store/views.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { loadIncident } from '../command/incidents.ts';
import { settleJoin } from '../command/joining.ts';
import { obligedBy } from '../command/obliged.ts';
import { OBLIGED_INCIDENT } from '../streams/incident-stream.ts';
import { sweepObliged } from './sweep-obliged.ts';
import type { SweepRun } from './sweep-run.ts';
import { sweepStalled } from './sweep-stalled.ts';
import { joined, type Swept } from './swept.ts';

const SWEEP = { kind: 'system', name: 'sweep' } as const;

/** Repairs what crashes may have left of one incident, which is read once. Throws StorageUnavailable, StreamContended. */
export async function sweepIncident(open: OpenStream, at: Instant, run: SweepRun): Promise<Swept> {
  const found = await loadIncident(open.stream);
  const loaded = await settleJoin(found, { actor: SWEEP, at });
  run.note(loaded.state);
  // Announced, never written: the caller that was about to open it repeats the command, or never comes back.
  if (loaded.state.status === 'none') return { repaired: [], moments: [] };
  const { stream, swept } = await sweepObliged(obligedBy(OBLIGED_INCIDENT, loaded), open.version, at, run);
  return joined([swept, await sweepStalled(loaded, at, stream)]);
}
