import * as z from 'zod';
import { wake } from '../../adapters/aws/executions.ts';
import { headOf } from '../../adapters/store/ledger.ts';
import { deleteWait, putWait } from '../../adapters/store/waits.ts';
import { plusMs } from '../../domain/base/time/instant.ts';
import { SECOND_MS } from '../../domain/base/time/units.ts';
import { LONGEST_WAIT_SECONDS } from '../input/longest-wait.ts';
import { renewalDue } from '../input/renewal.ts';
import { machineName, moment, workflowInput } from '../input/step-input.ts';

const input = workflowInput.extend({
  machine: machineName.optional(),
  token: z.string().min(1),
  startedAt: moment,
  next: z.object({ head: z.int().min(0), until: moment, waitSeconds: z.int().min(1), rounds: z.int().default(0) }),
});

type WaitInput = z.output<typeof input>;

/**
 * Notes who waits and on which item that was decided, then reads the stream's head again: a writer that appended before
 * the note was there cannot have woken it, so it wakes itself. So it does when its moment comes before the wait would end.
 */
export async function handler(event: unknown) {
  const waiting = input.parse(event);
  const { stream, generation, token, at, next, machine } = waiting;
  // The delivery workflow is woken by whatever happens.
  const until = machine === 'delivery' ? undefined : next.until;
  const wait = { stream, generation, token, head: next.head, until };
  await putWait(wait, plusMs(at, next.waitSeconds * SECOND_MS));
  const isOver = momentIsNear(waiting) || renewalIsDue(waiting) || (await headOf(stream)) !== next.head;
  if (!isOver) return { waits: true };
  await wake(token);
  await deleteWait(wait);
  return { waits: false };
}

/** Whether the next moment has come, or would come before another wait of this length ends. */
function momentIsNear({ at, next }: WaitInput): boolean {
  const isLongest = next.waitSeconds >= LONGEST_WAIT_SECONDS;
  return at >= next.until || (isLongest && plusMs(at, next.waitSeconds * SECOND_MS) > next.until);
}

/** A wait that is entered again and again must not outlast its execution's age or definition. */
function renewalIsDue({ machine, at, next, startedAt, definition }: WaitInput): boolean {
  return machine === 'incident' && renewalDue(machine, { at, startedAt, definition, rounds: next.rounds });
}
