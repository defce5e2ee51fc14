import type * as z from 'zod';
import { askedBySystem } from '../../application/command/asked.ts';
import type { ObligedStream } from '../../application/command/obliged.ts';
import { obligedOf } from '../../application/streams/table.ts';
import { executionOf, isSuperseded } from '../../domain/components/executions.ts';
import type { DeadlineAction } from '../../domain/components/obligations/next-for-duty.ts';
import { deadlineSubject, readDeadlineSubject } from '../../domain/rules/deadline/deadline-subject.ts';
import { waitSecondsUntil } from '../input/longest-wait.ts';
import { renewalDue } from '../input/renewal.ts';
import { moment, workflowInput } from '../input/step-input.ts';

/** Looking at a duty changed nothing although its moment has come: a fault of the rules, not of the store. */
export class NothingObserved extends Error {
  override readonly name = 'NothingObserved';
}

/** The first definition did not tell since when it runs, and cannot be woken: it ends at its next moment. */
const input = workflowInput.extend({ startedAt: moment.optional() });

type Looking = z.output<typeof input>;

/** Records a reminder or a missed due time whose moment has come, and answers what is next for the duty. */
export async function handler(event: unknown) {
  const asked = input.parse(event);
  const { stream, generation, at } = asked;
  const loaded = await obligedOf(stream).load(stream);
  const watched = readDeadlineSubject(executionOf(loaded, generation)?.subject ?? '');
  if (watched === null || isSuperseded(loaded, generation)) return { do: 'End' };
  const { duty, revision } = watched;
  const action = loaded.nextForDuty(watched, at);
  if (action.do !== 'LookAgain') return answered(asked, loaded, deadlineSubject(duty, revision), action);
  const command = { do: 'observe-duty', duty, revision } as const;
  const observed = await loaded.ask(askedBySystem('deadline', `observe-${duty}@${revision}-${at}`, at, command));
  const after = observed.nextForDuty(watched, at);
  if (after.do === 'LookAgain')
    throw new NothingObserved(`duty ${duty} of ${stream} asks to be looked at again and again`);
  return answered(asked, observed, deadlineSubject(duty, revision), after);
}

/** A wait tells on which item it was decided and how long it lasts. A worn out execution hands over instead of waiting. */
async function answered(asked: Looking, loaded: ObligedStream, subject: string, action: DeadlineAction) {
  if (action.do !== 'WaitUntil') return action;
  if (isWornOut(asked)) return handOver(asked, loaded, subject);
  return { ...action, head: loaded.seq, waitSeconds: waitSecondsUntil(action.until, asked.at) };
}

function isWornOut({ startedAt, definition, at }: Looking): boolean {
  return startedAt !== undefined && renewalDue('deadline', { startedAt, definition, at, rounds: 0 });
}

async function handOver({ generation, at }: Looking, loaded: ObligedStream, subject: string) {
  const command = { do: 'request-execution', machine: 'deadline', subject, after: generation } as const;
  await loaded.ask(askedBySystem('deadline', `renew-${generation}`, at, command));
  return { do: 'End' };
}
