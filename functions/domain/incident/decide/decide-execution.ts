import { executionOf, type Machine, recordFailure, requestAfter } from '../../components/executions.ts';
import { isCalling } from '../../components/paging/escalation.ts';
import { readDeadlineSubject } from '../../rules/deadline/deadline-subject.ts';
import type { CommandOf, DecideResult, Given } from '../command/given.ts';
import { play } from '../evolve/play.ts';
import { escalation, openPage } from '../paging/pages.ts';
import type { OpenIncident } from '../record/state.ts';
import { isGoingOn } from '../standing/after-closing.ts';

/** Asks for the next execution, unless somebody did so, or nothing is left for it to do. */
export function decideRequest({ state }: Given, command: CommandOf<'request-execution'>): DecideResult {
  return isWanted(state, command.machine, command.subject) ? [...requestAfter(state, command)] : [];
}

/** A closed incident has no workflows but those of the duties that go on. */
function isWanted(state: OpenIncident, machine: Machine, subject: string | null): boolean {
  if (state.status === 'open') return true;
  const watched = machine === 'deadline' ? readDeadlineSubject(subject ?? '') : null;
  return watched !== null && isGoingOn(state, { id: watched.duty });
}

/** A workflow gave up. People are called, but not again while an earlier such call is under way. */
export function decideFailure(given: Given, command: CommandOf<'record-failure'>): DecideResult {
  const { state } = given;
  const failed = recordFailure(state, command);
  if ('refused' in failed || failed.length === 0) return failed;
  const subject = executionOf(state, command.generation)?.subject ?? null;
  if (!isWanted(state, command.machine, subject) || isCalling(given, 'failure')) return failed;
  return [...failed, openPage(play(given, failed), 'failure', null, escalation(given))];
}
