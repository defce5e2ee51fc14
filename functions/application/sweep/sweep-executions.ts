import { type Instant, plusMs } from '../../domain/base/time/instant.ts';
import { DAY_MS, MINUTE_MS } from '../../domain/base/time/units.ts';
import {
  failuresInARow,
  type Machine,
  newestGeneration,
  type RequestedExecution,
} from '../../domain/components/executions.ts';
import { readDeadlineSubject } from '../../domain/rules/deadline/deadline-subject.ts';
import { askedBySystem } from '../command/asked.ts';
import type { AskedStream, ObligedStream } from '../command/obliged.ts';
import type { SweepRun } from './sweep-run.ts';
import type { SweptObliged } from './swept.ts';

/** A start needs some seconds until it shows. */
const STARTING_MS = MINUTE_MS;
const FIRST_DELAY_MS = 5 * MINUTE_MS;
const DELAY_AT_MOST_MS = DAY_MS;
/** Customers wait for a delivery: once its cause is mended it must not stand for hours. */
const DELIVERY_DELAY_AT_MOST_MS = 10 * MINUTE_MS;

/**
 * Gives every execution that should run, and does not, its next generation; answers what that led to as well. `known`: the stream as
 * the sweep's own commands have left it.
 */
export async function sweepExecutions(
  stream: ObligedStream,
  at: Instant,
  run: SweepRun,
  known: ObligedStream,
): Promise<SweptObliged> {
  let after = known;
  const repaired: string[] = [];
  const waiting: Instant[] = [];
  for (const execution of withWork(stream, at)) {
    const missingSince = await goneFrom(stream, execution, run);
    if (missingSince === null) continue;
    if (missingSince > at) {
      waiting.push(missingSince);
      continue;
    }
    const asked = await replaced(after, execution, at);
    after = asked;
    if (asked.refusal === null) repaired.push(`${execution.machine} ${execution.generation}`);
  }
  return { stream: after, swept: { repaired, moments: waiting } };
}

/** The newest generation of each workflow that still has something to do. */
function withWork(stream: ObligedStream, at: Instant): RequestedExecution[] {
  return stream.executions
    .filter(({ machine, subject, generation }) => newestGeneration(stream, machine, subject) === generation)
    .filter((execution) => hasWork(stream, execution, at));
}

function hasWork(stream: ObligedStream, execution: RequestedExecution, at: Instant): boolean {
  if (execution.machine !== 'deadline') return stream.hasWork(execution, at);
  const watched = readDeadlineSubject(execution.subject ?? '');
  return watched !== null && stream.nextForDuty(watched, at).do !== 'End';
}

/**
 * From when on an execution may be replaced; null while it runs. One that is nowhere has time to show after its start;
 * one that fails again and again waits longer each time.
 */
async function goneFrom(stream: ObligedStream, execution: RequestedExecution, run: SweepRun): Promise<Instant | null> {
  const { machine, generation, failed, changedAt } = execution;
  if (failed !== null) return plusMs(changedAt, delayMs(machine, failuresInARow(stream, execution)));
  const status = await run.statusOf(machine, stream.stream, generation);
  if (status === 'RUNNING') return null;
  return status === null ? plusMs(changedAt, STARTING_MS) : changedAt;
}

/** The first failure is made good at once. */
function delayMs(machine: Machine, failures: number): number {
  const atMost = machine === 'delivery' ? DELIVERY_DELAY_AT_MOST_MS : DELAY_AT_MOST_MS;
  return failures < 2 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (failures - 2), atMost);
}

function replaced(stream: ObligedStream, execution: RequestedExecution, at: Instant): Promise<AskedStream> {
  const { machine, subject, generation } = execution;
  const command = { do: 'request-execution', machine, subject, after: generation } as const;
  return stream.ask(askedBySystem('sweep', `sweep-${machine}-${generation}`, at, command));
}
