import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FunctionLogLine, FunctionSpec } from '../../settings/function-spec.ts';
import type {
  AskMessage,
  Broken,
  FromWorker,
  Reply,
  ToWorker,
  WorkerRequest,
  WorkerSetup,
  WorkerSignal,
} from './messages.ts';
import { workerCode } from './worker-code.ts';

/** How workers on virtual time reach the listeners without a network. */
export interface Wire {
  /** The listeners, as `host:port`. */
  readonly listeners: readonly string[];
  /** Asks one of them; never rejects. */
  ask(request: WorkerRequest): Promise<Reply | Broken>;
}

/** Which worker of its function, counted from 1, and whether it is made before anybody wants it. */
export interface Birth {
  readonly number: number;
  readonly isAhead: boolean;
}

/** What one worker is made of. */
export interface WorkerParts {
  readonly spec: FunctionSpec;
  readonly environment: Record<string, string>;
  readonly seed: string | null;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
  readonly onLog: (line: FunctionLogLine) => void;
  readonly wire: Wire;
}

function setup({ spec, seed, now, wire }: WorkerParts, { number, isAhead }: Birth): WorkerSetup {
  const dot = spec.handler.lastIndexOf('.');
  return {
    functionName: spec.name,
    functionArn: spec.arn,
    modulePath: path.resolve(spec.codeDir, `${spec.handler.slice(0, dot)}.mjs`),
    exportName: spec.handler.slice(dot + 1),
    memoryMb: spec.memoryMb,
    isAhead,
    virtual: seed === null ? null : { seed, worker: number, nowMs: now(), listeners: wire.listeners },
  };
}

/** One thread that serves one invocation at a time of one function. */
export class FunctionWorker {
  readonly spec: FunctionSpec;
  readonly #thread: Worker;
  #listener: ((signal: WorkerSignal) => void) | null = null;
  #onLoaded: () => void = () => undefined;
  /** Resolves when a worker made ahead has its handler, or is gone. */
  readonly loaded = new Promise<void>((resolve) => {
    this.#onLoaded = resolve;
  });
  #gone = false;

  constructor(parts: WorkerParts, birth: Birth) {
    this.spec = parts.spec;
    this.#thread = new Worker(workerCode(), {
      eval: true,
      env: parts.environment,
      execArgv: [],
      workerData: setup(parts, birth),
    });
    this.#thread.on('message', (message: FromWorker) => {
      if (message.kind === 'log') parts.onLog(message.line);
      else if (message.kind === 'ask') void this.#ask(message, parts.wire);
      else if (message.kind === 'loaded') this.#onLoaded();
      else this.#tell(message);
    });
    this.#thread.on('error', (error) => this.#leave(String(error)));
    this.#thread.on('exit', (code) => this.#leave(`exit status ${code}`));
  }

  /** False once the thread has ended or is being ended. */
  get usable(): boolean {
    return !this.#gone;
  }

  /** Who hears the signals of the present invocation. */
  listen(listener: ((signal: WorkerSignal) => void) | null): void {
    this.#listener = listener;
  }

  send(message: ToWorker): void {
    if (!this.#gone) this.#thread.postMessage(message);
  }

  /** Ends the thread wherever it stands; its invocation hears `exit` at once. */
  async kill(reason: string): Promise<void> {
    this.#leave(reason);
    await this.#thread.terminate();
  }

  async #ask({ id, ...request }: AskMessage, wire: Wire): Promise<void> {
    this.send({ kind: 'answer', id, reply: await wire.ask(request) });
  }

  #tell(signal: WorkerSignal): void {
    if (!this.#gone) this.#listener?.(signal);
  }

  #leave(reason: string): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#onLoaded();
    this.#listener?.({ kind: 'exit', reason });
  }
}
