import { type Refusal, refuse } from '../../base/refusal.ts';
import type { Machine } from '../../components/executions.ts';
import { newestGeneration, requestNext } from '../../components/executions.ts';
import { isCalling } from '../../components/paging/escalation.ts';
import { readDeadlineSubject } from '../../rules/deadline/deadline-subject.ts';
import type { CommandOf, DecideResult, Given } from '../command/given.ts';
import { play } from '../evolve/play.ts';
import { escalation, openPage } from '../paging/pages.ts';
import type { IncidentEvent } from '../record/events.ts';
import type { OpenIncident } from '../record/state.ts';
import { isGoingOn } from '../standing/after-closing.ts';

function noExecution(machine: string, generation: number): Refusal {
  return refuse('not-found', {
    ja: `該当するワークフローの実行（${machine} ${generation}）がありません。`,
    en: `There is no ${machine} execution ${generation}.`,
  });
}

/** Asks for the next execution, unless somebody did so since `after`: two sweeps at once ask for one. */
export function decideRequest({ state }: Given, command: CommandOf<'request-execution'>): DecideResult {
  const { machine, subject, after } = command;
  if (!isWanted(state, machine, subject) || newestGeneration(state, machine, subject) !== after) return [];
  return [requestNext(state, machine, subject)];
}

/** A closed incident has no workflows but those of the duties that go on. */
function isWanted(state: OpenIncident, machine: Machine, subject: string | null): boolean {
  if (state.status === 'open') return true;
  const watched = machine === 'deadline' ? readDeadlineSubject(subject ?? '') : null;
  return watched !== null && isGoingOn(state, { id: watched.duty });
}

/** A workflow gave up. People are called, but not again while an earlier such call is under way. */
export function decideFailure(given: Given, command: CommandOf<'record-failure'>): DecideResult {
  const { machine, generation, error } = command;
  const { state } = given;
  const execution = state.executions.find((one) => one.generation === generation && one.machine === machine);
  if (execution === undefined) return noExecution(machine, generation);
  if (execution.failed !== null) return [];
  const failed: IncidentEvent = { type: 'execution.failed', machine, generation, error };
  if (!isWanted(state, machine, execution.subject) || isCalling(given, 'failure')) return [failed];
  return [failed, openPage(play(given, [failed]), 'failure', null, escalation(given))];
}
