import { type Instant, later, plusMs } from '../../domain/base/time/instant.ts';
import { MINUTE_MS } from '../../domain/base/time/units.ts';
import { newestGeneration } from '../../domain/components/executions.ts';
import { next } from '../../domain/incident/next/next.ts';
import { onlyRecords } from '../../domain/incident/record/only-records.ts';
import { askedBySystem } from '../command/asked.ts';
import { wakeAll } from '../command/follow-ups.ts';
import type { LoadedIncident } from '../command/incidents.ts';
import type { ObligedStream } from '../command/obliged.ts';
import type { Swept } from './swept.ts';

/** What has been due this long should have been done. */
const STALLED_MS = 5 * MINUTE_MS;
/** What woke and did nothing for this long will do nothing any more. */
const DEAD_MS = 30 * MINUTE_MS;

/**
 * Something has been due for minutes and the incident's workflow has not done it, although it runs: its wait was lost,
 * or it hangs. It is woken; if that does not help, the next generation takes over.
 * `known`: the incident as the sweep's own commands have left it since it was found.
 */
export async function sweepStalled(loaded: LoadedIncident, at: Instant, known: ObligedStream): Promise<Swept> {
  const { policy, state, stream } = loaded;
  const quietSince = loaded.items.findLast((item) => !onlyRecords(item))?.at ?? state.at;
  const isIdle = (sinceMs: number) =>
    quietSince <= plusMs(at, -sinceMs) && acts(next(policy, state, plusMs(at, -sinceMs)).do);
  if (!isIdle(STALLED_MS)) return { repaired: [], moments: [looksStalledAt(loaded, at)] };
  const after = newestGeneration(state, 'incident', null);
  if (isIdle(DEAD_MS)) {
    const command = { do: 'request-execution', machine: 'incident', subject: null, after } as const;
    await known.ask(askedBySystem('sweep', `sweep-stalled-${after}`, at, command));
    return { repaired: [`stalled incident ${after}`], moments: [] };
  }
  const woken = await wakeAll(stream);
  // Woken or not, whether it helps shows only later.
  return { repaired: woken > 0 ? ['stalled wait'] : [], moments: [plusMs(at, STALLED_MS)] };
}

/** From when on the incident would look stalled if nobody did anything. */
function looksStalledAt({ policy, state }: LoadedIncident, at: Instant): Instant | null {
  const action = next(policy, state, at);
  if (action.do === 'End') return null;
  const dueAt = action.do === 'WaitForChange' ? action.until : later(state.at, plusMs(at, -STALLED_MS));
  return plusMs(later(dueAt, state.at), STALLED_MS);
}

function acts(action: string): boolean {
  return action !== 'WaitForChange' && action !== 'End';
}
