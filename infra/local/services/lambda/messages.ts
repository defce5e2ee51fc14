import type { ReplyHeaders } from '../../protocol/call.ts';
import type { Incoming } from '../../protocol/decode.ts';
import type { FunctionLogLine } from '../../settings/function-spec.ts';

/** What a worker is told when it is born. */
export interface WorkerSetup {
  readonly functionName: string;
  readonly functionArn: string;
  readonly modulePath: string;
  readonly exportName: string;
  readonly memoryMb: number;
  /** Load the handler at once, not with the first invocation. */
  readonly isAhead: boolean;
  /**
   * Null on the wall clock; then time, timers, randomness and requests are the machine's. `listeners` (`host:port`) are asked
   * over this port instead of the network.
   */
  readonly virtual: {
    readonly seed: string;
    /** Counts the function's workers from 1; part of the seed of what its module draws while it is loaded. */
    readonly worker: number;
    /** When the worker was made. */
    readonly nowMs: number;
    readonly listeners: readonly string[];
  } | null;
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
interface ResumeMessage {
  readonly kind: 'resume';
  readonly nowMs: number;
}

/** A request to one of the listeners; header names in lower case. */
export interface WorkerRequest extends Omit<Incoming, 'body'> {
  readonly listener: string;
  readonly body: string | Uint8Array;
}

export interface AskMessage extends WorkerRequest {
  readonly kind: 'ask';
  /** Counts the worker's requests from 1. */
  readonly id: number;
}

/** What a listener answered. */
export interface Reply {
  readonly status: number;
  readonly headers: ReplyHeaders;
  readonly body: string | Uint8Array;
}

/** Why there is no answer, as a socket would say it. */
export interface Broken {
  readonly broken: 'ECONNREFUSED' | 'ECONNRESET';
  readonly message: string;
}

/** The answer to one request. */
export interface AnswerMessage {
  readonly kind: 'answer';
  readonly id: number;
  readonly reply: Reply | Broken;
}

export type ToWorker = StartMessage | ResumeMessage | AnswerMessage;

/** What went wrong in a function, in the words that Lambda uses. */
export interface FunctionFailure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

export type FromWorker =
  | AskMessage
  | { readonly kind: 'log'; readonly line: FunctionLogLine }
  /** The handler was loaded ahead, or could not be: the first invocation will tell. */
  | { readonly kind: 'loaded' }
  /** Nothing is left to do before this instant; null: nothing that the function waits for will ever come. */
  | { readonly kind: 'sleep'; readonly untilMs: number | null }
  | { readonly kind: 'done'; readonly payload: string }
  /** `fatal`: the module could not be loaded, so that this worker is of no use any more. */
  | { readonly kind: 'failed'; readonly failure: FunctionFailure; readonly fatal: boolean };

/** What a worker tells its invocation; `exit` is added when the worker is gone. */
export type WorkerSignal =
  | Exclude<FromWorker, { kind: 'log' | 'ask' | 'loaded' }>
  | { readonly kind: 'exit'; readonly reason: string };
