import { SECOND_MS } from '../../../../../functions/domain/base/time/units.ts';
import type { Clock, Scheduled, Turn } from '../../../clock/clock.ts';
import type { Definition } from '../language/definition.ts';
import type { Json } from '../language/json.ts';
import { ExecutionError, StateError } from '../language/state-error.ts';
import { History } from './history.ts';
import type { Branch, ExecutionFacts, ExecutionRun, InvokeFunction } from './run.ts';
import { runGraph } from './run-graph.ts';
import { CancelScope } from './scope.ts';
import type { SeededIds } from './seeded-ids.ts';
import type { TaskTokens } from './task-tokens.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** How an execution has ended. */
export interface ExecutionEnd {
  readonly status: Exclude<ExecutionStatus, 'RUNNING'>;
  readonly stopMs: number;
  readonly output: Json | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

/** What an execution is made of. */
export interface ExecutionParts {
  readonly clock: Clock;
  readonly turn: Turn;
  readonly facts: ExecutionFacts;
  readonly definition: Definition;
  readonly ids: SeededIds;
  readonly tokens: TaskTokens;
  readonly invoke: InvokeFunction;
  readonly onEnd: (execution: Execution) => void;
}

/** No execution lives longer than a year. */
const LONGEST_EXECUTION_SECONDS = 31_536_000;

/** One run of a machine, from its input to its end. */
export class Execution {
  readonly facts: ExecutionFacts;
  readonly history = new History();
  readonly #parts: ExecutionParts;
  readonly #scope = new CancelScope();
  readonly #branch: Branch;
  #limit: Scheduled | null = null;
  #end: ExecutionEnd | null = null;

  constructor(parts: ExecutionParts) {
    this.#parts = parts;
    this.facts = parts.facts;
    const { clock, turn, facts, ids, tokens, invoke } = parts;
    const run: ExecutionRun = { clock, turn, facts, ids, tokens, invoke, history: this.history, runGraph };
    this.#branch = { run, scope: this.#scope, map: null, previousEventId: 0 };
  }

  /** How it ended, or null while it runs. */
  get end(): ExecutionEnd | null {
    return this.#end;
  }

  get status(): ExecutionStatus {
    return this.#end?.status ?? 'RUNNING';
  }

  /** Lets it begin, in a turn of its own at the present instant. */
  start(): void {
    const { clock, turn, facts, definition } = this.#parts;
    const input = JSON.stringify(facts.input);
    const details = { input, inputDetails: { truncated: false }, roleArn: facts.roleArn };
    this.history.addLast('ExecutionStarted', 0, facts.startMs, details);
    const seconds = Math.min(definition.TimeoutSeconds ?? LONGEST_EXECUTION_SECONDS, LONGEST_EXECUTION_SECONDS);
    this.#limit = clock.schedule(facts.startMs + seconds * SECOND_MS, turn, () => this.#timeOut());
    clock.schedule(clock.now(), turn, () => this.#run());
  }

  /** Ends it from outside: a person, or the end of the system. */
  abort(error?: string, cause?: string): void {
    this.#cut();
    this.#finish('ABORTED', 'ExecutionAborted', { error, cause });
  }

  async #run(): Promise<void> {
    if (this.#end !== null) return;
    try {
      const output = await runGraph(this.#branch, this.#parts.definition, this.facts.input);
      this.#finish('SUCCEEDED', 'ExecutionSucceeded', { output });
    } catch (thrown) {
      this.#cut();
      this.#finish('FAILED', 'ExecutionFailed', failureOf(thrown));
      if (!isFailure(thrown)) throw thrown;
    }
  }

  #timeOut(): void {
    this.#cut();
    this.#finish('TIMED_OUT', 'ExecutionTimedOut', {});
  }

  #cut(): void {
    if (this.#end === null) this.#scope.cancel();
  }

  #finish(
    status: ExecutionEnd['status'],
    event: string,
    what: { output?: Json; error?: string | undefined; cause?: string | undefined },
  ): void {
    if (this.#end !== null) return;
    this.#limit?.cancel();
    const stopMs = this.#parts.clock.now();
    const details = what.output === undefined ? failureDetails(what) : outputDetails(what.output);
    this.history.addLast(event, this.#branch.previousEventId, stopMs, details);
    this.#end = { status, stopMs, output: what.output, error: what.error, cause: what.cause };
    this.#parts.onEnd(this);
  }
}

function outputDetails(output: Json): Json {
  return { output: JSON.stringify(output), outputDetails: { truncated: false } };
}

function failureDetails(what: { error?: string | undefined; cause?: string | undefined }): Json {
  const { error, cause } = what;
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
}

function isFailure(thrown: unknown): boolean {
  return thrown instanceof StateError || thrown instanceof ExecutionError;
}

/** What is not a failure of a state is a fault of the interpreter; it is recorded, and goes on as well. */
function failureOf(thrown: unknown): { readonly error: string; readonly cause: string } {
  if (thrown instanceof StateError) return { error: thrown.error, cause: thrown.reason };
  if (thrown instanceof ExecutionError) return { error: thrown.error, cause: thrown.message };
  return { error: 'States.Runtime', cause: String(thrown) };
}
