import type { Clock, Turn } from '../../../clock/clock.ts';
import type { InvokeResult } from '../../../settings/function-spec.ts';
import type { StateGraph } from '../language/definition.ts';
import type { Json, JsonObject } from '../language/json.ts';
import type { History } from './history.ts';
import type { CancelScope } from './scope.ts';
import type { SeededIds } from './seeded-ids.ts';
import type { TaskTokens } from './task-tokens.ts';

/** Invokes a function for a machine that acts under a role. */
export type InvokeFunction = (
  functionArn: string,
  payload: unknown,
  turn: Turn,
  roleArn: string,
) => Promise<InvokeResult>;

/** The part of the context object about an execution and its machine. */
export interface ExecutionFacts {
  readonly executionArn: string;
  readonly name: string;
  readonly input: Json;
  readonly startMs: number;
  readonly roleArn: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly region: string;
  readonly account: string;
}

/** All that the states of one execution share. */
export interface ExecutionRun {
  readonly clock: Clock;
  readonly turn: Turn;
  readonly facts: ExecutionFacts;
  readonly history: History;
  readonly ids: SeededIds;
  readonly tokens: TaskTokens;
  readonly invoke: InvokeFunction;
  /** Runs a line of states from its start to its end; throws StateError when it fails. */
  readonly runGraph: (branch: Branch, graph: StateGraph, input: Json) => Promise<Json>;
}

/** One line of states that run one after the other. */
export interface Branch {
  readonly run: ExecutionRun;
  readonly scope: CancelScope;
  /** The item of the Map that the branch works on, as `$$.Map` shows it. */
  readonly map: JsonObject | null;
  /** The id of the event that the next one follows from. */
  previousEventId: number;
}

/** A state while it runs. */
export interface Frame {
  readonly branch: Branch;
  readonly stateName: string;
  readonly enteredMs: number;
  readonly enteredEventId: number;
  retryCount: number;
  /** Set for tasks that wait for a token. */
  taskToken: string | null;
}

/** What a state gives to the next one; `next` null ends the branch. */
export interface StateResult {
  readonly output: Json;
  readonly next: string | null;
}

/** Adds an event that follows from the branch's last one. */
export function emit(branch: Branch, type: string, details?: Json): number {
  const { history, clock } = branch.run;
  branch.previousEventId = history.add(type, branch.previousEventId, clock.now(), details);
  return branch.previousEventId;
}
