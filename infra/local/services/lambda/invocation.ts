import { MINUTE_MS, SECOND_MS } from '../../../../functions/domain/base/time/units.ts';
import type { Clock, Parked, Scheduled, Turn } from '../../clock/clock.ts';
import type { FunctionSpec, InvokeResult } from '../../settings/function-spec.ts';
import type { FunctionWorker } from './function-worker.ts';
import { refuseLargeResponse } from './limits.ts';
import type { WorkerSignal } from './messages.ts';

/** What an invocation is asked to do. */
export interface InvocationRequest {
  readonly spec: FunctionSpec;
  readonly payload: string;
  readonly turn: Turn;
  readonly number: number;
  readonly requestId: string;
}

/** How long a worker on virtual time may be busy on the wall clock before it is taken for hanging. */
const HANGING_AFTER_MS = MINUTE_MS;

/**
 * One invocation, from its request to its result. On a virtual clock it is a row of segments, each in a turn of its
 * own: the worker runs until it only waits for a timer, and goes on in the turn at which that timer is due.
 */
export class Invocation {
  readonly request: InvocationRequest;
  readonly result: Promise<InvokeResult>;
  readonly #clock: Clock;
  readonly #parked: Parked<InvokeResult>;
  readonly #onEnd: (invocation: Invocation) => void;
  #worker: FunctionWorker | null = null;
  #deadlineMs = 0;
  #next: Scheduled | null = null;
  #endSegment: (() => void) | null = null;
  #hangGuard: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(clock: Clock, request: InvocationRequest, onEnd: (invocation: Invocation) => void) {
    this.#clock = clock;
    this.request = request;
    this.#onEnd = onEnd;
    this.#parked = clock.park<InvokeResult>(request.turn);
    this.result = this.#parked.waited;
  }

  get worker(): FunctionWorker | null {
    return this.#worker;
  }

  /** Gives the invocation its worker; it starts in a turn of its own, now. */
  begin(worker: FunctionWorker): void {
    this.#worker = worker;
    worker.listen((signal) => this.#hear(signal));
    this.#next = this.#clock.schedule(this.#clock.now(), this.request.turn, () => this.#start(worker));
  }

  /** Ends it without a worker's word: a power cut, or a worker that is gone. */
  abort(reason: string): void {
    this.#finish({
      ok: false,
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${this.request.requestId} Error: Runtime exited with error: ${reason}`,
    });
  }

  #start(worker: FunctionWorker): Promise<void> {
    const nowMs = this.#clock.now();
    const { payload, number: invocation, requestId, spec } = this.request;
    this.#deadlineMs = nowMs + spec.timeoutSeconds * SECOND_MS;
    if (!this.#clock.virtual) this.#sleepUntilDeadline();
    return this.#segment(() =>
      worker.send({ kind: 'start', invocation, requestId, payload, nowMs, deadlineMs: this.#deadlineMs }),
    );
  }

  /** Ends when the worker has said that it sleeps, is done, or is gone. */
  #segment(kick: () => void): Promise<void> {
    if (this.#clock.virtual) this.#hangGuard = setTimeout(() => this.#timeOut(), HANGING_AFTER_MS);
    return new Promise((resolve) => {
      this.#endSegment = resolve;
      kick();
    });
  }

  #hear(signal: WorkerSignal): void {
    if (this.#ended) return;
    if (signal.kind === 'sleep') this.#sleep(signal.untilMs);
    else if (signal.kind === 'done') this.#finish(resultOf(signal.payload));
    else if (signal.kind === 'failed') this.#fail(signal);
    else this.abort(signal.reason);
  }

  #sleep(untilMs: number | null): void {
    if (untilMs === null || untilMs >= this.#deadlineMs) this.#sleepUntilDeadline();
    else this.#next = this.#clock.schedule(untilMs, this.request.turn, () => this.#resume());
    this.#closeSegment();
  }

  #resume(): Promise<void> {
    return this.#segment(() => this.#worker?.send({ kind: 'resume', nowMs: this.#clock.now() }));
  }

  #sleepUntilDeadline(): void {
    this.#next = this.#clock.schedule(this.#deadlineMs, this.request.turn, () => this.#timeOut());
  }

  #fail(signal: Extract<WorkerSignal, { kind: 'failed' }>): void {
    const worker = this.#worker;
    this.#finish({ ok: false, ...signal.failure });
    if (signal.fatal) void worker?.kill('exit status 1');
  }

  #timeOut(): void {
    const worker = this.#worker;
    const seconds = this.request.spec.timeoutSeconds.toFixed(2);
    this.#finish({
      ok: false,
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${this.request.requestId} Error: Task timed out after ${seconds} seconds`,
    });
    void worker?.kill('timed out');
  }

  #finish(result: InvokeResult): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#next?.cancel();
    this.#worker?.listen(null);
    this.#parked.wake(result);
    this.#onEnd(this);
    this.#closeSegment();
  }

  #closeSegment(): void {
    clearTimeout(this.#hangGuard);
    this.#endSegment?.();
    this.#endSegment = null;
  }
}

function resultOf(payload: string): InvokeResult {
  return refuseLargeResponse(payload) ?? { ok: true, payload: JSON.parse(payload) };
}
