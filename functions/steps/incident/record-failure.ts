import * as z from 'zod';
import { bundledPolicy, PolicyChanged } from '../../adapters/store/policies.ts';
import { askedBySystem } from '../../application/command/asked.ts';
import { carryOut, type LoadedIncident, loadIncident } from '../../application/command/incidents.ts';
import { recordMismatch } from '../../application/command/recording-mismatch.ts';
import { callPerson } from '../../application/paging/call-person.ts';
import type { Instant } from '../../domain/base/time/instant.ts';
import { activePages, dueCall } from '../../domain/components/paging/escalation.ts';
import { machineName, stepInput } from '../input/step-input.ts';

const ERROR_LENGTH = 200;
/** A page has fewer escalation steps due at once than this; the next generation calls the people who are left. */
const CALLS_AT_MOST = 5;

const input = stepInput.extend({ machine: machineName, error: z.string().default('unknown') });

/**
 * Records that an execution failed, which opens a page. The incident workflow calls for the others; when it is the one
 * that failed, nobody is left to do so, and the calls that are due are made here.
 */
export async function handler(event: unknown) {
  const { stream, generation, at, machine, error } = input.parse(event);
  const command = { do: 'record-failure', machine, generation, error: error.slice(0, ERROR_LENGTH) } as const;
  const loaded = await loadWhatever(stream, at);
  const recorded = await carryOut(stream, askedBySystem(machine, `failed-${generation}`, at, command), loaded);
  if (machine === 'incident') await callWhoIsDue(recorded, at);
  return { do: 'End' };
}

/** An incident whose own policy was changed goes by the policy of today here: somebody must still hear of it. */
async function loadWhatever(stream: string, at: Instant): Promise<LoadedIncident> {
  try {
    return await loadIncident(stream);
  } catch (cause) {
    if (!(cause instanceof PolicyChanged)) throw cause;
    const loaded = await loadIncident(stream, bundledPolicy());
    return recordMismatch({ loaded, by: 'incident', at, notice: null }, cause);
  }
}

async function callWhoIsDue(recorded: LoadedIncident, at: Instant): Promise<void> {
  let loaded = recorded;
  for (let call = 0; call < CALLS_AT_MOST; call += 1) {
    const due = loaded.state.status === 'none' ? null : dueCall(activePages(loaded.state), at);
    if (due === null) return;
    loaded = await callPerson(loaded, { by: 'incident', ...due, at });
  }
}
