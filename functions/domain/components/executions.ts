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

type ExecutionRequested = Extract<ExecutionEvent, { type: 'execution.requested' }>;

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

/** How many executions of the same work failed one after another, this newest one included. */
export function failuresInARow({ executions }: WithExecutions, { machine, subject }: RequestedExecution): number {
  const same = executions.filter((each) => isFor(each, machine, subject));
  return same.length - 1 - same.findLastIndex(({ failed }) => failed === null);
}

function isFor(execution: RequestedExecution, machine: Machine, subject: string | null): boolean {
  return execution.machine === machine && execution.subject === subject;
}
