import * as z from 'zod';
import { askedBySystem } from '../../application/command/asked.ts';
import { carryOut, loadIncident } from '../../application/command/incidents.ts';
import { isSuperseded } from '../../domain/components/executions.ts';
import { deadlineSubject } from '../../domain/rules/deadline/deadline-subject.ts';
import { stepInput } from '../input/step-input.ts';

const input = stepInput.extend({ next: z.object({ duty: z.string().min(1), revision: z.int().min(1) }) });

/** Starts the deadline workflow of one duty at one revision of its due time, once. */
export async function handler(event: unknown) {
  const { stream, generation, at, next } = input.parse(event);
  const loaded = await loadIncident(stream);
  if (isSuperseded(loaded.state, generation)) return { do: 'End' };
  const subject = deadlineSubject(next.duty, next.revision);
  // Armed already: nothing is appended, and a repetition sees to it that the execution was really started.
  const command = { do: 'request-execution', machine: 'deadline', subject, after: 0 } as const;
  await carryOut(stream, askedBySystem('incident', `arm-${subject}`, at, command), loaded);
  return { do: 'DecideNext' };
}
