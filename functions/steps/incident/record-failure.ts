import * as z from 'zod';
import { PolicyChanged } from '../../adapters/store/policies.ts';
import { askedBySystem } from '../../application/command/asked.ts';
import type { ObligedStream } from '../../application/command/obliged.ts';
import { callPerson } from '../../application/paging/call-person.ts';
import { obligedOf } from '../../application/streams/table.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import type { Machine } from '../../domain/components/executions.ts';
import { activePages, dueCall } from '../../domain/components/paging/escalation.ts';
import { machineName, workflowInput } from '../input/step-input.ts';

const ERROR_LENGTH = 200;
/** A page has fewer escalation steps due at once than this; the next generation calls the people who are left. */
const CALLS_AT_MOST = 5;

const input = workflowInput.extend({ machine: machineName, error: z.string().default('unknown') });

/**
 * Records that an execution failed, which opens a page. The incident workflow calls for the others; when it is the one
 * that failed, or the stream has none, nobody is left to do so, and the calls that are due are made here.
 */
export async function handler(event: unknown) {
  const { stream, generation, at, machine, error } = input.parse(event);
  const command = { do: 'record-failure', machine, generation, error: error.slice(0, ERROR_LENGTH) } as const;
  const loaded = await loadWhatever(stream, at);
  const recorded = await loaded.ask(askedBySystem(machine, `failed-${generation}`, at, command));
  const isCalledFor = machine !== 'incident' && recorded.executions.some((one) => one.machine === 'incident');
  if (!isCalledFor) await callWhoIsDue(recorded, machine, at);
  return { do: 'End' };
}

/** A stream whose own policy was changed goes by the policy of today here: somebody must still hear of it. */
async function loadWhatever(stream: string, at: Instant): Promise<ObligedStream> {
  const kind = obligedOf(stream);
  try {
    return await kind.load(stream);
  } catch (cause) {
    if (!(cause instanceof PolicyChanged)) throw cause;
    return kind.loadAltered(stream, cause, at);
  }
}

async function callWhoIsDue(recorded: ObligedStream, by: Machine, at: Instant): Promise<void> {
  let stream = recorded;
  for (let call = 0; call < CALLS_AT_MOST; call += 1) {
    const due = dueCall(activePages(stream), at);
    if (due === null) return;
    stream = await callPerson(stream, { by, ...due, at });
  }
}
