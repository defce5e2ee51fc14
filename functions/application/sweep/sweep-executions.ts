import { type Instant, plusMs } from '../../domain/base/time/instant.ts';
import { DAY_MS, MINUTE_MS } from '../../domain/base/time/units.ts';
import {
  failuresInARow,
  type Machine,
  newestGeneration,
  type RequestedExecution,
} from '../../domain/components/executions.ts';
import { next } from '../../domain/incident/next/next.ts';
import { nextForDuty } from '../../domain/incident/next/next-for-duty.ts';
import type { OpenIncident } from '../../domain/incident/record/state.ts';
import { readDeadlineSubject } from '../../domain/rules/deadline/deadline-subject.ts';
import { askedBySystem } from '../command/asked.ts';
import { type CarriedOut, carryOut, type LoadedIncident } from '../command/incidents.ts';
import type { SweepRun } from './sweep-run.ts';
import type { SweptIncident } from './swept.ts';

/** A start needs some seconds until it shows. */
const STARTING_MS = MINUTE_MS;
const FIRST_DELAY_MS = 5 * MINUTE_MS;
const DELAY_AT_MOST_MS = DAY_MS;
/** Customers wait for a delivery: once its cause is mended it must not stand for hours. */
const DELIVERY_DELAY_AT_MOST_MS = 10 * MINUTE_MS;

/** Gives every execution that should run, and does not, its next generation; answers what that led to as well. */
export async function sweepExecutions(
  found: LoadedIncident,
  state: OpenIncident,
  at: Instant,
  run: SweepRun,
): Promise<SweptIncident> {
  let loaded = found;
  const repaired: string[] = [];
  const waiting: Instant[] = [];
  for (const execution of owed(found, state, at)) {
    const missingSince = await goneFrom(state, execution, run);
    if (missingSince === null) continue;
    if (missingSince > at) {
      waiting.push(missingSince);
      continue;
    }
    const { refusal, ...after } = await replaced(loaded, execution, at);
    loaded = after;
    if (refusal === null) repaired.push(`${execution.machine} ${execution.generation}`);
  }
  return { loaded, swept: { repaired, moments: waiting } };
}

/** The newest generation of each workflow that still has something to do. */
function owed(loaded: LoadedIncident, state: OpenIncident, at: Instant): RequestedExecution[] {
  return state.executions
    .filter(({ machine, subject, generation }) => newestGeneration(state, machine, subject) === generation)
    .filter((execution) => hasWork(loaded, state, execution, at));
}

function hasWork({ policy }: LoadedIncident, state: OpenIncident, execution: RequestedExecution, at: Instant): boolean {
  if (execution.machine === 'incident') return next(policy, state, at).do !== 'End';
  if (execution.machine === 'delivery') {
    const notice = state.notices.find(({ id }) => id === execution.subject);
    return notice?.status === 'delivering' || notice?.status === 'paused';
  }
  const watched = readDeadlineSubject(execution.subject ?? '');
  return watched !== null && nextForDuty(policy, state, watched.duty, watched.revision, at).do !== 'End';
}

/**
 * From when on an execution may be replaced; null while it runs. One that is nowhere has time to show after its start;
 * one that fails again and again waits longer each time.
 */
async function goneFrom(state: OpenIncident, execution: RequestedExecution, run: SweepRun): Promise<Instant | null> {
  const { machine, generation, failed, changedAt } = execution;
  if (failed !== null) return plusMs(changedAt, delayMs(machine, failuresInARow(state, execution)));
  const status = await run.statusOf(machine, state.stream, generation);
  if (status === 'RUNNING') return null;
  return status === null ? plusMs(changedAt, STARTING_MS) : changedAt;
}

/** The first failure is made good at once. */
function delayMs(machine: Machine, failures: number): number {
  const atMost = machine === 'delivery' ? DELIVERY_DELAY_AT_MOST_MS : DELAY_AT_MOST_MS;
  return failures < 2 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (failures - 2), atMost);
}

function replaced(loaded: LoadedIncident, execution: RequestedExecution, at: Instant): Promise<CarriedOut> {
  const { machine, subject, generation } = execution;
  const command = { do: 'request-execution', machine, subject, after: generation } as const;
  const id = `sweep-${machine}-${generation}`;
  return carryOut(loaded.stream, askedBySystem('sweep', id, at, command), loaded);
}
