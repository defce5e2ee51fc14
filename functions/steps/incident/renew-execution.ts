import { askedBySystem } from '../../application/command/asked.ts';
import { obligedOf } from '../../application/streams/table.ts';
import { executionOf } from '../../domain/components/executions.ts';
import { machineName, workflowInput } from '../input/step-input.ts';

const input = workflowInput.extend({ machine: machineName });

/** Asks for the next generation of the calling execution and starts it; the caller ends after this. */
export async function handler(event: unknown) {
  const { stream, generation, at, machine } = input.parse(event);
  const loaded = await obligedOf(stream).load(stream);
  const own = executionOf(loaded, generation);
  if (own === null) return { do: 'End' };
  const command = { do: 'request-execution', machine, subject: own.subject, after: generation } as const;
  await loaded.ask(askedBySystem(machine, `renew-${generation}`, at, command));
  return { do: 'End' };
}
