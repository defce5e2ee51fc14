import type { FunctionLogLine } from './function-spec.ts';

/** What a worker is told when it is born. */
export interface WorkerSetup {
  readonly functionName: string;
  readonly functionArn: string;
  readonly modulePath: string;
  readonly exportName: string;
  readonly memoryMb: number;
  /** Null on the wall clock; then time, timers and randomness are the machine's. */
  readonly virtual: { readonly seed: string } | null;
}

/** One invocation, as the worker needs it. */
export interface StartMessage {
  readonly kind: 'start';
  /** Counts the function's invocations from 1; part of the seed of its randomness. */
  readonly invocation: number;
  readonly requestId: string;
  readonly payload: string;
  readonly nowMs: number;
  readonly deadlineMs: number;
}

/** The virtual clock has come to the instant at which the function's next timer is due. */
export interface ResumeMessage {
  readonly kind: 'resume';
  readonly nowMs: number;
}

export type ToWorker = StartMessage | ResumeMessage;

/** What went wrong in a function, in the words that Lambda uses. */
export interface FunctionFailure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

export type FromWorker =
  | { readonly kind: 'log'; readonly line: FunctionLogLine }
  /** Nothing is left to do before this instant; null: nothing that the function waits for will ever come. */
  | { readonly kind: 'sleep'; readonly untilMs: number | null }
  | { readonly kind: 'done'; readonly payload: string }
  /** `fatal`: the module could not be loaded, so that this worker is of no use any more. */
  | { readonly kind: 'failed'; readonly failure: FunctionFailure; readonly fatal: boolean };

/** What a worker tells its invocation; `exit` is added when the worker is gone. */
export type WorkerSignal = Exclude<FromWorker, { kind: 'log' }> | { readonly kind: 'exit'; readonly reason: string };
