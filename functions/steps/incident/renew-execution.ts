import { askedBySystem } from '../../application/command/asked.ts';
import { carryOut, loadIncident } from '../../application/command/incidents.ts';
import { executionOf } from '../../domain/components/executions.ts';
import { machineName, stepInput } from '../input/step-input.ts';

const input = stepInput.extend({ machine: machineName });

/** Asks for the next generation of the calling execution and starts it; the caller ends after this. */
export async function handler(event: unknown) {
  const { stream, generation, at, machine } = input.parse(event);
  const loaded = await loadIncident(stream);
  const own = executionOf(loaded.state, generation);
  if (own === null) return { do: 'End' };
  const command = { do: 'request-execution', machine, subject: own.subject, after: generation } as const;
  await carryOut(stream, askedBySystem(machine, `renew-${generation}`, at, command), loaded);
  return { do: 'End' };
}
