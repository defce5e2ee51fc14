import { startExecution, wake } from '../../adapters/aws/executions.ts';
import { showHead } from '../../adapters/store/heads.ts';
import { deleteWait, readWaits, type Wait } from '../../adapters/store/waits.ts';
import type { LedgerItem } from '../../domain/base/ledger/item.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { isSuperseded } from '../../domain/components/executions.ts';
import { isWoken } from '../../domain/incident/next/wakes.ts';
import type { IncidentEvent } from '../../domain/incident/record/events.ts';
import { onlyRecords } from '../../domain/incident/record/only-records.ts';
import type { IncidentState } from '../../domain/incident/record/state.ts';
import type { Policy } from '../../domain/policy/shape/schema.ts';
import { incidentView } from '../../domain/views/incident-view.ts';
import { tellSources } from './sources.ts';

/** The state that a stream led to, its items, and the policy it was decided under. */
export interface Followed {
  readonly policy: Policy;
  readonly state: IncidentState;
  readonly items: readonly LedgerItem<IncidentEvent>[];
}

/**
 * What follows from an item of an incident. All of it can be done again at any time without effect.
 * The row of the list comes last: as long as it is behind, the sweep knows that something may be missing.
 */
export async function followUp(followed: Followed, item: LedgerItem<IncidentEvent>): Promise<void> {
  const { state, items } = followed;
  await tellSources(state, item);
  await startRequested(state, item);
  if (!onlyRecords(item)) await wakeWaiting(followed, item.at);
  await putIncidentView(state, items);
}

/** Brings the row of the list up to the state. */
export async function putIncidentView(state: IncidentState, items: readonly LedgerItem[]): Promise<void> {
  if (state.status !== 'none') await showHead(incidentView(state), items);
}

/** Wakes the executions that have something to do now; answers how many there were. */
export function wakeWaiting({ policy, state }: Omit<Followed, 'items'>, at: Instant): Promise<number> {
  return wakeWhere(state.stream, (wait) => isWoken(wait, policy, state, at));
}

/** Wakes every execution that waits; answers how many there were. */
export function wakeAll(stream: string): Promise<number> {
  return wakeWhere(stream, () => true);
}

async function wakeWhere(stream: string, isMeant: (wait: Wait) => boolean): Promise<number> {
  let woken = 0;
  for (const wait of (await readWaits(stream)).filter(isMeant)) {
    if (await wake(wait.token)) woken += 1;
    await deleteWait(wait);
  }
  return woken;
}

/** Starts what the item asked for, except what a newer generation does by now. */
async function startRequested(state: IncidentState, item: LedgerItem<IncidentEvent>): Promise<void> {
  for (const event of item.events) {
    if (event.type !== 'execution.requested') continue;
    if (!isSuperseded(state, event.generation)) await startExecution(event.machine, state.stream, event.generation);
  }
}
