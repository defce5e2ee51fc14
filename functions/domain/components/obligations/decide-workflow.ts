import type { Actor } from '../../base/ledger/item.ts';
import type { Refusal } from '../../base/refusal.ts';
import type { Instant } from '../../base/time/instant.ts';
import { deadlineSubject, readDeadlineSubject } from '../../rules/deadline/deadline-subject.ts';
import type { Duty } from '../../rules/deadline/duty.ts';
import {
  type ExecutionEvent,
  type ExecutionRequested,
  evolveExecution,
  executionOf,
  newestGeneration,
  recordFailure,
  requestAfter,
  requestNext,
  type WithExecutions,
} from '../executions.ts';
import { call, called } from '../paging/decide-page.ts';
import { isCalling, newPage } from '../paging/escalation.ts';
import type { PageEvent, PlannedCall, WithPages } from '../paging/page.ts';
import { type DutyEvent, isOwed, type WithDuties } from './duties.ts';
import { type DutyPageWhy, observe, pageOf } from './observe.ts';
import { nextMoment, type WatchedDuties } from './watching.ts';
import type { WorkflowCommand } from './workflow-command.ts';

/** Why workflows page people, whatever the stream. */
export type WorkflowPageWhy = DutyPageWhy | 'failure';

export type WorkflowEvent = DutyEvent | ExecutionEvent | PageEvent<WorkflowPageWhy, object>;

/** What any stream holds that owes something. */
export type ObligedParts<Each extends Duty> = WithDuties<Each> & WithPages & WithExecutions;

interface GivenWorkflow<Each extends Duty> extends WatchedDuties<Each> {
  readonly state: ObligedParts<Each>;
  readonly actor: Actor;
  readonly at: Instant;
  /** Whom the stream calls one after another, from `at` on. */
  readonly order: readonly PlannedCall[];
}

/** What becomes of a command that workflows give, for a stream to whose duties nothing else happens with it. */
export function decideWorkflow<Each extends Duty>(
  given: GivenWorkflow<Each>,
  command: WorkflowCommand,
): WorkflowEvent[] | Refusal {
  switch (command.do) {
    case 'observe-duty': {
      const observed = observe(given, command, given.at);
      if (observed === null) return [];
      const page = pageOf(given, observed, given);
      return [...observed.events, ...(page === null ? [] : [opened(given, page.why, observed.duty.id, page.to)])];
    }
    case 'call-person':
      return call(given, command);
    case 'record-call':
      return called(given, command);
    case 'request-execution':
      return [...requestAfter(given.state, command)];
    case 'record-failure': {
      const failed = recordFailure(given.state, command);
      // People are not called again while an earlier such call is under way.
      if ('refused' in failed || failed.length === 0 || isCalling(given, 'failure')) return failed;
      return [...failed, opened(given, 'failure', dutyOf(given, command.generation), given.order)];
    }
  }
}

/** The duty that an execution watched: its next generation calls on for the page. */
function dutyOf(given: { readonly state: WithExecutions }, generation: number): string | null {
  return readDeadlineSubject(executionOf(given.state, generation)?.subject ?? '')?.duty ?? null;
}

/** If nobody is named, all are called rather than no one. */
function opened<Each extends Duty>(
  { state, order }: GivenWorkflow<Each>,
  why: WorkflowPageWhy,
  duty: string | null,
  to: readonly PlannedCall[],
): WorkflowEvent {
  return newPage<WorkflowPageWhy, object>(state, { why, duty, to: to.length > 0 ? to : order, about: {} });
}

type ArmedDuties<Each extends Duty> = WatchedDuties<Each> & { readonly state: WithExecutions };

/** Duties with a time, or with reminders, whose revision has no deadline execution. */
export function unarmed<Each extends Duty>(watching: ArmedDuties<Each>): Each[] {
  const { state } = watching;
  return state.duties.filter(
    (duty) =>
      isOwed(duty) &&
      newestGeneration(state, 'deadline', deadlineSubject(duty.id, duty.revision)) === 0 &&
      nextMoment(watching, duty) !== null,
  );
}

/** Asks for the deadline executions that are missing, in the order of the duties: for a stream without a workflow of its own. */
export function armAll<Each extends Duty>(watching: ArmedDuties<Each>): ExecutionRequested[] {
  const asked: ExecutionRequested[] = [];
  let state: WithExecutions = watching.state;
  for (const { id, revision, openedAt } of unarmed(watching)) {
    const event = requestNext(state, 'deadline', deadlineSubject(id, revision));
    state = evolveExecution(state, event, openedAt);
    asked.push(event);
  }
  return asked;
}
