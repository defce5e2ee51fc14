import { carryOut, loadIncident } from '../adapters/incidents.ts';
import type { DeadlineAction } from '../domain/incident/action.ts';
import { nextForDuty } from '../domain/incident/next-for-duty.ts';
import { readDeadlineSubject } from '../domain/incident/request.ts';
import { askedBySystem } from './asked.ts';
import { requestOf, superseded } from './generation.ts';
import { stepInput } from './step-input.ts';

/** Looking at a duty changed nothing although its moment has come: a fault of the rules, not of the store. */
export class NothingObserved extends Error {
  override readonly name = 'NothingObserved';
}

/** Records a reminder or a missed due time whose moment has come, and answers what is next for the duty. */
export async function handler(event: unknown): Promise<DeadlineAction> {
  const { stream, generation, at } = stepInput.parse(event);
  const loaded = await loadIncident(stream);
  const watched = readDeadlineSubject(requestOf(loaded.state, generation)?.subject ?? '');
  if (watched === null || superseded(loaded.state, generation)) return { do: 'End' };
  const { duty, revision } = watched;
  const action = nextForDuty(loaded.policy, loaded.state, duty, revision, at);
  if (action.do !== 'LookAgain') return action;
  const command = { do: 'observe-duty', duty, revision } as const;
  const id = `observe-${duty}@${revision}-${at}`;
  const observed = await carryOut(stream, askedBySystem('deadline', id, at, command), loaded);
  const after = nextForDuty(observed.policy, observed.state, duty, revision, at);
  if (after.do === 'LookAgain')
    throw new NothingObserved(`duty ${duty} of ${stream} asks to be looked at again and again`);
  return after;
}
