import type { IncidentEvent } from '../domain/incident/events.ts';
import type { IncidentState } from '../domain/incident/state.ts';
import { incidentView } from '../domain/incident/view.ts';
import { wakes } from '../domain/incident/wakes.ts';
import type { LedgerItem } from '../domain/ledger/item.ts';
import { startExecution, wake } from './executions.ts';
import { tellSource } from './sources.ts';
import { putView } from './views.ts';
import { deleteWait, readWaits } from './waits.ts';

/** Before the first item of an incident: a row of version 0, so that the sweep sees the stream whatever happens. */
export async function announceIncident(stream: string): Promise<void> {
  await putView({ kind: 'incident', stream, version: 0, open: true, nextAt: null, row: {} });
}

/** Before an item that may open a closed incident again: whatever happens from here on, the sweep looks at it. */
export async function watchClosed(state: IncidentState): Promise<void> {
  if (state.status === 'closed') await putView({ ...incidentView(state), open: true });
}

/**
 * What follows from an item of an incident. All of it can be done again at any time without effect.
 * The row of the list comes last: as long as it is behind, the sweep knows that something may be missing.
 */
export async function followUp(state: IncidentState, item: LedgerItem<IncidentEvent>): Promise<void> {
  await tellSource(state, item);
  await startRequested(state, item);
  if (wakes(item.events)) await wakeWaiting(state);
  await putIncidentView(state);
}

/** Brings the row of the list up to the state. */
export async function putIncidentView(state: IncidentState): Promise<void> {
  if (state.status === 'none') return;
  await putView(incidentView(state));
}

/** Wakes every execution that waits on an older state; answers how many there were. */
export function wakeWaiting(state: IncidentState): Promise<number> {
  return wakeAll(state.stream, state.seq);
}

/** Wakes every execution that waits on a state before `head`; without it, every one. */
export async function wakeAll(stream: string, head = Number.POSITIVE_INFINITY): Promise<number> {
  const waiting = (await readWaits(stream)).filter((wait) => wait.head < head);
  for (const wait of waiting) {
    await wake(wait.token);
    await deleteWait(wait);
  }
  return waiting.length;
}

/** Starts what the item asked for, except what a newer generation does by now. */
async function startRequested(state: IncidentState, item: LedgerItem<IncidentEvent>): Promise<void> {
  for (const event of item.events) {
    if (event.type !== 'execution.requested') continue;
    if (!isSuperseded(state, event)) await startExecution(event.machine, state.stream, event.generation);
  }
}

function isSuperseded(state: IncidentState, asked: Extract<IncidentEvent, { type: 'execution.requested' }>): boolean {
  if (state.status === 'none') return false;
  return state.executions.some(
    (each) => each.machine === asked.machine && each.subject === asked.subject && each.generation > asked.generation,
  );
}
