import { mustFollow } from '../../adapters/store/heads.ts';
import type { OpenStream } from '../../adapters/store/views.ts';
import { type Instant, plusMs } from '../../domain/base/time/instant.ts';
import { MINUTE_MS } from '../../domain/base/time/units.ts';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import { isGoingOn, outliving } from '../../domain/incident/standing/after-closing.ts';
import { nextMoment } from '../../domain/incident/told/duty-moments.ts';
import { askedBySystem } from '../command/asked.ts';
import { followUp, putIncidentView, wakeWaiting } from '../command/follow-ups.ts';
import { carryOut, type LoadedIncident, loadIncident } from '../command/incidents.ts';
import { settleJoin } from '../command/joining.ts';
import { sweepExecutions } from './sweep-executions.ts';
import type { SweepRun } from './sweep-run.ts';
import { sweepStalled } from './sweep-stalled.ts';
import { joined, type Swept, type SweptIncident } from './swept.ts';

/** Grace period before the sweep records an overdue reminder itself. */
const LATE_MS = MINUTE_MS;
const SWEEP = { kind: 'system', name: 'sweep' } as const;

/** Repairs what crashes may have left of one incident, which is read once. Throws StorageUnavailable, StreamContended. */
export async function sweepIncident(open: OpenStream, at: Instant, run: SweepRun): Promise<Swept> {
  const found = await loadIncident(open.stream);
  const loaded = await settleJoin(found, { actor: SWEEP, at });
  run.note(loaded.state);
  // Announced, never written: the caller that was about to open it repeats the command, or never comes back.
  if (loaded.state.status === 'none') return { repaired: [], moments: [] };
  const followed = await repeatFollowUps(loaded, open.version, at);
  const observed = await observeDuties(loaded, loaded.state, at);
  const executions = await sweepExecutions(observed.loaded, loaded.state, at, run);
  const stalled = await sweepStalled({ ...loaded, known: executions.loaded }, at);
  return joined([followed, observed.swept, executions.swept, stalled]);
}

/** As long as the row of the list is behind, what follows from the items since may be missing as well. */
async function repeatFollowUps(loaded: LoadedIncident, version: number, at: Instant): Promise<Swept> {
  const { items, state } = loaded;
  const behind = items.filter(({ seq }) => seq > version);
  // Nothing follows from an item that no command announced.
  if (behind.length > 0) await mustFollow('incident', loaded.stream, items);
  for (const item of behind) await followUp(loaded, item);
  // Nothing came after all of a command that was to open it again.
  const isLeftOpen =
    behind.length === 0 && state.status !== 'open' && state.status !== 'none' && outliving(state).length === 0;
  if (isLeftOpen) await putIncidentView(state, items);
  const woken = await wakeWaiting(loaded, at);
  const repaired = [...(behind.length > 0 || isLeftOpen ? ['view'] : []), ...(woken > 0 ? ['wait'] : [])];
  return { repaired, moments: [] };
}

/** Records reminders and missed due times whose own workflow is late. */
async function observeDuties(found: LoadedIncident, state: OpenIncident, at: Instant): Promise<SweptIncident> {
  let loaded = found;
  const repaired: string[] = [];
  const moments: Instant[] = [];
  for (const each of state.duties) {
    const moment = nextMoment(found.policy, state, each);
    if (moment === null || !isGoingOn(state, each)) continue;
    const lateFrom = plusMs(moment, LATE_MS);
    if (lateFrom > at) {
      moments.push(lateFrom);
      continue;
    }
    const { id: duty, revision } = each;
    const id = `sweep-observe-${duty}@${revision}-${at}`;
    const command = { do: 'observe-duty', duty, revision } as const;
    loaded = await carryOut(loaded.stream, askedBySystem('sweep', id, at, command), loaded);
    repaired.push(`duty ${duty}`);
  }
  return { loaded, swept: { repaired, moments } };
}
