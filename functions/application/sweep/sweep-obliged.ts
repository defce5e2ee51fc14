import { mustFollow } from '../../adapters/store/heads.ts';
import type { OpenStream } from '../../adapters/store/views.ts';
import { type Instant, plusMs } from '../../domain/base/time/instant.ts';
import { MINUTE_MS } from '../../domain/base/time/units.ts';
import { askedBySystem } from '../command/asked.ts';
import type { ObligedKind, ObligedStream } from '../command/obliged.ts';
import { sweepExecutions } from './sweep-executions.ts';
import type { SweepRun } from './sweep-run.ts';
import { joined, type Swept, type SweptObliged } from './swept.ts';

/** Grace period before the sweep records an overdue reminder itself. */
const LATE_MS = MINUTE_MS;

/** Sweeps a stream with obligations that needs no repairs of its own kind. Throws StorageUnavailable, StreamContended. */
export async function sweepAsObliged(kind: ObligedKind, open: OpenStream, at: Instant, run: SweepRun): Promise<Swept> {
  const stream = await kind.load(open.stream);
  // Announced, never written: the caller that was about to open it repeats the command, or never comes back.
  if (stream.items.length === 0) return { repaired: [], moments: [] };
  return (await sweepObliged(stream, open.version, at, run)).swept;
}

/**
 * Repairs what crashes may have left of a stream that owes something, and answers how that left it. `version`: the item that its row in the
 * lists shows.
 * Throws StorageUnavailable, StreamContended.
 */
export async function sweepObliged(
  stream: ObligedStream,
  version: number,
  at: Instant,
  run: SweepRun,
): Promise<SweptObliged> {
  const followed = await repeatFollowUps(stream, version, at);
  const observed = await observeDuties(stream, at);
  const executions = await sweepExecutions(stream, at, run, observed.stream);
  return { stream: executions.stream, swept: joined([followed, observed.swept, executions.swept]) };
}

/** As long as the row of the list is behind, what follows from the items since may be missing as well. */
async function repeatFollowUps(stream: ObligedStream, version: number, at: Instant): Promise<Swept> {
  const { items, view } = stream;
  const isBehind = items.some(({ seq }) => seq > version);
  // Nothing follows from an item that no command announced.
  if (isBehind) await mustFollow(view, stream.stream, items);
  await stream.repeatFollowUps(version);
  // Nothing came after all of a command that was to open it again.
  const isLeftOpen = !isBehind && stream.isOver;
  if (isLeftOpen) await stream.putRow();
  const woken = await stream.wakeWaiting(at);
  const repaired = [...(isBehind || isLeftOpen ? ['view'] : []), ...(woken > 0 ? ['wait'] : [])];
  return { repaired, moments: [] };
}

/** Records reminders and missed due times whose own workflow is late. */
async function observeDuties(stream: ObligedStream, at: Instant): Promise<SweptObliged> {
  const repaired: string[] = [];
  const moments: Instant[] = [];
  let known = stream;
  for (const { duty, revision, at: moment } of stream.moments()) {
    const lateFrom = plusMs(moment, LATE_MS);
    if (lateFrom > at) {
      moments.push(lateFrom);
      continue;
    }
    const id = `sweep-observe-${duty}@${revision}-${at}`;
    known = await known.ask(askedBySystem('sweep', id, at, { do: 'observe-duty', duty, revision }));
    repaired.push(`duty ${duty}`);
  }
  return { stream: known, swept: { repaired, moments } };
}
