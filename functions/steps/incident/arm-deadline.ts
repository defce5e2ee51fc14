import * as z from 'zod';
import { askedBySystem } from '../../application/command/asked.ts';
import { obligedOf } from '../../application/streams/table.ts';
import { isSuperseded } from '../../domain/components/executions.ts';
import { deadlineSubject } from '../../domain/rules/deadline/deadline-subject.ts';
import { workflowInput } from '../input/step-input.ts';

const input = workflowInput.extend({ next: z.object({ duty: z.string().min(1), revision: z.int().min(1) }) });

/** Starts the deadline workflow of one duty at one revision of its due time, once. */
export async function handler(event: unknown) {
  const { stream, generation, at, next } = input.parse(event);
  const loaded = await obligedOf(stream).load(stream);
  if (isSuperseded(loaded, generation)) return { do: 'End' };
  const subject = deadlineSubject(next.duty, next.revision);
  // Armed already: nothing is appended, and a repetition sees to it that the execution was really started.
  const command = { do: 'request-execution', machine: 'deadline', subject, after: 0 } as const;
  await loaded.ask(askedBySystem('incident', `arm-${subject}`, at, command));
  return { do: 'DecideNext' };
}
