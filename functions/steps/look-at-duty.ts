import { carryOut, loadIncident } from '../adapters/incidents.ts';
import type { DeadlineAction } from '../domain/incident/action.ts';
import { nextForDuty } from '../domain/incident/next-for-duty.ts';
import { askedBySystem } from './asked.ts';
import { requestOf, superseded } from './generation.ts';
import { stepInput } from './step-input.ts';

/** `<duty id>@<revision>`; a duty id may hold `#` and dots. */
const SUBJECT = /^(.+)@(\d+)$/;

/** Records a reminder or a missed due time whose moment has come, and answers what is next for the duty. */
export async function handler(event: unknown): Promise<DeadlineAction> {
  const { stream, generation, at } = stepInput.parse(event);
  const loaded = await loadIncident(stream);
  const subject = SUBJECT.exec(requestOf(loaded.state, generation)?.subject ?? '');
  if (subject === null || superseded(loaded.state, generation)) return { do: 'End' };
  const [, duty = '', digits] = subject;
  const revision = Number(digits);
  const action = nextForDuty(loaded.policy, loaded.state, duty, revision, at);
  if (action.do !== 'LookAgain') return action;
  const command = { do: 'observe-duty', duty, revision } as const;
  const id = `observe-${duty}@${revision}-${at}`;
  const observed = await carryOut(stream, askedBySystem('deadline', id, at, command), loaded);
  return nextForDuty(observed.policy, observed.state, duty, revision, at);
}
