import * as z from 'zod';
import { callPerson } from '../../application/paging/call-person.ts';
import { obligedOf } from '../../application/streams/table.ts';
import { isSuperseded } from '../../domain/components/executions.ts';
import { machineName, workflowInput } from '../input/step-input.ts';

const input = workflowInput.extend({
  machine: machineName,
  next: z.object({ page: z.string().min(1), person: z.string().min(1) }),
});

/** Calls one person of a page: intent, publication, outcome. */
export async function handler(event: unknown) {
  const { stream, generation, at, machine, next } = input.parse(event);
  const loaded = await obligedOf(stream).load(stream);
  if (isSuperseded(loaded, generation)) return { do: 'End' };
  await callPerson(loaded, { by: machine, page: next.page, person: next.person, at });
  return { do: 'LookAgain' };
}
