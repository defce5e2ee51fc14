import * as z from 'zod';
import { loadIncident } from '../../application/command/incidents.ts';
import { callPerson } from '../../application/paging/call-person.ts';
import { isSuperseded } from '../../domain/components/executions.ts';
import { machineName, stepInput } from '../input/step-input.ts';

const input = stepInput.extend({
  machine: machineName,
  next: z.object({ page: z.string().min(1), person: z.string().min(1) }),
});

/** Calls one person of a page: intent, publication, outcome. */
export async function handler(event: unknown) {
  const { stream, generation, at, machine, next } = input.parse(event);
  const loaded = await loadIncident(stream);
  if (isSuperseded(loaded.state, generation)) return { do: 'End' };
  await callPerson(loaded, { by: machine, page: next.page, person: next.person, at });
  return { do: 'LookAgain' };
}
