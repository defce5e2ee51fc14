import { type Refusal, refuse } from '../base/refusal.ts';
import type { Instant } from '../base/time/instant.ts';

/** The workflows that a stream can ask for. */
export const MACHINES = ['incident', 'deadline', 'delivery'] as const;

export type Machine = (typeof MACHINES)[number];

/** One requested execution. Generations are numbered through the whole stream, whatever the machine. */
export interface RequestedExecution {
  readonly machine: Machine;
  readonly generation: number;
  /** What it is for, such as the notice that it delivers; null for the stream as a whole. */
  readonly subject: string | null;
  /** Why it gave up; null if it did not. */
  readonly failed: string | null;
  /** When it was asked for, or gave up. */
  readonly changedAt: Instant;
}

/** What a stream's state holds of its executions, oldest first. */
export interface WithExecutions {
  readonly executions: readonly RequestedExecution[];
}

export type ExecutionEvent =
  | { type: 'execution.requested'; machine: Machine; generation: number; subject: string | null }
  | { type: 'execution.failed'; machine: Machine; generation: number; error: string };

export type ExecutionRequested = Extract<ExecutionEvent, { type: 'execution.requested' }>;

/** Work that an execution is wanted for, unless a generation newer than `after` does it. */
export interface ExecutionWanted {
  readonly machine: Machine;
  readonly subject: string | null;
  readonly after: number;
}

export interface ExecutionFailure {
  readonly machine: Machine;
  readonly generation: number;
  readonly error: string;
}

/** What is known of an execution that waits for its stream to change. */
export interface WaitingExecution {
  readonly generation: number;
  /** The seq on which it decided to wait. */
  readonly head: number;
  /** Until when it waits at most; a wait of the delivery workflow, or one noted by an earlier release, lacks it. */
  readonly until?: Instant | undefined;
}

/** The state with one execution more, or one that failed. */
export function evolveExecution<State extends WithExecutions>(state: State, event: ExecutionEvent, at: Instant): State {
  if (event.type === 'execution.requested') {
    const { machine, generation, subject } = event;
    const asked = { machine, generation, subject, failed: null, changedAt: at };
    return { ...state, executions: [...state.executions, asked] };
  }
  const executions = state.executions.map((execution) =>
    execution.generation === event.generation ? { ...execution, failed: event.error, changedAt: at } : execution,
  );
  return { ...state, executions };
}

/** The execution of a generation; null when none was asked for. */
export function executionOf({ executions }: WithExecutions, generation: number): RequestedExecution | null {
  return executions.find((each) => each.generation === generation) ?? null;
}

/** The newest generation of a machine for a subject; 0 if none was asked for. Older ones end. */
export function newestGeneration({ executions }: WithExecutions, machine: Machine, subject: string | null): number {
  return executions.findLast((each) => isFor(each, machine, subject))?.generation ?? 0;
}

/** Whether the caller must end: a newer generation does its work, or the stream never asked for this one. */
export function isSuperseded(state: WithExecutions, generation: number): boolean {
  const own = executionOf(state, generation);
  return own === null || newestGeneration(state, own.machine, own.subject) !== generation;
}

/** Asks for an execution of the next generation. */
export function requestNext(
  { executions }: WithExecutions,
  machine: Machine,
  subject: string | null,
): ExecutionRequested {
  const generation = Math.max(0, ...executions.map((each) => each.generation)) + 1;
  return { type: 'execution.requested', machine, generation, subject };
}

/** Asks for the next execution of some work, unless somebody did so since `after`: two that ask at once ask for one. */
export function requestAfter(
  state: WithExecutions,
  { machine, subject, after }: ExecutionWanted,
): readonly ExecutionRequested[] {
  return newestGeneration(state, machine, subject) === after ? [requestNext(state, machine, subject)] : [];
}

/** Records that an execution gave up, once. */
export function recordFailure(
  state: WithExecutions,
  { machine, generation, error }: ExecutionFailure,
): ExecutionEvent[] | Refusal {
  const execution = executionOf(state, generation);
  if (execution === null || execution.machine !== machine) return noExecution(machine, generation);
  return execution.failed === null ? [{ type: 'execution.failed', machine, generation, error }] : [];
}

function noExecution(machine: string, generation: number): Refusal {
  return refuse('not-found', {
    ja: `該当するワークフローの実行（${machine} ${generation}）がありません。`,
    en: `There is no ${machine} execution ${generation}.`,
  });
}

/**
 * Whether a waiting execution has something to do now. It is left alone while what is next is still to wait, no shorter
 * than it does: a fact that changes nothing, a reminder that another workflow sees to. One that is to end has to.
 * `waitsUntil`: until when it would wait now; null when it has something to do, or to end.
 */
export function isWoken(
  waiting: WaitingExecution,
  state: WithExecutions & { readonly seq: number },
  waitsUntil: (own: RequestedExecution) => Instant | null,
): boolean {
  if (waiting.head >= state.seq) return false;
  const own = executionOf(state, waiting.generation);
  if (waiting.until === undefined || own === null || isSuperseded(state, own.generation)) return true;
  const until = waitsUntil(own);
  return until === null || until < waiting.until;
}

/** How many executions of the same work failed one after another, this newest one included. */
export function failuresInARow({ executions }: WithExecutions, { machine, subject }: RequestedExecution): number {
  const same = executions.filter((each) => isFor(each, machine, subject));
  return same.length - 1 - same.findLastIndex(({ failed }) => failed === null);
}

function isFor(execution: RequestedExecution, machine: Machine, subject: string | null): boolean {
  return execution.machine === machine && execution.subject === subject;
}
