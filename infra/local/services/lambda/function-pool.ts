import type { FunctionSpec } from '../../settings/function-spec.ts';
import { FunctionWorker, type WorkerParts } from './function-worker.ts';
import { type IdleLimits, IdleWorkers } from './idle-workers.ts';
import type { Invocation } from './invocation.ts';

/** The workers of one function and the invocations that wait for one of them. */
export class FunctionPool {
  #parts: WorkerParts;
  readonly #size: number;
  readonly #idle: IdleWorkers;
  readonly #running = new Set<Invocation>();
  #waiting: Invocation[] = [];
  #invocations = 0;
  #workers = 0;

  /** At most `size` workers. */
  constructor(parts: WorkerParts, limits: IdleLimits & { readonly size: number }) {
    this.#parts = parts;
    this.#size = limits.size;
    this.#idle = new IdleWorkers(limits);
  }

  get spec(): FunctionSpec {
    return this.#parts.spec;
  }

  /** Another version of the function: idle workers end, busy ones when they have done what they do. */
  async redeploy(parts: WorkerParts): Promise<void> {
    this.#parts = parts;
    const old = this.#idle.takeAll();
    await Promise.all(old.map((worker) => worker.kill('another version was deployed')));
  }

  /** The number of the next invocation, from 1; never used twice, crash or not. */
  nextNumber(): number {
    this.#invocations += 1;
    return this.#invocations;
  }

  /** Starts a worker before it is wanted, unless there is one. Resolves when it has loaded the function. */
  async warm(): Promise<void> {
    if (this.#idle.count + this.#running.size > 0) return;
    const worker = this.#newWorker(true);
    this.#idle.put(worker);
    await worker.loaded;
  }

  submit(invocation: Invocation): void {
    this.#waiting.push(invocation);
    this.#dispatch();
  }

  /** To be called when an invocation has ended; its worker serves the next one, if it still lives. */
  ended(invocation: Invocation): void {
    this.#running.delete(invocation);
    const worker = invocation.worker;
    // Looked at later: who ends an invocation by a timeout kills the worker right after.
    queueMicrotask(() => {
      if (worker?.usable === true && worker.spec === this.spec) this.#idle.put(worker);
      else if (worker?.usable === true) void worker.kill('another version was deployed');
      this.#dispatch();
    });
  }

  /** Ends every worker and every invocation, running or waiting, as a power cut would. */
  async crash(reason: string): Promise<void> {
    const workers = [...this.#idle.takeAll(), ...[...this.#running].flatMap((running) => running.worker ?? [])];
    const invocations = [...this.#running, ...this.#waiting];
    this.#waiting = [];
    const killed = workers.map((worker) => worker.kill(reason));
    for (const invocation of invocations) invocation.abort(reason);
    await Promise.all(killed);
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#freeWorker();
      if (worker === null) return;
      const invocation = this.#waiting.shift();
      if (invocation === undefined) return;
      this.#running.add(invocation);
      invocation.begin(worker);
    }
  }

  #freeWorker(): FunctionWorker | null {
    const idle = this.#idle.take();
    if (idle !== null) return idle;
    return this.#running.size < this.#size ? this.#newWorker(false) : null;
  }

  #newWorker(isAhead: boolean): FunctionWorker {
    this.#workers += 1;
    return new FunctionWorker(this.#parts, { number: this.#workers, isAhead });
  }
}
