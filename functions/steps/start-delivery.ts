import * as z from 'zod';
import { carryOut, loadIncident } from '../adapters/incidents.ts';
import { askedBySystem } from './asked.ts';
import { superseded } from './generation.ts';
import { stepInput } from './step-input.ts';

const input = stepInput.extend({ next: z.object({ notice: z.string().min(1) }) });

/** Starts the delivery of an approved notice, once. A refusal means that it is no longer wanted: look again. */
export async function handler(event: unknown) {
  const { stream, generation, at, next } = input.parse(event);
  const loaded = await loadIncident(stream);
  if (superseded(loaded.state, generation)) return { do: 'End' };
  const command = { do: 'start-delivery', notice: next.notice } as const;
  await carryOut(stream, askedBySystem('incident', `start-${next.notice}`, at, command), loaded);
  return { do: 'DecideNext' };
}
